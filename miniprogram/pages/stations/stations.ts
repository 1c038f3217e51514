import * as place from '../../services/place'
import type { StationBrief, StationFilter, StationKind } from '../../shared/contract/place'
import type { Instant } from '../../shared/kit/time'
import { tell } from '../../ui/ask'
import { refusalOf, whyNotShown } from '../../ui/busy'
import { learnTime, now } from '../../ui/clock'
import { display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as go from '../../ui/go'
import { ask, decline, openSettings, recall } from '../../ui/place'
import { whoAmI } from '../../ui/session'
import type { Whereabouts } from '../../ui/whereabouts'
import { keptWords } from '../../ui/words'
import { type MapView, mapView } from './map.view'
import {
  type StationItem,
  emptyWords,
  facilityChips,
  isFiltered,
  kindChips,
  moreLabel,
  orderWords,
  quickChips,
  stationItems,
} from './stations.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    favourites: [] as StationItem[],
    items: [] as StationItem[],
    /** Whether there is another page, and whether it is on its way. */
    more: false,
    loadingMore: false,
    quick: quickChips({}),
    kinds: kindChips(undefined),
    facilities: facilityChips(undefined),
    moreLabel: moreLabel({}),
    filtering: false,
    empty: emptyWords({}),
    order: orderWords('declined'),
    explain: false,
    locating: false,
    onMap: false,
    map: null as MapView | null,
    chosen: null as StationItem | null,
    /** The district makes new ones. */
    mayOpen: false,
  },

  filter: {} as StationFilter,
  own: [] as StationBrief[],
  others: [] as StationBrief[],
  /** When the list was made. */
  at: 0 as Instant,
  after: null as number | null,
  where: { kind: 'unasked' } as Whereabouts,
  loaded: false,
  asked: 0,

  onShow() {
    this.setData(display())
    if (!this.loaded) void this.open()
    void this.lookWhoIAm()
  },

  /** Nothing here waits for it. */
  async lookWhoIAm() {
    const me = await whoAmI().catch(() => null)
    this.setData({ mayOpen: !!me?.roles.includes('district') })
  },

  onOpenStation() {
    this.loaded = false
    return go.site()
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

  question() {
    return { ...(this.where.kind === 'known' ? { at: this.where.at } : {}), ...this.filter }
  },

  async load() {
    const asked = ++this.asked
    try {
      const { value, keptAt } = await place.near(this.question())
      if (asked !== this.asked) return
      if (keptAt === null) learnTime(value.now)
      Object.assign(this, { own: value.favourites, others: value.stations, after: value.after })
      Object.assign(this, { at: value.now, loaded: keptAt === null })
      this.setData({ kept: keptWords(keptAt, now()) })
      this.draw()
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async onMore() {
    const { after } = this
    if (after === null || this.data.loadingMore) return
    this.setData({ loadingMore: true })
    try {
      const { value } = await place.near({ ...this.question(), after })
      this.others = [...this.others, ...value.stations]
      this.after = value.after
      this.draw()
    } catch (error) {
      await tell(refusalOf(error).message)
    }
    this.setData({ loadingMore: false })
  },

  draw() {
    const { own, others, filter, after } = this
    const all = [...own, ...others]
    const here = this.where.kind === 'known' ? this.where.at : null
    this.setData({
      favourites: stationItems(own, now(), this.at),
      items: stationItems(others, now(), this.at),
      more: after !== null,
      face: all.length > 0 || after !== null ? 'full' : 'empty',
      empty: emptyWords(filter),
      map: this.data.onMap ? mapView(all, here, now()) : null,
      chosen: null,
    })
  },

  onView() {
    this.setData({ onMap: !this.data.onMap })
    this.draw()
  },

  onMarker(event: WechatMiniprogram.MarkerTap) {
    const station = [...this.own, ...this.others][event.detail.markerId]
    this.setData({ chosen: station ? (stationItems([station], now(), this.at)[0] ?? null) : null })
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

  onQuick(event: Change<{ id: 'open' | 'stepFree' }>) {
    const { id } = event.detail
    this.choose({ [id]: !this.filter[id] })
  },

  onFiltering() {
    this.setData({ filtering: !this.data.filtering })
  },

  onKind(event: Change<{ id: StationKind | '' }>) {
    const { id } = event.detail
    this.choose(id ? { kind: id } : {}, 'kind')
  },

  onFacility(event: Change<{ id: string }>) {
    const { id } = event.detail
    this.choose(id ? { facility: id } : {}, 'facility')
  },

  /** One filter more or less; `without` is taken out first. */
  choose(change: StationFilter, without?: keyof StationFilter) {
    const filter = { ...this.filter }
    if (without) delete filter[without]
    this.setFilter({ ...filter, ...change })
  },

  setFilter(filter: StationFilter) {
    this.filter = filter
    this.setData({
      ...{ quick: quickChips(filter), kinds: kindChips(filter.kind), moreLabel: moreLabel(filter) },
      ...{ facilities: facilityChips(filter.facility), face: 'loading' },
    })
    void this.load()
  },

  onEmptyAction() {
    return isFiltered(this.filter) ? this.setFilter({}) : this.onRetry()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onStation(event: Tap<{ id: string }>) {
    // What is marked there shows here on coming back.
    this.loaded = false
    return go.station(event.currentTarget.dataset.id)
  },
})
