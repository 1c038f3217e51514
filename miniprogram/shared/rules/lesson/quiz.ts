import type { DraftQuestion } from '../../contract/lessonMaking'
import type { QuizQuestion, QuizResult } from '../../contract/lesson'
import { type Instant, MINUTE_MS } from '../../kit/time'

/** After this many failed attempts in a row there is a pause, to look at the lesson again. */
export const TRIES_BEFORE_PAUSE = 3
export const PAUSE_MS = 10 * MINUTE_MS

/** A generator of numbers in [0, 1) that follows from a text: an attempt shows the same order every time it is asked for. */
export function seededRandom(seed: string): () => number {
  let state = 2_166_136_261
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619)
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519)
    state = Math.imul(state ^ (state >>> 13), 3_266_489_917)
    state ^= state >>> 16
    return (state >>> 0) / 4_294_967_296
  }
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items]
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[list[last], list[other]] = [list[other] as T, list[last] as T]
  }
  return list
}

/**
 * The questions of one attempt: another part of the pool each time, going round it, so that a retry asks what was not
 * asked before while there is such. Order and options are shuffled by `seed`; true or false stays in its order.
 */
export function questionsOf(
  pool: readonly DraftQuestion[],
  asked: number,
  attempt: number,
  seed: string,
): DraftQuestion[] {
  const round = shuffled(pool, seededRandom(seed))
  const first = ((attempt - 1) * asked) % Math.max(1, round.length)
  const chosen = [...round.slice(first), ...round.slice(0, first)].slice(0, asked)
  const random = seededRandom(`${seed}:${attempt}`)
  return shuffled(chosen, random).map((one) =>
    one.kind === 'trueFalse' ? one : { ...one, options: shuffled(one.options, random) },
  )
}

/** What the phone may see before the answers are in. */
export const withoutAnswers = ({ id, kind, text, options }: DraftQuestion): QuizQuestion => ({
  ...{ id, kind, text },
  options: options.map((one) => ({ id: one.id, text: one.text })),
})

export interface Answer {
  questionId: string
  optionIds: readonly string[]
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && new Set(a).size === a.length && a.every((one) => b.includes(one))

/** A question with several right answers is right when all of them, and only they, were chosen. */
export function scoreQuiz(
  questions: readonly DraftQuestion[],
  answers: readonly Answer[],
  pass: number,
): Pick<QuizResult, 'right' | 'asked' | 'passed' | 'answers'> {
  const scored = questions.map(({ id, rightIds, why }) => {
    const chosen = answers.find(({ questionId }) => questionId === id)?.optionIds ?? []
    return { questionId: id, isRight: isSame(chosen, rightIds), rightIds: [...rightIds], why }
  })
  const right = scored.filter(({ isRight }) => isRight).length
  return { right, asked: questions.length, passed: right >= pass, answers: scored }
}

/** When the next attempt may begin; null for at once. */
export const nextAttemptAt = (failed: number, lastAt: Instant): Instant | null =>
  failed > 0 && failed % TRIES_BEFORE_PAUSE === 0 ? lastAt + PAUSE_MS : null
