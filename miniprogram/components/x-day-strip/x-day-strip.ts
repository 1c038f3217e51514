import { type DayItem, pageOf, pageHolding } from './pages'

/**
 * Days to choose from, a few at a time: 前几天 and 后几天 turn the page, so that nothing has to be swiped for.
 * `change` carries `{ date }`.
 */
Component({
  properties: {
    /** DayItem[] */
    days: { type: Array, value: [] as DayItem[] },
    value: String,
    elder: Boolean,
  },
  data: {
    page: 0,
    shown: [] as DayItem[],
    earlier: false,
    later: false,
  },
  observers: {
    'days, value, elder': function (days: DayItem[], value: string, elder: boolean) {
      this.show(pageHolding(days, value, elder))
    },
  },
  methods: {
    onDay(event: Tap<{ date: string }>) {
      const { date } = event.currentTarget.dataset
      if (date !== this.data.value) this.triggerEvent('change', { date })
    },
    onEarlier() {
      this.show(this.data.page - 1)
    },
    onLater() {
      this.show(this.data.page + 1)
    },
    show(page: number) {
      this.setData(pageOf(this.data.days as DayItem[], page, this.data.elder))
    },
  },
})
