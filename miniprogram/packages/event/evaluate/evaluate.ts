import * as event from '../../../services/event'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import { eventWhen } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { reasonChips, starRows, toggled } from './evaluate.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    when: '',
    stars: 0,
    rows: starRows(0),
    reasons: reasonChips([]),
    words: '',
  },

  eventId: '',
  chosen: [] as string[],

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await event.get(this.eventId)
      const when = eventWhen(value.startsAt, value.endsAt, now())
      this.setData({ face: 'full', title: value.title, when })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onStars(tap: Tap<{ stars: number }>) {
    const { stars } = tap.currentTarget.dataset
    this.setData({ stars, rows: starRows(stars) })
  },

  onReason({ detail }: Change<{ id: string }>) {
    this.chosen = toggled(this.chosen, detail.id)
    this.setData({ reasons: reasonChips(this.chosen) })
  },

  onWords({ detail }: Change<{ value: string }>) {
    this.setData({ words: detail.value })
  },

  async onSend() {
    const { stars, words } = this.data
    const input = { eventId: this.eventId, stars, reasons: this.chosen, words: words.trim() }
    const saved = await busy(this, () => event.evaluate(input))
    if (!saved) return
    await tell('谢谢，记下了。办的人看得到说了什么，看不到是谁说的')
    await go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
