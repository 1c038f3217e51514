import type { LessonRemark, LessonStep } from '../../shared/contract/lessonMaking'
import { now } from '../../ui/clock'
import { remarkViews, stepViews } from './history.view'

/**
 * What reviewers said of a lesson, and every step that it went: who, when, why. `place` carries `{ moment, paragraph }` of the
 * remark that one wants to see where it belongs; without `places` there is no such button.
 */
Component({
  properties: {
    steps: { type: Array, value: [] as LessonStep[] },
    remarks: { type: Array, value: [] as LessonRemark[] },
    places: Boolean,
  },
  data: {
    lines: stepViews([], 0),
    said: remarkViews([], 0),
  },
  observers: {
    steps(steps: readonly LessonStep[]) {
      this.setData({ lines: stepViews(steps, now()) })
    },
    remarks(remarks: readonly LessonRemark[]) {
      this.setData({ said: remarkViews(remarks, now()) })
    },
  },
  methods: {
    onPlace({ currentTarget }: Tap<{ id: string }>) {
      const remark = this.data.said.find(({ id }) => id === currentTarget.dataset.id)
      if (remark) this.triggerEvent('place', { moment: remark.moment, paragraph: remark.paragraph })
    },
  },
})
