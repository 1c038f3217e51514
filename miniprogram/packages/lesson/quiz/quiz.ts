import * as lesson from '../../../services/lesson'
import { deliverWatched } from '../../../services/lessonLeftOver'
import type { QuizQuestion, QuizResult } from '../../../shared/contract/lesson'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goLesson from '../../../ui/goLesson'
import { type Chosen, type QuestionView, choose, missingWords, questionViews, resultWords } from './quiz.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    questions: [] as QuestionView[],
    pass: 0,
    result: null as ReturnType<typeof resultWords> | null,
    passed: false,
  },

  lessonId: '',
  attempt: 0,
  questions: [] as QuizQuestion[],
  chosen: {} as Chosen,
  answered: null as QuizResult | null,

  onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  /** What was watched comes first: without it the server does not let anybody begin. */
  async load() {
    try {
      await deliverWatched()
      const { attempt, questions, pass } = await lesson.quiz(this.lessonId)
      Object.assign(this, { attempt, questions, chosen: {}, answered: null })
      this.setData({ face: 'full', pass, result: null, passed: false })
      this.draw()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw() {
    this.setData({ questions: questionViews(this.questions, this.chosen, this.answered) })
  },

  onOption({ currentTarget }: Tap<{ question: string; option: string }>) {
    const question = this.questions.find(({ id }) => id === currentTarget.dataset.question)
    if (!question || this.answered) return
    this.chosen = choose(this.chosen, question, currentTarget.dataset.option)
    this.draw()
  },

  async onSend() {
    const missing = missingWords(this.questions, this.chosen)
    if (missing) return tell(missing)
    const answers = this.questions.map(({ id }) => ({
      questionId: id,
      optionIds: [...(this.chosen[id] ?? [])],
    }))
    const input = { lessonId: this.lessonId, attempt: this.attempt, answers }
    const result = await busy(this, () => lesson.answer(input))
    if (!result) return
    this.answered = result
    this.setData({ result: resultWords(result, this.data.pass, now()), passed: result.passed })
    this.draw()
    await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onAgain() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onDone() {
    return goLesson.doneInstead(this.lessonId)
  },

  onBack: () => go.back(),
})
