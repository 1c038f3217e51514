import * as event from '../../../services/event'
import type { Organizer, RemovalRequest } from '../../../shared/contract/event'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { type OrganizerQuery, organizerOf } from '../events/organizer'
import { type RemovalRow, removalRows } from './removals.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    rows: [] as RemovalRow[],
  },

  organizer: { kind: 'organization', id: '' } as Organizer,

  onLoad(query: OrganizerQuery) {
    this.organizer = organizerOf(query)
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { removals } = await event.removals(this.organizer)
      const rows = removalRows(removals, await this.urls(removals), now())
      this.setData({ face: rows.length > 0 ? 'full' : 'empty', rows })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** The organiser sees hidden pictures too, through the events' records. */
  async urls(removals: readonly RemovalRequest[]): Promise<Map<string, string>> {
    const ids = [...new Set(removals.map(({ eventId }) => eventId))]
    const found = await Promise.all(ids.map((id) => event.record(id).catch(() => null)))
    const pictures = found.flatMap((one) => one?.value.pictures ?? [])
    return new Map(pictures.map(({ fileId, url }) => [fileId, url]))
  },

  onRemove(tap: Tap<{ id: string }>) {
    return this.settle(tap.currentTarget.dataset.id, true)
  },

  onKeep(tap: Tap<{ id: string }>) {
    return this.settle(tap.currentTarget.dataset.id, false)
  },

  async settle(removalId: string, remove: boolean) {
    const row = this.data.rows.find(({ id }) => id === removalId)
    if (!row) return
    const { eventId } = row
    await busy(this, () => event.settleRemoval({ eventId, removalId, remove }))
    await this.load()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
