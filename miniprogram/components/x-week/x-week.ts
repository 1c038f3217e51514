import type { Range } from '../../shared/kit/time'
import { type WeekLine, clocksOf, tidy, weekLines, withClock, withOneMore } from './week'

/** Opening hours of a week; one day at a time is open to be changed. `change` carries `{ week }`. */
Component({
  properties: {
    week: { type: Array, value: [] as Range[][] },
  },
  data: {
    lines: [] as WeekLine[],
    /** Which day is open; -1 is none. */
    day: -1,
    clocks: [] as { from: string; to: string }[],
  },
  observers: {
    week() {
      this.draw(this.data.day)
    },
  },
  methods: {
    draw(day: number) {
      const week = this.data.week as Range[][]
      this.setData({ lines: weekLines(week), day, clocks: clocksOf(week[day] ?? []) })
    },
    onDay(event: Tap<{ day: number }>) {
      const { day } = event.currentTarget.dataset
      this.draw(day === this.data.day ? -1 : day)
    },
    onClock(event: Change<{ value: string }> & Tap<{ index: number; end: 'from' | 'to' }>) {
      const { index, end } = event.currentTarget.dataset
      this.change((ranges) => withClock(ranges, index, end, event.detail.value))
    },
    onLess(event: Tap<{ index: number }>) {
      this.change((ranges) => ranges.filter((_, index) => index !== event.currentTarget.dataset.index))
    },
    onMore() {
      this.change(withOneMore)
    },
    /** The other working days, or all days, like this one. */
    onWorkdays() {
      this.copy((day) => day < 5)
    },
    onAll() {
      this.copy(() => true)
    },
    copy(to: (day: number) => boolean) {
      const week = this.data.week as Range[][]
      const ranges = week[this.data.day] ?? []
      this.tell(week.map((own, day) => (to(day) ? ranges : own)))
    },
    change(how: (ranges: Range[]) => Range[]) {
      const { day } = this.data
      this.tell((this.data.week as Range[][]).map((own, at) => (at === day ? tidy(how(own)) : own)))
    },
    tell(week: Range[][]) {
      this.triggerEvent('change', { week })
    },
  },
})
