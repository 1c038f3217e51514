import * as station from '../../../services/station'
import { type Day, addDays, dayOf, daysBetween } from '../../../shared/kit/time'
import { dateWords } from '../../../shared/kit/words'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { keptWords } from '../../../ui/words'
import { looks } from '../space/space.view'
import { type BarItem, weekItems } from './week.view'

const WEEK = 7

/** Seven days of a room, free and taken at a glance; a tap on a day leads to its hours. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    looks: looks('week'),
    title: '',
    span: '',
    days: [] as BarItem[],
    earlier: false,
    later: false,
  },

  query: {} as Record<string, string>,
  from: '' as Day,
  horizon: 0,

  onLoad(query: Record<string, string>) {
    this.query = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, plain(value)]))
    this.from = query['date'] ?? dayOf(now())
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    const { from } = this
    try {
      const { value, keptAt } = await station.week(this.query['spaceId'] ?? '', from)
      if (keptAt === null) learnTime(value.now)
      if (this.from !== from) return
      const [first, last] = [value.days[0], value.days[value.days.length - 1]]
      if (!first || !last) throw new Error('A week has days.')
      this.from = first.date
      const ahead = daysBetween(dayOf(now()), first.date)
      this.setData({
        face: 'full',
        kept: keptWords(keptAt, now()),
        title: first.space.name,
        span: `${dateWords(first.date)}到${dateWords(last.date)}`,
        days: weekItems(value.days, now()),
        earlier: ahead > 0,
        later: ahead + WEEK <= first.space.horizonDays,
      })
      void wx.setNavigationBarTitle({ title: first.space.name })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onEarlier() {
    const today = dayOf(now())
    const from = addDays(this.from, -WEEK)
    this.turnTo(from < today ? today : from)
  },

  onLater() {
    this.turnTo(addDays(this.from, WEEK))
  },

  turnTo(from: Day) {
    this.from = from
    void this.load()
  },

  onDay(event: Tap<{ id: string }>) {
    return go.spaceInstead({ ...this.query, date: event.currentTarget.dataset.id })
  },

  onLook(event: Change<{ id: string }>) {
    const { id } = event.detail
    const query = { ...this.query, date: this.from }
    if (id === 'day') return go.spaceInstead(query)
    return id === 'rooms' && go.roomsInstead(query)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
