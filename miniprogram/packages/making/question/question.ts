import type { DraftQuestion, LessonDraft } from '../../../shared/contract/lessonMaking'
import { ask } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { problemsOf } from '../drafting'
import { change, draftOf, openEditor } from '../editing'
import { fitted, lackWords, questionItems } from '../questions/questions.view'
import {
  MOST_OPTIONS,
  type OptionItem,
  kindChips,
  ofKind,
  optionItems,
  rightHint,
  withOption,
  withRight,
  withText,
  withoutOption,
} from './question.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    name: '',
    kinds: kindChips('single'),
    kind: 'single' as DraftQuestion['kind'],
    text: '',
    why: '',
    options: [] as OptionItem[],
    hint: '',
    canAdd: true,
    lack: '',
    wrong: '',
  },

  lessonId: '',
  questionId: '',
  close: () => {},

  async onLoad({ id = '', question = '' }: { id?: string; question?: string }) {
    Object.assign(this, { lessonId: id, questionId: question })
    this.close = await openEditor(this, id)
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    this.close()
  },

  draw(draft: LessonDraft) {
    const at = draft.questions.findIndex(({ id }) => id === this.questionId)
    const one = draft.questions[at]
    if (!one) return this.setData({ face: 'empty' })
    const { kind, text, why } = one
    const problem = questionItems(draft, problemsOf(this.lessonId))[at]?.wrong ?? ''
    const lack = lackWords(one)
    this.setData({
      ...{ name: `第 ${at + 1} 题`, kind, text, why, lack, wrong: problem === lack ? '' : problem },
      ...{ kinds: kindChips(kind), options: optionItems(one), hint: rightHint(kind) },
      canAdd: kind !== 'trueFalse' && one.options.length < MOST_OPTIONS,
    })
  },

  edit(next: (one: DraftQuestion) => DraftQuestion) {
    const questions = draftOf(this.lessonId)?.questions ?? []
    change(this, this.lessonId, {
      questions: questions.map((one) => (one.id === this.questionId ? next(one) : one)),
    })
  },

  onKind({ detail }: Change<{ id: DraftQuestion['kind'] }>) {
    this.edit((one) => ofKind(one, detail.id))
  },

  onText({ detail }: Change<{ value: string }>) {
    this.edit((one) => ({ ...one, text: detail.value }))
  },

  onWhy({ detail }: Change<{ value: string }>) {
    this.edit((one) => ({ ...one, why: detail.value }))
  },

  onOption({ currentTarget, detail }: WechatMiniprogram.Input) {
    this.edit((one) => withText(one, String(currentTarget.dataset['id']), detail.value))
  },

  onRight({ currentTarget }: Tap<{ id: string }>) {
    this.edit((one) => withRight(one, currentTarget.dataset.id))
  },

  onRemoveOption({ currentTarget }: Tap<{ id: string }>) {
    this.edit((one) => withoutOption(one, currentTarget.dataset.id))
  },

  onAddOption() {
    this.edit(withOption)
  },

  async onRemove() {
    const sure = {
      title: `不要${this.data.name}了？`,
      content: this.data.text.slice(0, 40),
      yes: '不要了',
      no: '留着',
    }
    if (!(await ask(sure))) return
    const draft = draftOf(this.lessonId)
    if (!draft) return
    const questions = draft.questions.filter(({ id }) => id !== this.questionId)
    this.close()
    change(this, this.lessonId, { questions, ...fitted({ ...draft, questions }, draft.questions.length) })
    await go.back()
  },

  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId, question: this.questionId })
  },
})
