import * as station from '../../../services/station'
import type { DayItem } from '../../../components/x-day-strip/pages'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { keptWords } from '../../../ui/words'
import { looks } from '../space/space.view'
import type { BarItem } from '../week/week.view'
import { roomDays, roomItems } from './rooms.view'

/** All rooms of a station on one day; a tap on a room leads to its hours. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    /** Three ways to look, for who comes from a room. */
    looks: looks('rooms'),
    fromRoom: false,
    title: '',
    date: '',
    days: [] as DayItem[],
    rooms: [] as BarItem[],
  },

  query: {} as Record<string, string>,

  onLoad(query: Record<string, string>) {
    this.query = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, plain(value)]))
    this.setData({ date: query['date'] ?? '', fromRoom: Boolean(query['spaceId']) })
  },

  onShow() {
    this.setData(display())
    void this.load(this.data.date)
  },

  async load(date: string) {
    try {
      const { value, keptAt } = await station.sideBySide(this.query['stationId'] ?? '', date || undefined)
      if (keptAt === null) learnTime(value.now)
      if (this.data.date !== date) return
      this.setData({
        ...{ face: value.spaces.length > 0 ? 'full' : 'empty', busy: false },
        kept: keptWords(keptAt, now()),
        title: value.station.name,
        date: value.date,
        days: roomDays(value.spaces, now()),
        rooms: roomItems(value.spaces, now()),
      })
    } catch (error) {
      if (this.data.date === date) this.setData({ face: 'failed', sentence: whyNotShown(error), busy: false })
    }
  },

  onDate(event: Change<{ date: string }>) {
    const { date } = event.detail
    this.setData({ date, busy: true })
    void this.load(date)
  },

  /** The room takes the place of this page: back leads to the station. */
  onRoom(event: Tap<{ id: string }>) {
    const spaceId = event.currentTarget.dataset.id
    return go.spaceInstead({ ...this.query, spaceId, date: this.data.date })
  },

  onLook(event: Change<{ id: string }>) {
    const { id } = event.detail
    const query = { ...this.query, date: this.data.date }
    if (id === 'day') return go.spaceInstead(query)
    return id === 'week' && go.weekInstead(query)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load(this.data.date)
  },

  onBack: () => go.back(),
})
