import * as member from '../../../services/member'
import type { MemberCodeText } from '../../../shared/contract/memberCode'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { qrUri } from '../../../ui/qr'
import { secretaryPhoneOf, whoAmI } from '../../../ui/session'
import { brighten, putBack } from './brightness'
import { codeAt, leftOf, needsMore } from './codes'

/** How often the page looks whether the minute is over, milliseconds. */
const TICK = 1000
/** How long it waits after a try in vain. */
const PAUSE = 5000

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    name: '',
    branch: '',
    secretaryPhone: '',
    picture: '',
    /** How much of the minute is left, 1 to 0. */
    left: 1,
    /** Shown until it ends, although the next one could not be fetched. */
    offline: false,
  },

  codes: [] as MemberCodeText[],
  shown: '',
  timer: 0,
  fetching: false,
  nextTry: 0,

  onLoad() {
    void this.introduce()
  },

  onShow() {
    this.setData(display())
    void brighten()
    this.tick()
    this.timer = setInterval(() => this.tick(), TICK)
  },

  onHide() {
    this.rest()
  },

  onUnload() {
    this.rest()
  },

  rest() {
    clearInterval(this.timer)
    void putBack()
  },

  async introduce() {
    const me = await whoAmI().catch(() => null)
    if (!me) return
    const { name, branch } = me
    this.setData({ name: name ?? '', branch: branch?.name ?? '', secretaryPhone: secretaryPhoneOf(me) })
  },

  /** Shows this moment's text, and asks for more before the last one ends. */
  tick() {
    this.draw()
    if (needsMore(this.codes, now()) && now() >= this.nextTry) void this.fetch()
  },

  draw() {
    const code = codeAt(this.codes, now())
    if (!code) {
      if (this.shown) this.setData({ face: this.data.sentence ? 'failed' : 'loading', picture: '' })
      this.shown = ''
      return
    }
    if (code.text !== this.shown) this.setData({ face: 'full', picture: qrUri(code.text) })
    this.shown = code.text
    this.setData({ left: leftOf(code, now()) })
  },

  /** Where there is no network the texts at hand are shown to their end; then it is said. */
  async fetch() {
    if (this.fetching) return
    this.fetching = true
    try {
      const { codes, now: serverNow } = await member.code()
      learnTime(serverNow)
      this.codes = codes
      this.setData({ offline: false, sentence: '' })
    } catch (error) {
      this.nextTry = now() + PAUSE
      const face: Face = this.shown ? 'full' : 'failed'
      this.setData({ face, offline: true, sentence: whyNotShown(error) })
    }
    this.fetching = false
    this.draw()
  },

  onRetry() {
    this.setData({ face: 'loading', sentence: '' })
    void this.fetch()
  },

  onCallSecretary() {
    return go.call(this.data.secretaryPhone)
  },
})
