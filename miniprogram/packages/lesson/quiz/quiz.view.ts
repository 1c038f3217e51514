import type { QuizQuestion, QuizResult } from '../../../shared/contract/lesson'
import { type Instant, minuteOf } from '../../../shared/kit/time'
import { clockWords } from '../../../shared/kit/words'

/** What was chosen, by question. */
export type Chosen = Readonly<Record<string, readonly string[]>>

export interface OptionView {
  id: string
  text: string
  on: boolean
  /** After the answer: whether it is a right one, and whether it was chosen wrongly. */
  mark: '' | 'right' | 'wrong'
}

export interface QuestionView {
  id: string
  /** '第 1 题 · 选一个' */
  label: string
  text: string
  many: boolean
  options: OptionView[]
  verdict: '' | '答对了' | '答错了'
  why: string
}

const KINDS: Readonly<Record<QuizQuestion['kind'], string>> = {
  single: '选一个',
  multiple: '可以选几个',
  trueFalse: '对还是不对',
}

export function questionViews(
  questions: readonly QuizQuestion[],
  chosen: Chosen,
  result: QuizResult | null,
): QuestionView[] {
  return questions.map((question, at) => {
    const { id, kind, text } = question
    const answer = result?.answers.find(({ questionId }) => questionId === id)
    const verdict = answer ? (answer.isRight ? '答对了' : '答错了') : ''
    const options = question.options.map((option) => {
      const on = chosen[id]?.includes(option.id) ?? false
      return { ...option, on, mark: markOf(on, answer?.rightIds.includes(option.id)) }
    })
    const label = `第 ${at + 1} 题 · ${KINDS[kind]}`
    return { id, label, text, many: kind === 'multiple', options, verdict, why: answer?.why ?? '' }
  })
}

function markOf(on: boolean, isRight: boolean | undefined): OptionView['mark'] {
  if (isRight === undefined) return ''
  if (isRight) return 'right'
  return on ? 'wrong' : ''
}

/** With one more or one less; of a single choice the other one goes. */
export function choose(chosen: Chosen, question: QuizQuestion, optionId: string): Chosen {
  const before = chosen[question.id] ?? []
  const isOn = before.includes(optionId)
  if (question.kind !== 'multiple') return { ...chosen, [question.id]: [optionId] }
  return { ...chosen, [question.id]: isOn ? before.filter((id) => id !== optionId) : [...before, optionId] }
}

/** '' when all are answered. */
export function missingWords(questions: readonly QuizQuestion[], chosen: Chosen): string {
  const missing = questions.findIndex(({ id }) => (chosen[id] ?? []).length === 0)
  return missing < 0 ? '' : `第 ${missing + 1} 题还没有选`
}

/** How it went, and what to do now. */
export function resultWords(
  { right, asked, passed, nextAt, completedAt }: QuizResult,
  pass: number,
  now: Instant,
): { title: string; note: string; canRetry: boolean } {
  const title = passed ? `答对 ${right} 道，过了` : `答对 ${right} 道，还差 ${pass - right} 道`
  if (passed) return { title, note: completedAt ? '这一课学完了' : `一共 ${asked} 道`, canRetry: false }
  if (nextAt !== null && nextAt > now) {
    const note = `先看看下面的说明，歇一会儿，${clockWords(minuteOf(nextAt))} 以后再答`
    return { title, note, canRetry: false }
  }
  return { title, note: '不要紧，看看下面的说明，再答一次。题目会换一些', canRetry: true }
}
