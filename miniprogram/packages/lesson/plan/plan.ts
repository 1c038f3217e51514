import * as lesson from '../../../services/lesson'
import type { LessonCategory } from '../../../shared/contract/lesson'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goLesson from '../../../ui/goLesson'
import { keptWords } from '../../../ui/words'
import { type PlanView, needChips, planView, toggledNeed } from './plan.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    plans: [] as PlanView[],
    needs: needChips([]),
  },

  needs: [] as LessonCategory[],

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const { value, keptAt } = await lesson.myPlans()
      if (keptAt === null) learnTime(value.now)
      const plans = value.plans.map((plan) => planView(plan, now()))
      // What was kept by an older version has none.
      this.needs = value.needs ?? []
      this.setData({
        plans,
        needs: needChips(this.needs),
        kept: keptWords(keptAt, now()),
        face: plans.length > 0 ? 'full' : 'empty',
      })
    } catch (error) {
      if (this.data.plans.length === 0) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async onNeed({ detail }: Change<{ id: LessonCategory }>) {
    const wanted = toggledNeed(this.needs, detail.id)
    const saved = await busy(this, () => lesson.setNeeds({ categories: wanted }))
    if (!saved) return
    this.needs = saved.categories
    this.setData({ needs: needChips(this.needs) })
    await this.load()
  },

  onLesson({ currentTarget }: Tap<{ id: string }>) {
    return goLesson.lesson(currentTarget.dataset.id)
  },

  onAll: () => goLesson.list(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
