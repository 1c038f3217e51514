import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goMaking from '../../../ui/goMaking'
import { problemsOf } from '../drafting'
import { change, draftOf, openEditor, redraw } from '../editing'
import { freshQuestion } from '../question/question.view'
import {
  MOST_ASKED,
  MOST_QUESTIONS,
  type QuestionItem,
  fitted,
  questionItems,
  ruleWords,
} from './questions.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    items: [] as QuestionItem[],
    asked: 0,
    mostAsked: 0,
    pass: 0,
    rule: '',
  },

  lessonId: '',
  close: () => {},

  async onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    this.close = await openEditor(this, id)
  },

  onShow() {
    this.setData(display())
    redraw(this, this.lessonId)
  },

  onUnload() {
    this.close()
  },

  draw(draft: LessonDraft) {
    const { asked, pass, questions } = draft
    const items = questionItems(draft, problemsOf(this.lessonId))
    const mostAsked = Math.min(MOST_ASKED, questions.length)
    this.setData({ items, asked, pass, mostAsked, rule: ruleWords(draft) })
  },

  onAsked({ detail }: Change<{ value: number }>) {
    const asked = detail.value
    const pass = Math.min(Math.max(this.data.pass, asked > 0 ? 1 : 0), asked)
    change(this, this.lessonId, { asked, pass })
  },

  onPass({ detail }: Change<{ value: number }>) {
    change(this, this.lessonId, { pass: detail.value })
  },

  async onAdd() {
    const draft = draftOf(this.lessonId)
    if (!draft) return
    if (draft.questions.length >= MOST_QUESTIONS) return tell(`最多 ${MOST_QUESTIONS} 题。请去掉几题再加`)
    const fresh = freshQuestion()
    const questions = [...draft.questions, fresh]
    change(this, this.lessonId, { questions, ...fitted({ ...draft, questions }, draft.questions.length) })
    await goMaking.question(this.lessonId, fresh.id)
  },

  onQuestion({ currentTarget }: Tap<{ id: string }>) {
    return goMaking.question(this.lessonId, currentTarget.dataset.id)
  },

  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
