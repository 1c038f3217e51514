import * as event from '../../../services/event'
import type { EventBrief, EventFilter } from '../../../shared/contract/event'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import { type EventItem, eventItem } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { ask, decline, openSettings, recall } from '../../../ui/place'
import { hasCode, whoAmI } from '../../../ui/session'
import type { Whereabouts } from '../../../ui/whereabouts'
import { keptWords } from '../../../ui/words'
import { emptyWords, filterChips, filterOf } from './list.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    items: [] as EventItem[],
    more: false,
    filter: 'all' as EventFilter,
    chips: filterChips('all', false),
    empty: emptyWords('all'),
    /** Whether it has to be said why the place is asked for. */
    explain: false,
  },

  where: { kind: 'unasked' } as Whereabouts,
  events: [] as EventBrief[],
  after: null as string | null,
  hasBranch: false,
  asked: 0,

  onLoad({ filter = '' }: { filter?: string }) {
    this.setData({ filter: filterOf(filter) })
    void this.open()
  },

  /** Again at every return: places may have been taken, mine among them. */
  onShow() {
    this.setData(display())
    if (this.events.length > 0) void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async open() {
    const [where, me] = await Promise.all([recall(), whoAmI().catch(() => null)])
    this.where = where
    this.hasBranch = me !== null && hasCode(me)
    await this.choose(this.data.filter)
  },

  async choose(filter: EventFilter) {
    const chips = filterChips(filter, this.hasBranch)
    const explain = filter === 'near' && this.where.kind !== 'known'
    this.setData({ filter, chips, explain, face: 'loading', empty: emptyWords(filter) })
    await this.load()
  },

  async load() {
    const asked = ++this.asked
    try {
      const { value, keptAt } = await event.find(this.query())
      if (asked !== this.asked) return
      if (keptAt === null) learnTime(value.now)
      this.setData({ kept: keptWords(keptAt, now()) })
      this.show(value.events, keptAt === null ? value.after : null)
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  query(after?: string) {
    const at = this.where.kind === 'known' ? { at: this.where.at } : {}
    return { filter: this.data.filter, ...at, ...(after ? { after } : {}) }
  },

  show(events: EventBrief[], after: string | null) {
    this.events = events
    this.after = after
    const items = events.map((one) => eventItem(one, now()))
    this.setData({ items, more: after !== null, face: items.length > 0 ? 'full' : 'empty' })
  },

  async onMore() {
    const { after, asked } = this
    if (after === null) return
    const next = await busy(this, () => event.more(this.query(after)))
    if (next && asked === this.asked) this.show([...this.events, ...next.events], next.after)
  },

  onReachBottom() {
    void this.onMore()
  },

  onFilter({ detail }: Change<{ id: EventFilter }>) {
    void this.choose(detail.id)
  },

  async onUseLocation() {
    this.where = await (this.where.kind === 'refused' ? openSettings() : ask())
    await this.choose('near')
  },

  onNoLocation() {
    this.where = decline()
    void this.choose('all')
  },

  onEmpty() {
    return this.data.filter === 'all' ? goEvent.gallery() : this.choose('all')
  },

  onRetry() {
    void this.choose(this.data.filter)
  },

  onEvent(tap: Tap<{ id: string }>) {
    return goEvent.event(tap.currentTarget.dataset.id)
  },

  onMine: () => goEvent.mine(),
  onCalendar: () => goEvent.calendar(),
  onGallery: () => goEvent.gallery(),
})
