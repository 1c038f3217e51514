import * as station from '../../../services/station'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import type { ReservationItem } from '../../../ui/reservation.view'
import { scanToCheckIn } from '../../../ui/scan'
import type { WaitItem } from '../../../ui/wait.view'
import { keptWords } from '../../../ui/words'
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

  async load() {
    try {
      const { value, keptAt } = await station.mine()
      if (keptAt === null) learnTime(value.now)
      const view = reservationsView(value, now())
      const count = view.coming.length + view.waits.length + view.past.length
      this.setData({ face: count > 0 ? 'full' : 'empty', kept: keptWords(keptAt, now()), ...view })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
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
