import * as station from '../../../services/station'
import { busy } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { faceOf, readInto } from '../../../ui/reading'
import type { ReservationItem } from '../../../ui/reservation.view'
import { scanToCheckIn } from '../../../ui/scan'
import type { WaitItem } from '../../../ui/wait.view'
import { reservationsView } from './reservations.view'

/** 我的预约: offers and queues, what is coming, what is past. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    coming: [] as ReservationItem[],
    waits: [] as WaitItem[],
    past: [] as ReservationItem[],
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  load() {
    return readInto(this, station.mine, (value, now) => {
      const view = reservationsView(value, now)
      return { ...view, face: faceOf(view.coming, view.waits, view.past) }
    })
  },

  onScan: () => scanToCheckIn(),
  onStations: () => go.stations(),

  onOne(event: Tap<{ id: string }>) {
    return go.reservation(idOf(event))
  },

  onWait(event: Tap<{ id: string }>) {
    return go.wait(idOf(event))
  },

  async onAccept(event: Tap<{ id: string }>) {
    const made = await busy(this, () => station.waitAccept(idOf(event)))
    await (made ? go.reservation(made.id) : this.load())
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})

const idOf = (event: Tap<{ id: string }>) => event.currentTarget.dataset.id
