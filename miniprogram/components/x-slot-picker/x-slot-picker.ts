import type { SpaceDay } from '../../shared/contract/station'
import { now } from '../../ui/clock'
import { type Choice, type Stretch, stillFree, stretchesOf, tap } from './slots'
import { type Group, type LengthItem, beginAt, groupsOf, hintOf, lengthItems } from './slots.view'

/**
 * The hours of a space's day. Two ways to choose: tap the beginning, then the end; or, with `stepwise`, first 几点开始,
 * then 用多久, one question at a time. `change` carries `{ choice: Choice | null }`. With `canWait` hours that others
 * hold can be tapped, which comes out as `wait`; with `waiting` they are chosen like free ones.
 */
Component({
  properties: {
    /** SpaceDay; null until it is there. */
    day: { type: Object, optionalTypes: [null as never] },
    stepwise: Boolean,
    canWait: Boolean,
    waiting: Boolean,
  },
  data: {
    groups: [] as Group[],
    lengths: [] as LengthItem[],
    hint: '',
    choice: null as Choice | null,
  },
  observers: {
    'day, stepwise, canWait, waiting': function () {
      this.redraw()
    },
  },
  methods: {
    /** Shows the day again; a choice that somebody has taken meanwhile is given up. */
    redraw() {
      const day = this.day()
      if (!day) return
      const { choice } = this.data
      const kept = choice && stillFree(this.stretches(day), choice) ? choice : null
      this.choose(kept)
    },
    onCell(event: Tap<{ minute: number }>) {
      const day = this.day()
      const { minute } = event.currentTarget.dataset
      if (!day) return
      const stretches = this.stretches(day)
      if (this.data.stepwise) this.choose(beginAt(stretches, day.space, minute))
      else this.choose(tap(stretches, day.space, this.data.choice, minute))
    },
    onLength(event: Tap<{ minutes: number }>) {
      const { minutes } = event.currentTarget.dataset
      const { choice } = this.data
      if (choice) this.choose({ from: choice.from, to: choice.from + minutes, ended: true })
    },
    onOtherStart() {
      this.choose(null)
    },
    onWait(event: Tap<{ from: number; to: number }>) {
      const { from, to } = event.currentTarget.dataset
      this.triggerEvent('wait', { from, to })
    },
    choose(choice: Choice | null) {
      const day = this.day()
      if (!day) return
      const { stepwise, waiting, canWait } = this.data
      const stretches = this.stretches(day)
      const changed = choice?.from !== this.data.choice?.from || choice?.to !== this.data.choice?.to
      this.setData({
        choice,
        groups: groupsOf(stretches, day.space, choice, { startsOnly: stepwise, waiting, canWait }),
        lengths: choice ? lengthItems(stretches, day.space, choice.from) : [],
        hint: stretches.some(({ state }) => state === 'free') ? hintOf(choice, stepwise) : '',
      })
      if (changed) this.triggerEvent('change', { choice })
    },
    stretches(day: SpaceDay): Stretch[] {
      return stretchesOf(day, now(), this.data.waiting)
    },
    day(): SpaceDay | null {
      return (this.data.day as SpaceDay | null) ?? null
    },
  },
})
