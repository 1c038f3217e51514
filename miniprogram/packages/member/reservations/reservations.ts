import * as station from '../../../services/station'
import type { Reservation } from '../../../shared/contract/station'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import type { ReservationItem } from '../../../ui/reservation.view'
import { scanToCheckIn } from '../../../ui/scan'
import { keptWords } from '../../../ui/words'
import { cancelQuestion, reservationsView } from './reservations.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    coming: [] as ReservationItem[],
    past: [] as ReservationItem[],
  },

  all: [] as Reservation[],

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
      this.all = [...value.coming, ...value.past]
      const face: Face = this.all.length > 0 ? 'full' : 'empty'
      this.setData({ face, kept: keptWords(keptAt, now()), ...reservationsView(value, now()) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onScan: () => scanToCheckIn(),
  onStations: () => go.stations(),

  onWay(event: Tap<{ id: string }>) {
    const one = this.all.find(({ id }) => id === idOf(event))
    return one && go.wayTo({ place: one.place, name: one.stationName, address: one.address })
  },

  async onCancel(event: Tap<{ id: string }>) {
    const item = this.data.coming.find(({ id }) => id === idOf(event))
    if (!item || this.data.busy || !(await ask(cancelQuestion(item)))) return
    const cancelled = await busy(this, () => station.cancel(item.id))
    if (cancelled) done('已取消')
    await this.load()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})

const idOf = (event: Tap<{ id: string }>) => event.currentTarget.dataset.id
