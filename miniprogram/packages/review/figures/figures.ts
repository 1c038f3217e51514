import { kept } from '../../../services/kept'
import * as lesson from '../../../services/lesson'
import { whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { keptWords } from '../../../ui/words'
import { type FiguresView, figuresView } from './figures.view'

/** How a published lesson does, for who made it and who judges it; no names in it. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    view: null as FiguresView | null,
  },

  lessonId: '',

  onLoad({ lessonId = '' }: { lessonId?: string }) {
    this.lessonId = lessonId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const id = this.lessonId
      const { value, keptAt } = await kept(`lessons:figures:${id}`, () => lesson.figures(id))
      this.setData({ face: 'full', view: figuresView(value), kept: keptWords(keptAt, now()) })
    } catch (error) {
      if (!this.data.view) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
