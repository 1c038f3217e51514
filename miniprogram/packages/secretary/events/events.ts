import * as event from '../../../services/event'
import { kept } from '../../../services/kept'
import type { EventDraft, OrganizedEvent, Organizer } from '../../../shared/contract/event'
import { ask } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goEvent from '../../../ui/goEvent'
import { whoAmI } from '../../../ui/session'
import { keptWords } from '../../../ui/words'
import { begin } from '../publish/drafting'
import {
  type DraftItem,
  type HeldItem,
  type Tab,
  draftItem,
  emptyWords,
  heldItem,
  hereItem,
  tabChips,
} from './events.view'
import { type OrganizerQuery, organizerName, organizerOf } from './organizer'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    name: '',
    tab: 'coming' as Tab,
    tabs: tabChips('coming'),
    items: [] as HeldItem[],
    drafts: [] as DraftItem[],
    more: false,
    empty: emptyWords.coming,
    removals: 0,
  },

  organizer: { kind: 'organization', id: '' } as Organizer,
  events: [] as OrganizedEvent[],
  all: [] as EventDraft[],
  after: null as string | null,
  asked: 0,

  onLoad(query: OrganizerQuery) {
    this.organizer = organizerOf(query)
    this.setData({ tabs: tabChips('coming', this.organizer.kind === 'station') })
    void this.introduce()
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** Who this is, and whether anybody waits for a picture to be looked at. */
  async introduce() {
    const me = await whoAmI().catch(() => null)
    if (me) this.setData({ name: organizerName(me, this.organizer) })
    const { removals } = await event.removals(this.organizer).catch(() => ({ removals: [] }))
    this.setData({ removals: removals.filter(({ state }) => state === 'open').length })
  },

  async load() {
    const asked = ++this.asked
    try {
      const { tab } = this.data
      if (tab === 'drafts') await this.loadDrafts(asked)
      else if (tab === 'here') await this.loadHere(asked)
      else await this.loadEvents(tab, asked)
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async loadEvents(when: 'coming' | 'past', asked: number) {
    const { organizer } = this
    const { value, keptAt } = await kept(`held:${organizer.id}:${when}`, () =>
      event.organized({ organizer, when }),
    )
    if (asked !== this.asked) return
    if (keptAt === null) learnTime(value.now)
    this.setData({ kept: keptWords(keptAt, now()) })
    this.show(value.events, keptAt === null ? value.after : null)
  },

  /** What anybody holds in the station's house. */
  async loadHere(asked: number) {
    const { value, keptAt } = await event.atStation(this.organizer.id)
    if (asked !== this.asked) return
    if (keptAt === null) learnTime(value.now)
    const items = value.events.map((one) => hereItem(one, now()))
    const face = items.length > 0 ? 'full' : 'empty'
    this.setData({ items, face, more: false, kept: keptWords(keptAt, now()) })
  },

  async loadDrafts(asked: number) {
    const { drafts } = await event.drafts(this.organizer)
    if (asked !== this.asked) return
    this.all = drafts
    const items = drafts.map((draft) => draftItem(draft, now()))
    this.setData({ drafts: items, more: false, kept: '', face: items.length > 0 ? 'full' : 'empty' })
  },

  show(events: OrganizedEvent[], after: string | null) {
    this.events = events
    this.after = after
    const items = events.map((one) => heldItem(one, now()))
    this.setData({ items, more: after !== null, face: items.length > 0 ? 'full' : 'empty' })
  },

  async onMore() {
    const { organizer, after, asked } = this
    const { tab } = this.data
    if (after === null || tab === 'drafts' || tab === 'here') return
    const next = await busy(this, () => event.organized({ organizer, when: tab, after }))
    if (next && asked === this.asked) this.show([...this.events, ...next.events], next.after)
  },

  onTab({ detail }: Change<{ id: Tab }>) {
    const tab = detail.id
    const tabs = tabChips(tab, this.organizer.kind === 'station')
    this.setData({ tab, tabs, empty: emptyWords[tab], face: 'loading' })
    void this.load()
  },

  onPublish() {
    return goEvent.templates(this.organizer)
  },

  onEvent(tap: Tap<{ id: string }>) {
    const { id } = tap.currentTarget.dataset
    return this.data.tab === 'here' ? go.deskScreen(id) : goEvent.manage(id)
  },

  onDraft(tap: Tap<{ id: string }>) {
    const draft = this.all.find(({ id }) => id === tap.currentTarget.dataset.id)
    if (!draft) return
    const { organizer, form, id, version } = draft
    begin({ organizer, organizerName: this.data.name, form, draft: { id, version } })
    return goEvent.publish()
  },

  async onDrop(tap: Tap<{ id: string }>) {
    const { id } = tap.currentTarget.dataset
    const question = { title: '删掉这份草稿？', content: '删了就找不回来了', yes: '删掉', no: '留着' }
    if (!(await ask(question))) return
    await busy(this, () => event.dropDraft(id))
    await this.load()
  },

  onRemovals() {
    return goEvent.removals(this.organizer)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
