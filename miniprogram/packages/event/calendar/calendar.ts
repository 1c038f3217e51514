import * as event from '../../../services/event'
import type { EventBrief } from '../../../shared/contract/event'
import { type Day, dayOf } from '../../../shared/kit/time'
import { dateWords, weekdayWords } from '../../../shared/kit/words'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { EventItem } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { keptWords } from '../../../ui/words'
import {
  type DayGroup,
  type DaySquare,
  dayGroups,
  firstDay,
  itemsOn,
  monthSquares,
  monthWords,
  movedMonth,
} from './calendar.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    title: '',
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    squares: [] as DaySquare[],
    groups: [] as DayGroup[],
    date: '' as Day,
    dateWords: '',
    items: [] as EventItem[],
  },

  month: '',
  events: [] as EventBrief[],

  onLoad() {
    this.month = dayOf(now()).slice(0, 7)
    this.setData({ title: monthWords(this.month) })
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    const { month } = this
    try {
      const { value, keptAt } = await event.month(month)
      if (month !== this.month) return
      if (keptAt === null) learnTime(value.now)
      this.events = value.events
      this.setData({ face: 'full', kept: keptWords(keptAt, now()) })
      this.draw()
    } catch (error) {
      if (month === this.month) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw() {
    const { events, month } = this
    const { date } = this.data
    const shown = date.startsWith(month) ? date : firstDay(month, events, now())
    this.setData({ squares: monthSquares(month, events, now()), groups: dayGroups(events, now()) })
    this.showDay(shown)
  },

  showDay(date: Day) {
    const items = itemsOn(date, this.events, now())
    this.setData({ date, items, dateWords: `${dateWords(date)} ${weekdayWords(date)}` })
  },

  turn(by: number) {
    this.month = movedMonth(this.month, by)
    this.events = []
    this.setData({ title: monthWords(this.month), face: 'loading' })
    void this.load()
  },

  onEarlier() {
    this.turn(-1)
  },

  onLater() {
    this.turn(1)
  },

  onDay(tap: Tap<{ date: Day }>) {
    const { date } = tap.currentTarget.dataset
    if (date) this.showDay(date)
  },

  onEvent(tap: Tap<{ id: string }>) {
    return goEvent.event(tap.currentTarget.dataset.id)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
