import * as stations from '../../../services/place'
import type { StationDetail } from '../../../shared/contract/station'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { gallery } from '../../../ui/goEvent'
import { recall } from '../../../ui/place'
import { whoAmI } from '../../../ui/session'
import { keptWords } from '../../../ui/words'
import { type StationView, stationView } from './station.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    kept: '',
    station: null as StationView | null,
    /** The district moves it and names who keeps it. */
    mayMove: false,
  },

  stationId: '',
  detail: null as StationDetail | null,

  onLoad(query: { stationId?: string }) {
    this.stationId = query.stationId ?? ''
    void this.load()
  },

  onShow() {
    this.setData(display())
    if (this.data.mayMove) void this.load()
  },

  async load() {
    try {
      const where = await recall()
      const { value, keptAt } = await stations.get(
        this.stationId,
        where.kind === 'known' ? where.at : undefined,
      )
      if (keptAt === null) learnTime(value.now)
      this.detail = value
      this.setData({ face: 'full', kept: keptWords(keptAt, now()), station: stationView(value, now()) })
      await wx.setNavigationBarTitle({ title: value.name })
      const me = await whoAmI()
      this.setData({ mayMove: me.roles.includes('district') })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** Shown at once, and taken back if it could not be kept. */
  async onFavourite() {
    const { detail } = this
    if (!detail) return
    const on = !detail.favourite
    this.mark(on)
    const kept = await busy(this, () => stations.favourite(detail.id, on))
    if (!kept) this.mark(!on)
  },

  mark(favourite: boolean) {
    if (!this.detail) return
    this.detail = { ...this.detail, favourite }
    this.setData({ station: stationView(this.detail, now()) })
  },

  onPhoto(event: Tap<{ url: string }>) {
    const urls = this.data.station?.photos ?? []
    return wx.previewImage({ urls, current: event.currentTarget.dataset.url })
  },

  onSite() {
    return go.site(this.stationId)
  },

  onGallery() {
    return gallery({ stationId: this.stationId })
  },

  onRooms() {
    return go.rooms(this.stationId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onWay() {
    return this.detail && go.wayTo(this.detail)
  },

  onCall() {
    return this.detail && go.call(this.detail.phone)
  },

  onSpace(event: Tap<{ id: string }>) {
    const { id } = event.currentTarget.dataset
    return go.space(id)
  },
})
