import * as places from '../../../services/place'
import * as station from '../../../services/station'
import type { EventWhere } from '../../../shared/contract/event'
import type { StationBrief } from '../../../shared/contract/station'
import type { Range } from '../../../shared/kit/time'
import { ask } from '../../../ui/ask'
import { tell } from '../../../ui/ask'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import { placeWords } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { recall } from '../../../ui/place'
import { drafting, edit } from '../publish/drafting'
import { whenView } from '../publish/publish.view'
import { type RoomRow, type StationRow, roomRows, stationRows } from './where.view'

const LAST = 'event.lastStation'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    when: '',
    search: '',
    stations: [] as StationRow[],
    /** Whose rooms are shown; '' while a station is chosen. */
    station: '',
    rooms: [] as RoomRow[],
  },

  all: [] as StationBrief[],
  stationId: '',
  wanted: null as Range | null,

  onLoad() {
    const { date, from, to } = drafting()?.form ?? {}
    this.wanted = from !== undefined && to !== undefined ? { from, to } : null
    this.setData({ when: whenView({ ...(date ? { date } : {}), ...this.wanted }, now()).words })
    const last = wx.getStorageSync<string>(LAST)
    if (last) void this.openStation(last)
    else void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    this.stationId = ''
    this.setData({ face: 'loading', station: '' })
    try {
      const where = await recall()
      const { value } = await places.near(where.kind === 'known' ? { at: where.at } : {})
      learnTime(value.now)
      this.all = [...value.favourites, ...value.stations]
      this.setData({ face: 'full', stations: stationRows(this.all, this.data.search) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async openStation(stationId: string) {
    this.stationId = stationId
    this.setData({ face: 'loading' })
    try {
      const { value } = await station.sideBySide(stationId, drafting()?.form.date)
      learnTime(value.now)
      const rooms = roomRows(value.spaces, this.wanted, now())
      this.setData({ face: 'full', station: value.station.name, rooms })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onSearch({ detail }: Change<{ value: string }>) {
    this.setData({ search: detail.value, stations: stationRows(this.all, detail.value) })
  },

  onStation(tap: Tap<{ id: string }>) {
    void this.openStation(tap.currentTarget.dataset.id)
  },

  onOtherStation() {
    void this.load()
  },

  async onRoom(tap: Tap<{ id: string }>) {
    const room = this.data.rooms.find(({ id }) => id === tap.currentTarget.dataset.id)
    if (!room) return
    if (!room.fits && !(await ask(busyQuestion(room)))) return
    wx.setStorageSync(LAST, this.stationId)
    const names = { stationName: this.data.station, name: room.name }
    return this.take({ kind: 'space', spaceId: room.id, howToGet: this.howToGet() }, placeWords(names))
  },

  /** Anywhere on WeChat's map. */
  async onMap() {
    try {
      const { name, address, latitude, longitude } = await wx.chooseLocation({})
      const place = { lat: latitude, lng: longitude }
      const named = { name: (name || address).slice(0, 40), address: (address || name).slice(0, 80) }
      await this.take({ kind: 'address', ...named, place, howToGet: this.howToGet() }, named.name)
    } catch (error) {
      const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
      if (!/cancel/i.test(errMsg)) await tell('地图没有打开。请在手机的“设置”里允许微信使用位置，再点一次')
    }
  },

  howToGet() {
    return drafting()?.form.where?.howToGet ?? ''
  },

  take(where: EventWhere, whereWords: string) {
    edit({ form: { where }, whereWords })
    return go.back()
  },

  onRetry() {
    void (this.stationId ? this.openStation(this.stationId) : this.load())
  },
})

const busyQuestion = ({ name, words }: RoomRow) => ({
  title: `${name}这段时间不空`,
  content: `${words}。先选它，回去改时间？`,
  yes: '先选它',
  no: '换一间',
})
