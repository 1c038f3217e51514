import * as station from '../../../services/station'
import type { Reservation } from '../../../shared/contract/station'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { addToCalendar, sendCalendarFile, shareCard } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { calendarEntry } from '../../../ui/reservation.view'
import { scanToCheckIn } from '../../../ui/scan'
import { keptWords } from '../../../ui/words'
import {
  type OtherItem,
  type ReservationView,
  cancelFollowingQuestion,
  cancelQuestion,
  leaveQuestion,
  needsOther,
  otherItems,
  reservationView,
  shareTitle,
} from './reservation.view'

/** One reservation: what became of it, and what can be done now. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    view: null as ReservationView | null,
    /** What else is free for the same hours, once it was taken back. */
    others: [] as OtherItem[],
  },

  id: '',
  reservation: null as Reservation | null,

  onLoad({ reservationId = '' }: { reservationId?: string }) {
    this.id = plain(reservationId)
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** What this phone knows already stands there at once; then it is asked what has become of it. */
  async load() {
    const known = station.mineKept()
    if (known && this.data.face === 'loading') this.show([...known.value.coming, ...known.value.past], null)
    try {
      const { value, keptAt } = await station.mine()
      if (keptAt === null) learnTime(value.now)
      this.show([...value.coming, ...value.past], keptAt)
      if (!this.reservation) return this.setData({ face: 'empty' })
      if (keptAt === null) await this.lookAround(this.reservation)
    } catch (error) {
      if (!this.reservation) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async lookAround(reservation: Reservation) {
    if (!needsOther(reservation, now())) return
    const { others } = await station.others(reservation.id)
    this.setData({ others: otherItems(others) })
  },

  onOther(event: Tap<{ id: string }>) {
    const spaceId = event.currentTarget.dataset.id
    return go.to('/packages/member/space/space', { spaceId, date: this.reservation?.date ?? '' })
  },

  show(all: readonly Reservation[], keptAt: number | null) {
    const reservation = all.find(({ id }) => id === this.id)
    if (!reservation) return
    this.reservation = reservation
    this.setData({ face: 'full', kept: keptWords(keptAt, now()), view: reservationView(reservation, now()) })
  },

  onScan: () => scanToCheckIn(),
  onReservations: () => go.reservationsInstead(),

  onWay() {
    const one = this.reservation
    return one && go.wayTo({ ...one, name: one.stationName })
  },

  onCall() {
    return this.reservation && go.call(this.reservation.phone)
  },

  onCalendar() {
    return this.reservation && addToCalendar(calendarEntry(this.reservation))
  },

  onFile() {
    const one = this.reservation
    return one && sendCalendarFile([calendarEntry(one)], `${one.date} ${one.spaceName}`)
  },

  onChange() {
    return this.reservation && go.changeReservation(this.reservation.spaceId, this.reservation.id)
  },

  onCancel() {
    const { view } = this.data
    return view && this.sure(cancelQuestion(view), () => station.cancel(this.id), '已取消')
  },

  onCancelFollowing() {
    const { view } = this.data
    return view && this.sure(cancelFollowingQuestion(view), () => station.cancel(this.id, true), '都取消了')
  },

  onLeave() {
    const { view } = this.data
    return view && this.sure(leaveQuestion(view), () => station.leave(this.id), '谢谢，慢走')
  },

  /** Asks, does it, says so, and shows what it is now. */
  async sure(question: Parameters<typeof ask>[0], work: () => Promise<Reservation>, word: string) {
    if (this.data.busy || !(await ask(question))) return
    const changed = await busy(this, work)
    if (changed) {
      this.show([changed], null)
      done(word)
    }
    await this.load()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  /** A friend sees when and where, and finds the way; nothing else of it is told. */
  onShareAppMessage() {
    const one = this.reservation
    if (!one) return shareCard('小红梅', '/pages/home/home')
    const { stationId, spaceName, date, from, to } = one
    const query = { stationId, space: spaceName, date, from: String(from), to: String(to) }
    return shareCard(shareTitle(one, now()), '/packages/member/invited/invited', query)
  },
})
