import * as lesson from '../../services/lesson'
import { deliverWatched } from '../../services/lessonLeftOver'
import { whyNotShown } from '../../ui/busy'
import { learnTime, now } from '../../ui/clock'
import { display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as goLesson from '../../ui/goLesson'
import { keptWords } from '../../ui/words'
import { CATEGORIES, type LessonsView, THEMES, isEmpty, lessonsView } from './lessons.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    view: null as LessonsView | null,
    categories: CATEGORIES,
    themes: THEMES,
  },

  /** Again at every return: one may just have learned something, here or on another phone. */
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
      await deliverWatched()
      const { value, keptAt } = await lesson.home()
      if (keptAt === null) learnTime(value.now)
      const view = lessonsView(value, now())
      this.setData({ view, kept: keptWords(keptAt, now()), face: isEmpty(value) ? 'empty' : 'full' })
    } catch (error) {
      if (!this.data.view) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onLesson({ currentTarget }: Tap<{ id: string }>) {
    return goLesson.lesson(currentTarget.dataset.id)
  },

  onGoOn() {
    const one = this.data.view?.goOn
    return one && goLesson.lesson(one.id)
  },

  onCategory({ currentTarget }: Tap<{ id: string }>) {
    return goLesson.list({ category: currentTarget.dataset.id })
  },

  onTheme({ currentTarget }: Tap<{ id: string }>) {
    return goLesson.list({ theme: currentTarget.dataset.id })
  },

  onOnly({ currentTarget }: Tap<{ id: string }>) {
    return goLesson.list({ only: currentTarget.dataset.id })
  },

  onSearch: () => goLesson.list(),
  onPlan: () => goLesson.plan(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
