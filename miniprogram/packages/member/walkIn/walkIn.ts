import * as station from '../../../services/station'
import type { Reservation } from '../../../shared/contract/station'
import { newRequestId } from '../../../shared/kit/ids'
import { type Minute, minuteOf } from '../../../shared/kit/time'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { type WalkInView, usualUntil, walkInView, walkedInNote } from './walkIn.view'

/** Somebody stands before an empty room: how long, how many, and in. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    view: null as WalkInView | null,
    to: 0 as Minute,
    people: 1,
    /** '' until one is in. */
    done: '',
  },

  code: '',
  released: false,
  requestId: '',
  made: null as Reservation | null,

  onLoad({ code = '', released }: { code?: string; released?: string }) {
    this.code = plain(code)
    this.released = released === '1'
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const door = await station.atDoor(this.code)
      learnTime(door.now)
      const view = walkInView(door, this.released, now())
      const to = usualUntil(view.untils, minuteOf(now()))
      if (to === null || door.why !== null) return this.setData({ face: 'empty', sentence: door.why ?? '' })
      this.setData({ face: 'full', view, to })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onUntil(event: Tap<{ to: number }>) {
    this.requestId = newRequestId()
    this.setData({ to: event.currentTarget.dataset.to })
  },

  onPeople(event: Change<{ value: number }>) {
    this.requestId = newRequestId()
    this.setData({ people: event.detail.value })
  },

  async onUse() {
    const { to, people } = this.data
    const wish = { code: this.code, to, people, purpose: '', requestId: this.requestId }
    const made = await busy(this, () => station.walkIn(wish))
    if (!made) return this.load()
    this.made = made
    this.setData({ done: walkedInNote(made) })
    void wx.vibrateShort({ type: 'heavy' }).catch(() => undefined)
    void wx.setNavigationBarTitle({ title: '可以用了' })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onSee() {
    return this.made && go.reservationInstead(this.made.id)
  },

  onHome: () => go.home(),
  onStations: () => go.stations(),
})
