import * as ledger from '../../services/ledger'
import * as notice from '../../services/notice'
import * as station from '../../services/station'
import type { Me } from '../../shared/contract/member'
import type { Reservation } from '../../shared/contract/station'
import { refusalOf, whyNotShown } from '../../ui/busy'
import { learnTime, now } from '../../ui/clock'
import { choose, display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as go from '../../ui/go'
import { recall } from '../../ui/place'
import { scanToCheckIn } from '../../ui/scan'
import { canBind, forget, hasCode, isMember, secretaryPhoneOf, whoAmI } from '../../ui/session'
import { type BenchEntry, workbench } from '../../ui/workbench.view'
import { keptWords } from '../../ui/words'
import { type RingView, ringView } from '../../ui/learning.view'
import { DEED_LABELS, type Deed, type NextCard, bellWords, greetingOf, nextCard } from './home.view'

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
  },

  me: null as Me | null,
  coming: [] as Reservation[],

  async onShow() {
    this.setData(display())
    await Promise.all([this.greet(), this.load(), this.ring()])
  },

  async onPullDownRefresh() {
    forget()
    await Promise.all([this.greet(), this.load(), this.ring()])
    await wx.stopPullDownRefresh()
  },

  /** Who one is matters less than what comes next: without an answer the page greets nobody in particular. */
  async greet() {
    try {
      const me = await whoAmI()
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
      const { value, keptAt } = await station.mine()
      if (keptAt === null) learnTime(value.now)
      this.coming = value.coming
      this.setData({
        face: 'full',
        kept: keptWords(keptAt, now()),
        next: nextCard(value.coming, null, now()),
      })
      await this.measure()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** How far it is comes when it is known; nobody waits for it, and nobody is asked for it here. */
  async measure() {
    if (this.coming.length === 0) return
    const where = await recall()
    if (where.kind === 'known') this.setData({ next: nextCard(this.coming, where.at, now()) })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onDeed(event: Tap<{ deed: Deed }>) {
    const { deed } = event.currentTarget.dataset
    if (deed === 'scan') return scanToCheckIn()
    return deed === 'see' ? go.reservations() : this.showWay()
  },

  showWay() {
    const next = this.coming.find(({ id }) => id === this.data.next?.id)
    return next && go.wayTo({ place: next.place, name: next.stationName, address: next.address })
  },

  onScan: () => scanToCheckIn(),
  onReserve: () => go.stations(),
  onReservations: () => go.reservations(),
  onBell: () => go.inbox(),
  onArchive: () => go.archive(),
  onBind: () => go.bind(),
  onCode: () => go.code(),

  onBench(event: Tap<{ id: string }>) {
    const bench = this.data.benches.find(({ id }) => id === event.currentTarget.dataset.id)
    return bench && go.bench(bench)
  },

  onCallSecretary() {
    return go.call(this.data.secretaryPhone)
  },

  onSwitchDisplay() {
    this.setData(choose(this.data.elder ? 'standard' : 'elder'))
  },
})
