import * as event from '../../../services/event'
import type { Helper, Organizer } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { MOST_HELPERS, withOne, without } from './helpers.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    eventId: '',
    organizer: null as Organizer | null,
    helpers: [] as Helper[],
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { organizer, helpers } = await event.form(this.data.eventId)
      this.setData({ face: 'full', organizer, helpers })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onPick({ detail }: Change<Helper>) {
    if (this.data.helpers.length >= MOST_HELPERS) return tell(`最多 ${MOST_HELPERS} 个帮手`)
    return this.save(withOne(this.data.helpers, detail))
  },

  onDrop(tap: Tap<{ id: string }>) {
    return this.save(without(this.data.helpers, tap.currentTarget.dataset.id))
  },

  async save(wanted: readonly Helper[]) {
    const helpers = wanted.map(({ id }) => id)
    const input = { eventId: this.data.eventId, helpers, requestId: newRequestId() }
    const saved = await busy(this, () => event.setHelpers(input))
    if (saved) this.setData({ helpers: saved.helpers })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
