import * as event from '../../services/event'
import * as ledger from '../../services/ledger'
import * as lesson from '../../services/lesson'
import * as notice from '../../services/notice'
import * as station from '../../services/station'
import type { EventBrief } from '../../shared/contract/event'
import type { Reservation } from '../../shared/contract/station'
import type { Place } from '../../shared/kit/place'
import { again } from '../../ui/again'
import { refusalOf, whyNotShown } from '../../ui/busy'
import { learnTime, now } from '../../ui/clock'
import { choose, display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as go from '../../ui/go'
import * as goEvent from '../../ui/goEvent'
import * as goLesson from '../../ui/goLesson'
import { type RingView, ringView } from '../../ui/learning.view'
import { recall } from '../../ui/place'
import { scanToCheckIn } from '../../ui/scan'
import { canBind, forget, hasCode, isMember, secretaryPhoneOf, whoAmI } from '../../ui/session'
import { type BenchEntry, workbench } from '../../ui/workbench.view'
import { keptWords } from '../../ui/words'
import { type Around, lookAround } from './around'
import { type NextLesson, bellWords, greetingOf, nextLesson } from './home.view'
import { DEED_LABELS, type Deed, type NextCard, nextCard, nextEvent, soonest } from './next.view'

Page({
  data: {
    ...display(),
    ...greetingOf(null, now()),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    benches: [] as BenchEntry[],
    canBind: false,
    hasCode: false,
    secretaryPhone: '',
    next: null as NextCard | null,
    deeds: DEED_LABELS,
    unread: 0,
    bell: bellWords(0),
    learning: null as RingView | null,
    lesson: null as NextLesson | null,
    around: { events: [], stations: [] } as Around,
  },

  coming: [] as Reservation[],
  events: [] as EventBrief[],

  async onShow() {
    this.setData(display())
    await this.refresh()
  },

  async onPullDownRefresh() {
    forget()
    await this.refresh()
    await wx.stopPullDownRefresh()
  },

  async refresh() {
    await Promise.all([this.greet(), this.ring(), this.load(), this.learn()])
    await this.measure()
  },

  /** Who one is matters less than what comes next: without an answer the page greets nobody in particular. */
  async greet() {
    try {
      const me = await again(whoAmI)
      this.setData({
        ...greetingOf(me, now()),
        benches: workbench(me),
        canBind: canBind(me),
        hasCode: hasCode(me),
        secretaryPhone: secretaryPhoneOf(me),
      })
      if (isMember(me)) await this.learned()
      else this.setData({ learning: null })
    } catch (error) {
      refusalOf(error)
    }
  },

  /** This year's hours; without an answer the page goes without them. */
  async learned() {
    const { value, keptAt } = await ledger.mine()
    if (keptAt === null) learnTime(value.now)
    this.setData({ learning: ringView(value.total, value.total.year) })
  },

  /** What to go on with; without an answer the page leads to the lessons only. */
  async learn() {
    try {
      const { value } = await lesson.home()
      this.setData({ lesson: nextLesson(value, now()) })
    } catch (error) {
      refusalOf(error)
    }
  },

  /** How many notices wait. */
  async ring() {
    try {
      const { unread } = await notice.unread()
      this.setData({ unread, bell: bellWords(unread) })
    } catch (error) {
      refusalOf(error)
    }
  },

  async load() {
    try {
      const [{ value, keptAt }, events] = await Promise.all([station.mine(), myEvents()])
      if (keptAt === null) learnTime(value.now)
      this.coming = value.coming
      this.events = events
      this.setData({ face: 'full', kept: keptWords(keptAt, now()) })
      this.showNext(null)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  showNext(at: Place | null) {
    const cards = [nextCard(this.coming, at, now()), nextEvent(this.events, at, now())]
    this.setData({ next: soonest(cards.filter((card) => card !== null)) })
  },

  /** How far it is, and what is near, come when it is known; nobody waits for it, and nobody is asked for it here. */
  async measure() {
    const where = await recall()
    const at = where.kind === 'known' ? where.at : null
    if (at && this.data.face === 'full') this.showNext(at)
    this.setData({ around: await lookAround(at) })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onDeed({ currentTarget }: Tap<{ deed: Deed }>) {
    const { deed } = currentTarget.dataset
    const { next } = this.data
    if (deed === 'scan') return scanToCheckIn()
    if (deed === 'way') return this.showWay()
    return next?.kind === 'event' ? goEvent.event(next.id) : go.reservations()
  },

  showWay() {
    const { next } = this.data
    const event = this.events.find(({ id }) => next?.kind === 'event' && id === next.id)
    if (event) return go.wayTo({ ...event.place, name: event.place.stationName || event.place.name })
    const one = this.coming.find(({ id }) => id === next?.id)
    return one && go.wayTo({ place: one.place, name: one.stationName, address: one.address })
  },

  onBell: () => go.inbox(),
  onArchive: () => go.archive(),
  onScan: () => scanToCheckIn(),
  onReserve: () => go.stations(),
  onReservations: () => go.reservations(),
  onEvents: () => goEvent.events(),

  onLesson() {
    return this.data.lesson ? goLesson.lesson(this.data.lesson.id) : goLesson.lessons()
  },

  onBind: () => go.bind(),
  onCode: () => go.code(),

  onEvent({ currentTarget }: Tap<{ id: string }>) {
    return goEvent.event(currentTarget.dataset.id)
  },

  onStation({ currentTarget }: Tap<{ id: string }>) {
    return go.station(currentTarget.dataset.id)
  },

  onBench({ currentTarget }: Tap<{ id: string }>) {
    const bench = this.data.benches.find(({ id }) => id === currentTarget.dataset.id)
    return bench && go.bench(bench)
  },

  onCallSecretary() {
    return go.call(this.data.secretaryPhone)
  },

  onSwitchDisplay() {
    this.setData(choose(this.data.elder ? 'standard' : 'elder'))
  },
})

/** Rooms are shown even where events cannot be had. */
async function myEvents(): Promise<EventBrief[]> {
  try {
    return (await event.mine()).value.coming
  } catch (error) {
    refusalOf(error)
    return []
  }
}
