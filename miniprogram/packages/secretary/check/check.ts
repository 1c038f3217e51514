import * as event from '../../../services/event'
import type { EventBrief, EventCheck, EventForm } from '../../../shared/contract/event'
import { busy, whyNotShown } from '../../../ui/busy'
import { shareCard } from '../../../ui/calendar'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import { type EventItem, eventItem } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goEvent from '../../../ui/goEvent'
import { type Drafting, drafting, edit, finish } from '../publish/drafting'
import { isWhole } from '../publish/publish.view'
import {
  type Line,
  type Warning,
  askedWords,
  dateRows,
  obstacleOf,
  summaryLines,
  warningsOf,
} from './check.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    lines: [] as Line[],
    warnings: [] as Warning[],
    dates: [] as ReturnType<typeof dateRows>,
    asked: '',
    obstacle: '',
    isChange: false,
    isSeries: false,
    alsoLater: false,
    /** Once it is out: what, and who was told. */
    published: [] as EventItem[],
    told: [] as string[],
  },

  check: null as EventCheck | null,
  eventId: '',

  onLoad() {
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    const one = drafting()
    if (!one || !isWhole(one.form)) return go.back()
    const { organizer, form, repeat, changing } = one
    this.setData({
      ...{ title: form.title, lines: summaryLines(one, now()), isChange: changing !== null },
      isSeries: changing?.isSeries ?? false,
    })
    try {
      const again = repeat ? { repeat } : {}
      const self = changing ? { eventId: changing.eventId } : {}
      this.check = await event.check({ organizer, form, ...again, ...self })
      this.setData({ face: 'full', warnings: warningsOf(this.check, now()), asked: askedWords(this.check) })
      this.draw()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw() {
    const skip = drafting()?.skip ?? []
    if (!this.check) return
    const dates = this.check.dates.length > 1 ? dateRows(this.check, skip) : []
    this.setData({ dates, obstacle: obstacleOf(this.check, skip) })
  },

  onDate(change: Change<{ on: boolean }>) {
    const { date } = change.currentTarget.dataset as { date: string }
    const skip = (drafting()?.skip ?? []).filter((one) => one !== date)
    edit({ skip: change.detail.on ? skip : [...skip, date] })
    this.draw()
  },

  onAlsoLater({ detail }: Change<{ on: boolean }>) {
    this.setData({ alsoLater: detail.on })
  },

  async onPublish() {
    const one = drafting()
    if (!one || !isWhole(one.form) || this.data.obstacle) return
    const { form } = one
    const out = await busy<Out>(this, () => (one.changing ? this.change(one, form) : publish(one, form)))
    if (!out) return
    finish()
    this.eventId = out.events[0]?.id ?? ''
    this.setData({ published: out.events.map((it) => eventItem(it, now())), told: out.told })
    void wx.setNavigationBarTitle({ title: one.changing ? '改好了' : '发布好了' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  change({ changing, requestId }: Drafting, form: EventForm): Promise<Out> {
    const { eventId = '', version = 0 } = changing ?? {}
    return event.change({ eventId, version, form, alsoLater: this.data.alsoLater, requestId })
  },

  onBack: () => go.back(),

  onManage() {
    return goEvent.manageInstead(this.eventId)
  },

  onShareAppMessage() {
    const title = this.data.title
    return shareCard(title, '/packages/event/detail/detail', { eventId: this.eventId })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})

/** What is out now, and in words what people were told. */
interface Out {
  events: EventBrief[]
  told: string[]
}

async function publish(one: Drafting, form: EventForm): Promise<Out> {
  const { organizer, repeat, skip, draft, requestId } = one
  const series = repeat ? { repeat, skip } : {}
  const known = draft ? { draftId: draft.id } : {}
  const { events } = await event.publish({ organizer, form, ...series, ...known, requestId })
  return { events, told: [] }
}
