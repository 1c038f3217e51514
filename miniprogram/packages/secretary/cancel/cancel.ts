import * as event from '../../../services/event'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import { eventWhen } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { cancelQuestion, reasonChips } from './cancel.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    when: '',
    taken: 0,
    isSeries: false,
    alsoLater: false,
    why: '',
    reasons: reasonChips(''),
  },

  eventId: '',
  requestId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await event.get(this.eventId)
      const when = eventWhen(value.startsAt, value.endsAt, now())
      const { title, taken, series } = value
      this.setData({ face: 'full', title, when, taken, isSeries: series !== null })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onReason({ detail }: Change<{ id: string }>) {
    this.setData({ why: detail.id, reasons: reasonChips(detail.id) })
  },

  onWhy({ detail }: Change<{ value: string }>) {
    this.setData({ why: detail.value, reasons: reasonChips(detail.value) })
  },

  onAlsoLater({ detail }: Change<{ on: boolean }>) {
    this.setData({ alsoLater: detail.on })
  },

  async onCancel() {
    const { title, taken, alsoLater } = this.data
    const why = this.data.why.trim()
    if (why.length < 2) return tell('请写一句为什么，报了名的人会看到')
    if (!(await ask(cancelQuestion(title, taken)))) return
    const input = { eventId: this.eventId, why, alsoLater, requestId: this.requestId }
    const cancelled = await busy(this, () => event.cancel(input))
    if (!cancelled) return
    await tell('已经取消，报了名的人都会收到通知')
    await go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
