import * as event from '../../../services/event'
import { whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { type OpinionsView, opinionsView } from './opinions.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    view: null as OpinionsView | null,
  },

  eventId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const summary = await event.evaluations(this.eventId)
      this.setData({ face: summary.count > 0 ? 'full' : 'empty', view: opinionsView(summary, now()) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
