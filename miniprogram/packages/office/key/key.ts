import * as member from '../../../services/member'
import { newRequestId } from '../../../shared/kit/ids'
import { type Day, dayOf } from '../../../shared/kit/time'
import { ask, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { changeQuestion, choices, endWords, leftWords } from './key.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    /** From when on cards of the present signature are refused. */
    retireOn: '',
    first: '',
    last: '',
    end: '',
    left: '',
  },

  /** One change however often it is sent; another once it has been made. */
  requestId: '',

  onLoad() {
    const { first, usual, last } = choices(dayOf(now()))
    this.requestId = newRequestId()
    this.setData({ first, last })
    this.choose(usual)
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await member.codeKeys()
      this.setData({ face: 'full', left: leftWords(value.keys, now()) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  choose(retireOn: Day) {
    this.setData({ retireOn, end: endWords(retireOn, dayOf(now())) })
  },

  onDay(event: Change<{ value: Day }>) {
    this.choose(event.detail.value)
  },

  async onChange() {
    const { retireOn } = this.data
    if (this.data.busy || !(await ask(changeQuestion(retireOn, dayOf(now()))))) return
    const { requestId } = this
    const changed = await busy(this, () => member.rotateKey({ retireOn, requestId }))
    if (!changed) return
    this.requestId = newRequestId()
    this.setData({ left: leftWords(changed.keys, now()) })
    await tell('已经换好。请通知各支部重新打印活动证，签到台的手机联网打开一次')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
