import { CloudError } from '../../../services/cloud'
import * as station from '../../../services/station'
import { sentenceOf } from '../../../shared/contract/errors'
import type { Reservation, SpaceDay } from '../../../shared/contract/station'
import type { Range } from '../../../shared/kit/time'
import type { Choice } from '../../../components/x-slot-picker/slots'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { isMember, whoAmI } from '../../../ui/session'
import { keptWords, whenWords } from '../../../ui/words'
import { queueable, withinQuota, without } from './space.day'
import { NOTHING_CHOSEN, type SpaceView, chosenWords, looks, spaceView } from './space.view'

interface Query {
  spaceId?: string
  date?: string
  /** The reservation that is to be changed. */
  change?: string
}

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    looks: looks('day'),
    day: null as SpaceDay | null,
    space: null as SpaceView | null,
    date: '',
    choice: null as Choice | null,
    chosen: NOTHING_CHOSEN,
    stepwise: false,
    /** Hours are chosen to queue for. */
    waiting: false,
    /** What is to be changed, in words; '' when something new is reserved. */
    before: '',
    /** The room is for members, and this person is none. */
    barred: false,
  },

  spaceId: '',
  change: '',
  reservation: null as Reservation | null,
  tooFar: false,

  onLoad({ spaceId = '', date = '', change = '' }: Query) {
    Object.assign(this, { spaceId, change: plain(change) })
    this.setData({ stepwise: display().elder, date })
    if (change) void wx.setNavigationBarTitle({ title: '改时间' })
  },

  /** Coming back from 确认 or from another app, what was free may be taken. */
  onShow() {
    this.setData(display())
    void this.load(this.data.date)
  },

  async onPullDownRefresh() {
    await this.load(this.data.date)
    await wx.stopPullDownRefresh()
  },

  async load(date: string): Promise<void> {
    try {
      if (this.change && !this.reservation) await this.readReservation()
      const first = this.tooFar ? '' : (this.reservation?.date ?? '')
      const { value, keptAt } = await station.day(this.spaceId, date || first || undefined)
      if (keptAt === null) learnTime(value.now)
      // Whoever tapped on another day meanwhile wants to see that one.
      if (this.data.date !== date) return
      this.show(value, keptAt)
      await this.bar(value)
    } catch (error) {
      if (this.isTooFar(error)) return this.load('')
      if (this.data.date === date) this.setData({ face: 'failed', sentence: whyNotShown(error), busy: false })
    }
  },

  /** A date of a series may lie further ahead than one can look: then the first days that can be had are shown. */
  isTooFar(error: unknown): boolean {
    if (!(error instanceof CloudError) || error.code !== 'SPACE_TOO_FAR_AHEAD' || this.tooFar) return false
    this.tooFar = true
    this.setData({ date: '' })
    return true
  },

  async readReservation() {
    const { coming } = (await station.mine()).value
    this.reservation = coming.find(({ id }) => id === this.change) ?? null
    if (!this.reservation) throw new CloudError('NOT_FOUND', sentenceOf('NOT_FOUND', { what: '要改的预约' }))
  },

  show(read: SpaceDay, keptAt: number | null) {
    const { reservation } = this
    const whole = reservation ? without(read, reservation) : read
    const day = withinQuota(whole)
    const space = spaceView(whole, now())
    const before = reservation
      ? `${whenWords(reservation.date, reservation, day.today)} · ${reservation.spaceName}`
      : ''
    const kept = keptWords(keptAt, now())
    this.setData({ face: 'full', busy: false, kept, day, space, before, date: day.date })
    if (!this.change) void wx.setNavigationBarTitle({ title: space.name })
  },

  async bar(day: SpaceDay) {
    if (day.space.audience === 'everyone') return
    this.setData({ barred: !isMember(await whoAmI()) })
  },

  onLook(event: Change<{ id: string }>) {
    const { id } = event.detail
    if (id === 'week') return this.onWeek()
    return id === 'rooms' && this.onRooms()
  },

  onWeek() {
    return go.weekInstead(this.carried())
  },

  onRooms() {
    return go.roomsInstead(this.carried())
  },

  carried() {
    const change: Record<string, string> = this.change ? { change: this.change } : {}
    const stationId = this.data.day?.station.id ?? ''
    return { spaceId: this.spaceId, stationId, date: this.data.date, ...change }
  },

  onDate(event: Change<{ date: string }>) {
    this.turnTo(event.detail.date)
  },

  turnTo(date: string) {
    this.setData({ date, busy: true, choice: null, chosen: NOTHING_CHOSEN, waiting: false })
    void this.load(date)
  },

  onNothing() {
    const { space, day } = this.data
    if (space?.nothing?.date) return this.turnTo(space.nothing.date)
    return day && go.call(day.station.phone)
  },

  onChoice(event: Change<{ choice: Choice | null }>) {
    const { choice } = event.detail
    const { day } = this.data
    if (!day) return
    this.setData({ choice, chosen: chosenWords(day, choice) })
    // The next question stands where the answer to this one was looked for.
    if (this.data.stepwise && choice && !choice.ended)
      void wx.pageScrollTo({ selector: '#slots', duration: 200 })
  },

  onOtherWay() {
    this.setData({ stepwise: !this.data.stepwise })
  },

  /** Hours that others hold are queued for as they are, or a part of them is chosen first. */
  onWait(event: Change<Range>) {
    const { day } = this.data
    const range = day && queueable(day, event.detail)
    if (range) return this.confirm(range, { wait: '1' })
    this.setData({ waiting: true, choice: null, chosen: NOTHING_CHOSEN })
    return wx.pageScrollTo({ selector: '#slots', duration: 200 })
  },

  onNoWait() {
    this.setData({ waiting: false, choice: null, chosen: NOTHING_CHOSEN })
  },

  onReserve() {
    const { choice, waiting } = this.data
    if (choice) return this.confirm(choice, waiting ? { wait: '1' } : {})
  },

  confirm({ from, to }: Range, more: Record<string, string>) {
    return go.confirm({ ...this.carried(), from: String(from), to: String(to), ...more })
  },

  onPhoto() {
    const urls = this.data.space?.photos ?? []
    return wx.previewImage({ urls, current: urls[0] ?? '' })
  },

  onMyWait(event: Tap<{ id: string }>) {
    return go.wait(event.currentTarget.dataset.id)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load(this.data.date)
  },

  onOtherRooms() {
    const { day } = this.data
    return day ? go.roomsInstead({ stationId: day.station.id, date: day.date }) : go.back()
  },
})
