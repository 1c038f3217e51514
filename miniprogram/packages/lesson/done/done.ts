import * as lesson from '../../../services/lesson'
import type { LessonDetail, LessonEvaluation } from '../../../shared/contract/lesson'
import { done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goLesson from '../../../ui/goLesson'
import { doneWords, reasonChips, reasonsFor, starRows, toggled } from './done.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    moment: { title: '', note: '' },
    isDone: false,
    stars: 0,
    rows: starRows(0),
    reasons: reasonChips(0, []),
    words: '',
    isSent: false,
    next: null as LessonDetail['next'],
  },

  lessonId: '',
  chosen: [] as string[],

  onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await lesson.get(this.lessonId)
      const { title, next, standing, evaluation } = value
      this.setData({
        face: 'full',
        title,
        next,
        moment: doneWords(value),
        isDone: Boolean(standing?.completedAt),
      })
      if (evaluation) this.fill(evaluation)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  fill({ stars, reasons, words }: LessonEvaluation) {
    this.chosen = [...reasons]
    this.setData({ stars, words, rows: starRows(stars), reasons: reasonChips(stars, reasons), isSent: true })
  },

  onStars({ currentTarget }: Tap<{ stars: LessonEvaluation['stars'] }>) {
    const { stars } = currentTarget.dataset
    this.chosen = this.chosen.filter((reason) => reasonsFor(stars).includes(reason))
    this.setData({ stars, rows: starRows(stars), reasons: reasonChips(stars, this.chosen), isSent: false })
  },

  onReason({ detail }: Change<{ id: string }>) {
    this.chosen = toggled(this.chosen, detail.id)
    this.setData({ reasons: reasonChips(this.data.stars, this.chosen), isSent: false })
  },

  onWords({ detail }: Change<{ value: string }>) {
    this.setData({ words: detail.value, isSent: false })
  },

  async onSend() {
    const { stars, words } = this.data
    const said = { stars: stars as LessonEvaluation['stars'], reasons: this.chosen, words: words.trim() }
    const saved = await busy(this, () => lesson.evaluate({ lessonId: this.lessonId, ...said }))
    if (!saved) return
    this.setData({ isSent: true })
    done('记下了')
  },

  onNext() {
    return this.data.next && goLesson.lessonInstead(this.data.next.id)
  },

  onArchive: () => go.archive(),
  onBack: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
