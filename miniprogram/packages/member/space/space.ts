import * as station from '../../../services/station'
import type { SpaceDay } from '../../../shared/contract/station'
import type { Choice } from '../../../components/x-slot-picker/slots'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { isMember, whoAmI } from '../../../ui/session'
import { NOTHING_CHOSEN, type SpaceView, chosenWords, spaceView } from './space.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    day: null as SpaceDay | null,
    space: null as SpaceView | null,
    date: '',
    choice: null as Choice | null,
    chosen: NOTHING_CHOSEN,
    stepwise: false,
    /** The room is for members, and this person is none. */
    barred: false,
  },

  spaceId: '',

  onLoad(query: { spaceId?: string }) {
    this.spaceId = query.spaceId ?? ''
    this.setData({ stepwise: display().elder })
  },

  /** Coming back from 确认 or from another app, what was free may be taken. */
  onShow() {
    this.setData(display())
    void this.load(this.data.date)
  },

  async load(date: string) {
    try {
      const day = await station.day(this.spaceId, date || undefined)
      learnTime(day.now)
      // Whoever tapped on another day meanwhile wants to see that one.
      if (this.data.date !== date) return
      this.show(day)
      await this.bar(day)
    } catch (error) {
      if (this.data.date === date) this.setData({ face: 'failed', sentence: whyNotShown(error), busy: false })
    }
  },

  show(day: SpaceDay) {
    const space = spaceView(day, now())
    this.setData({ face: 'full', busy: false, day, space, date: day.date })
    void wx.setNavigationBarTitle({ title: space.name })
  },

  async bar(day: SpaceDay) {
    if (day.space.audience !== 'members') return
    this.setData({ barred: !isMember(await whoAmI()) })
  },

  onDate(event: Change<{ date: string }>) {
    this.turnTo(event.detail.date)
  },

  turnTo(date: string) {
    this.setData({ date, busy: true, choice: null, chosen: NOTHING_CHOSEN })
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

  onReserve() {
    const { choice, date } = this.data
    if (!choice) return
    return go.confirm({ spaceId: this.spaceId, date, from: choice.from, to: choice.to })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load(this.data.date)
  },

  onOtherRooms: () => go.back(),
})
