import * as event from '../../../services/event'
import * as member from '../../../services/member'
import { newRequestId } from '../../../shared/kit/ids'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { type MemberRow, memberRow } from '../../../ui/member.view'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { type Helper, MOST_HELPERS, withOne, without } from './helpers.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    helpers: [] as Helper[],
    search: '',
    rows: [] as MemberRow[],
  },

  eventId: '',
  organizationId: '',
  timer: 0,
  asked: 0,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    stopWaiting(this)
  },

  async load() {
    try {
      const { form, organizer } = await event.form(this.eventId)
      this.organizationId = organizer.kind === 'organization' ? organizer.id : ''
      const found = await Promise.all(form.helpers.map((id) => member.get(id).catch(() => null)))
      this.setData({ helpers: found.flatMap((one) => (one ? [{ id: one.id, name: one.name }] : [])) })
      await this.find()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async find() {
    const asked = ++this.asked
    const search = this.data.search.trim()
    const { organizationId } = this
    // Before it is known whose event it is, and for a station's own, there is no roster to look in.
    if (!organizationId) return this.setData({ face: 'full' })
    const { members } = await member.list({ organizationId, ...(search ? { search } : {}) })
    if (asked === this.asked)
      this.setData({ face: 'full', rows: members.map((one) => memberRow(one, false)) })
  },

  onSearch({ detail }: Change<{ value: string }>) {
    this.setData({ search: detail.value })
    afterTyping(this, () => this.find())
  },

  onPerson(tap: Tap<{ id: string; name: string }>) {
    const { id, name } = tap.currentTarget.dataset
    if (this.data.helpers.length >= MOST_HELPERS) return tell(`最多 ${MOST_HELPERS} 个帮手`)
    return this.save(withOne(this.data.helpers, { id, name }))
  },

  onDrop(tap: Tap<{ id: string }>) {
    return this.save(without(this.data.helpers, tap.currentTarget.dataset.id))
  },

  async save(wanted: readonly Helper[]) {
    const helpers = wanted.map(({ id }) => id)
    const input = { eventId: this.eventId, helpers, requestId: newRequestId() }
    const saved = await busy(this, () => event.setHelpers(input))
    if (saved) this.setData({ helpers: saved.helpers })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
