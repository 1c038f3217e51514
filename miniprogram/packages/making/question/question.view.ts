import type { DraftQuestion } from '../../../shared/contract/lessonMaking'
import { randomPart } from '../../../shared/kit/ids'
import { QUESTION_KIND_WORDS } from '../questions/questions.view'

export const MOST_OPTIONS = 8

type Kind = DraftQuestion['kind']

const option = (text = '') => ({ id: `o_${randomPart()}`, text })

/** Two empty options, since no question has fewer. */
export const freshQuestion = (): DraftQuestion => ({
  ...{ id: `q_${randomPart()}`, kind: 'single', text: '', why: '', rightIds: [] },
  options: [option(), option()],
})

/** Another kind: true or false has its own two options; from several right ones to one, none is taken over. */
export function ofKind(question: DraftQuestion, kind: Kind): DraftQuestion {
  if (kind === question.kind) return question
  if (kind === 'trueFalse') return { ...question, kind, options: [option('对'), option('错')], rightIds: [] }
  if (question.kind === 'trueFalse') return { ...question, kind, options: [option(), option()], rightIds: [] }
  const rightIds = kind === 'single' && question.rightIds.length > 1 ? [] : question.rightIds
  return { ...question, kind, rightIds }
}

/** Right or not: where only one can be right, it takes the place of the other. */
export function withRight(question: DraftQuestion, id: string): DraftQuestion {
  const { kind, rightIds } = question
  if (kind !== 'multiple') return { ...question, rightIds: [id] }
  const others = rightIds.filter((one) => one !== id)
  return { ...question, rightIds: others.length < rightIds.length ? others : [...rightIds, id] }
}

export const withOption = (question: DraftQuestion): DraftQuestion =>
  question.options.length >= MOST_OPTIONS
    ? question
    : { ...question, options: [...question.options, option()] }

export const withText = (question: DraftQuestion, id: string, text: string): DraftQuestion => ({
  ...question,
  options: question.options.map((one) => (one.id === id ? { ...one, text } : one)),
})

export const withoutOption = (question: DraftQuestion, id: string): DraftQuestion => ({
  ...question,
  options: question.options.filter((one) => one.id !== id),
  rightIds: question.rightIds.filter((one) => one !== id),
})

export const kindChips = (chosen: Kind) =>
  (Object.keys(QUESTION_KIND_WORDS) as Kind[]).map((id) => ({
    ...{ id, label: QUESTION_KIND_WORDS[id], on: id === chosen },
  }))

export interface OptionItem {
  id: string
  /** 'A' */
  letter: string
  text: string
  isRight: boolean
}

export const optionItems = ({ options, rightIds }: DraftQuestion): OptionItem[] =>
  options.map(({ id, text }, at) => ({
    ...{ id, text, letter: String.fromCharCode(65 + at), isRight: rightIds.includes(id) },
  }))

export const rightHint = (kind: Kind): string =>
  kind === 'multiple' ? '对的都点上（可以几个）' : '点一下，标出哪个是对的'
