import * as checkin from '../../../services/checkin'
import type { MemberCodeText } from '../../../shared/contract/memberCode'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { qrUri } from '../../../ui/qr'
import { codeAt, needsMore } from '../codes'

const TICK = 1_000
/** How often the number of people is asked for anew, and how long it waits after a try in vain. */
const COUNT_EVERY = 15_000

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    title: '',
    placeName: '',
    count: 0,
    picture: '',
    left: 1,
    offline: false,
  },

  eventId: '',
  codes: [] as MemberCodeText[],
  shown: '',
  timer: 0,
  nextTry: 0,
  fetching: false,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
  },

  onShow() {
    this.setData(display())
    void wx.setKeepScreenOn({ keepScreenOn: true }).catch(() => undefined)
    this.tick()
    this.timer = setInterval(() => this.tick(), TICK)
  },

  onHide() {
    clearInterval(this.timer)
  },

  onUnload() {
    clearInterval(this.timer)
    void wx.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined)
  },

  tick() {
    this.draw()
    if (now() >= this.nextTry || needsMore(this.codes, now())) void this.fetch()
  },

  draw() {
    const code = codeAt(this.codes, now())
    if (!code) {
      if (this.shown) this.setData({ picture: '', face: 'failed' })
      this.shown = ''
      return
    }
    this.setData({ left: (code.until - now()) / (code.until - code.from) })
    if (code.text === this.shown) return
    this.shown = code.text
    this.setData({ picture: qrUri(code.text), face: 'full' })
  },

  async fetch() {
    if (this.fetching || now() < this.nextTry) return
    this.fetching = true
    this.nextTry = now() + COUNT_EVERY
    try {
      const { codes, title, placeName, count, now: at } = await checkin.eventCode(this.eventId)
      learnTime(at)
      this.nextTry = now() + COUNT_EVERY
      this.codes = codes
      this.setData({ title, placeName, count, offline: false })
      this.draw()
    } catch (error) {
      const sentence = whyNotShown(error)
      this.setData({ offline: true, sentence })
      if (!this.shown) this.setData({ face: 'failed' })
    } finally {
      this.fetching = false
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    this.nextTry = 0
    void this.fetch()
  },
})
