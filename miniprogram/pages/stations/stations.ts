import * as place from '../../services/place'
import type { StationBrief } from '../../shared/contract/station'
import { whyNotShown } from '../../ui/busy'
import { learnTime, now } from '../../ui/clock'
import { display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as go from '../../ui/go'
import { ask, decline, openSettings, recall } from '../../ui/place'
import type { Whereabouts } from '../../ui/whereabouts'
import { keptWords } from '../../ui/words'
import { FILTERS, type Filter, type StationItem, emptyWords, orderWords, stationItems } from './stations.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    items: [] as StationItem[],
    filters: FILTERS,
    filter: 'all' as Filter,
    empty: emptyWords('all'),
    order: orderWords('declined'),
    explain: false,
    locating: false,
  },

  stations: [] as StationBrief[],
  where: { kind: 'unasked' } as Whereabouts,
  loaded: false,

  onShow() {
    this.setData(display())
    if (!this.loaded) void this.open()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async open() {
    this.see(await recall())
    await this.load()
  },

  /** Takes note of where the person is, or of why that is not known. */
  see(where: Whereabouts) {
    this.where = where
    this.setData({ explain: where.kind === 'unasked', order: orderWords(where.kind) })
  },

  async load() {
    try {
      const { value, keptAt } = await place.near(this.where.kind === 'known' ? { at: this.where.at } : {})
      if (keptAt === null) learnTime(value.now)
      this.stations = value.stations
      this.loaded = keptAt === null
      this.setData({ kept: keptWords(keptAt, now()) })
      this.draw(this.data.filter)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw(filter: Filter) {
    const items = stationItems(this.stations, filter, now())
    const face: Face = items.length > 0 ? 'full' : 'empty'
    this.setData({ items, filter, face, empty: emptyWords(filter) })
  },

  onUseLocation() {
    return this.locate(ask)
  },

  onNoLocation() {
    this.see(decline())
  },

  /** The line over the list: asks, asks again, or opens the settings, whichever would help. */
  onOrder() {
    return this.locate(this.where.kind === 'refused' ? openSettings : ask)
  },

  async locate(how: () => Promise<Whereabouts>) {
    if (this.data.locating) return
    this.setData({ locating: true })
    this.see(await how())
    if (this.where.kind === 'known') {
      this.setData({ face: 'loading' })
      await this.load()
    }
    this.setData({ locating: false })
  },

  onFilter(event: Tap<{ filter: Filter }>) {
    const { filter } = event.currentTarget.dataset
    this.draw(filter)
  },

  onEmptyAction() {
    if (this.data.filter !== 'all') return this.draw('all')
    return this.onRetry()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onStation(event: Tap<{ id: string }>) {
    const { id } = event.currentTarget.dataset
    return go.station(id)
  },
})
