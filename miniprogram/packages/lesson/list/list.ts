import * as lesson from '../../../services/lesson'
import type { LessonBrief, LessonFilter, LessonPage } from '../../../shared/contract/lesson'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goLesson from '../../../ui/goLesson'
import { type LessonItem, lessonItem } from '../../../ui/lesson.view'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { keptWords } from '../../../ui/words'
import {
  type Query,
  categoryChips,
  changed,
  emptyWords,
  filterOf,
  furtherWords,
  mediaChips,
  scopeChips,
  themeChips,
} from './list.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    text: '',
    further: false,
    furtherWords: furtherWords({}),
    scopes: scopeChips({}),
    categories: categoryChips({}),
    themes: themeChips({}),
    media: mediaChips({}),
    items: [] as LessonItem[],
    more: false,
    empty: emptyWords({}),
  },

  filter: {} as LessonFilter,
  lessons: [] as LessonBrief[],
  after: null as string | null,
  asked: 0,
  timer: 0,

  onLoad(query: Query) {
    const words = Object.entries(query).map(([key, value = '']) => [key, decodeURIComponent(value)])
    this.setFilter(filterOf(Object.fromEntries(words)))
  },

  /** Again at every return: how far one is has changed. */
  onShow() {
    this.setData(display())
    if (this.lessons.length > 0) void this.load()
  },

  onUnload() {
    stopWaiting(this)
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  setFilter(filter: LessonFilter) {
    this.filter = filter
    this.setData({
      ...{ scopes: scopeChips(filter), categories: categoryChips(filter), themes: themeChips(filter) },
      ...{ media: mediaChips(filter), furtherWords: furtherWords(filter), empty: emptyWords(filter) },
      ...{ text: filter.text ?? '', face: 'loading' },
    })
    void this.load()
  },

  async load() {
    const asked = ++this.asked
    try {
      const { value, keptAt } = await lesson.list(this.filter)
      if (asked !== this.asked) return
      if (keptAt === null) learnTime(value.now)
      this.setData({ kept: keptWords(keptAt, now()) })
      this.show(value.lessons, keptAt === null ? value : { ...value, after: null })
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  show(lessons: LessonBrief[], { after }: Pick<LessonPage, 'after'>) {
    this.lessons = lessons
    this.after = after
    const items = lessons.map((one) => lessonItem(one, now()))
    this.setData({ items, more: after !== null, face: items.length > 0 ? 'full' : 'empty' })
  },

  async onMore() {
    const { after, asked } = this
    if (after === null) return
    const next = await busy(this, () => lesson.list({ ...this.filter, after }))
    if (next && asked === this.asked) this.show([...this.lessons, ...next.value.lessons], next.value)
  },

  onReachBottom() {
    void this.onMore()
  },

  onText({ detail }: Change<{ value: string }>) {
    const text = detail.value.trim()
    if (text === (this.filter.text ?? '')) return
    afterTyping(this, () => this.setFilter(changed(this.filter, { text })))
  },

  onFurther() {
    this.setData({ further: !this.data.further })
  },

  onScope({ detail }: Change<{ id: string }>) {
    this.setFilter(changed(this.filter, { only: detail.id }))
  },

  onCategory({ detail }: Change<{ id: string }>) {
    this.setFilter(changed(this.filter, { category: detail.id }))
  },

  onTheme({ detail }: Change<{ id: string }>) {
    this.setFilter(changed(this.filter, { theme: detail.id }))
  },

  onMedia({ detail }: Change<{ id: string }>) {
    this.setFilter(changed(this.filter, { media: detail.id }))
  },

  onAll() {
    this.setFilter({})
  },

  onRetry() {
    this.setFilter(this.filter)
  },

  onLesson({ currentTarget }: Tap<{ id: string }>) {
    return goLesson.lesson(currentTarget.dataset.id)
  },
})
