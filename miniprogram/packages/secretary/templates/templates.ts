import * as event from '../../../services/event'
import type { EventKind, Organizer } from '../../../shared/contract/event'
import type { Me } from '../../../shared/contract/member'
import { busy } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { EventItem } from '../../../ui/event.view'
import * as goEvent from '../../../ui/goEvent'
import { whoAmI } from '../../../ui/session'
import { type OrganizerQuery, contactOf, organizerName, organizerOf } from '../events/organizer'
import { begin } from '../publish/drafting'
import { freshForm } from '../publish/publish.view'
import { copyItems, templateGroups } from './templates.view'

Page({
  data: {
    ...display(),
    busy: false,
    groups: templateGroups(),
    earlier: [] as EventItem[],
  },

  organizer: { kind: 'organization', id: '' } as Organizer,
  me: null as Me | null,

  onLoad(query: OrganizerQuery) {
    this.organizer = organizerOf(query)
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  /** Templates are there at once; who one is and what one held comes after. Without it nothing can be copied. */
  async load() {
    this.me = await whoAmI().catch(() => null)
    const { organizer } = this
    const pages = await Promise.all([
      event.organized({ organizer, when: 'past' }),
      event.organized({ organizer, when: 'coming' }),
    ]).catch(() => [])
    this.setData({
      earlier: copyItems(
        pages.flatMap(({ events }) => events),
        now(),
      ),
    })
  },

  /** Nobody waits for a name: where it is not known yet, the form asks for it itself. */
  onTemplate(tap: Tap<{ kind: EventKind }>) {
    const { organizer, me } = this
    const contact = me ? contactOf(me) : { name: '', phone: '' }
    const form = freshForm(tap.currentTarget.dataset.kind, organizer, contact)
    begin({ organizer, organizerName: me ? organizerName(me, organizer) : '', form })
    return goEvent.publish()
  },

  /** All of it but its day, and what belonged to that day. */
  async onCopy(tap: Tap<{ id: string }>) {
    const { organizer } = this
    const found = await busy(this, () => event.form(tap.currentTarget.dataset.id))
    if (!found) return
    const { date: _date, opensAt: _opens, closesAt: _closes, ...form } = found.form
    const name = this.me ? organizerName(this.me, organizer) : ''
    begin({ organizer, organizerName: name, form: { ...form, opensAt: null, closesAt: null } })
    return goEvent.publish()
  },
})
