import * as checkin from '../../../services/checkin'
import type { MemberCodeText } from '../../../shared/contract/memberCode'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { qrUri } from '../../../ui/qr'
import { whoAmI } from '../../../ui/session'
import { codeAt, needsMore } from '../codes'

const TICK = 1_000
const PAUSE = 5_000

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    name: '',
    picture: '',
    left: 1,
  },

  codes: [] as MemberCodeText[],
  shown: '',
  timer: 0,
  nextTry: 0,
  fetching: false,

  onLoad() {
    void whoAmI().then(
      ({ name }) => this.setData({ name: name ?? '' }),
      () => undefined,
    )
  },

  onShow() {
    this.setData(display())
    this.tick()
    this.timer = setInterval(() => this.tick(), TICK)
  },

  onHide() {
    clearInterval(this.timer)
  },

  onUnload() {
    clearInterval(this.timer)
  },

  tick() {
    const code = codeAt(this.codes, now())
    if (code) {
      this.setData({ left: (code.until - now()) / (code.until - code.from), face: 'full' })
      if (code.text !== this.shown) this.setData({ picture: qrUri(code.text) })
    } else if (this.shown) this.setData({ picture: '', face: 'failed' })
    this.shown = code?.text ?? ''
    if (needsMore(this.codes, now()) && now() >= this.nextTry) void this.fetch()
  },

  async fetch() {
    if (this.fetching) return
    this.fetching = true
    try {
      const { codes, now: at } = await checkin.myCode()
      learnTime(at)
      this.codes = codes
    } catch (error) {
      this.nextTry = now() + PAUSE
      this.setData({ sentence: whyNotShown(error) })
      if (!this.shown) this.setData({ face: 'failed' })
    } finally {
      this.fetching = false
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.fetch()
  },
})
