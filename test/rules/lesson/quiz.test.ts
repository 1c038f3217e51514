import fc from 'fast-check'
import type { DraftQuestion } from '../../../miniprogram/shared/contract/lessonMaking'
import {
  PAUSE_MS,
  nextAttemptAt,
  questionsOf,
  scoreQuiz,
  withoutAnswers,
} from '../../../miniprogram/shared/rules/lesson/quiz'

const question = (n: number, kind: DraftQuestion['kind'] = 'single'): DraftQuestion => ({
  ...{ id: `q${n}`, kind, text: `第 ${n} 题`, why: '因为' },
  options: ['a', 'b', 'c'].map((letter) => ({ id: `q${n}${letter}`, text: letter })),
  rightIds: kind === 'multiple' ? [`q${n}a`, `q${n}c`] : [`q${n}b`],
})
const pool = Array.from({ length: 7 }, (_, n) => question(n))

test('the same attempt shows the same questions in the same order', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (seed, attempt) => {
      expect(questionsOf(pool, 3, attempt, seed)).toEqual(questionsOf(pool, 3, attempt, seed))
    }),
  )
})

test('a retry asks what was not asked before, while the pool has such', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const first = questionsOf(pool, 3, 1, seed).map(({ id }) => id)
      const second = questionsOf(pool, 3, 2, seed).map(({ id }) => id)
      expect(new Set(first).size).toBe(3)
      expect(second.some((id) => first.includes(id))).toBe(false)
    }),
  )
})

test('people and attempts get different orders', () => {
  const orders = Array.from({ length: 20 }, (_, n) =>
    questionsOf(pool, 7, 1, `person ${n}`).map(({ id }) => id),
  )
  expect(new Set(orders.map((ids) => ids.join())).size).toBeGreaterThan(10)
  const options = Array.from({ length: 20 }, (_, n) =>
    questionsOf([question(1)], 1, 1, `person ${n}`)[0]
      ?.options.map(({ id }) => id)
      .join(),
  )
  expect(new Set(options).size).toBeGreaterThan(2)
})

test('true or false stays in its order', () => {
  const statement: DraftQuestion = { ...question(1), kind: 'trueFalse' }
  for (let n = 0; n < 20; n++)
    expect(questionsOf([statement], 1, 1, `${n}`)[0]?.options).toEqual(statement.options)
})

test('what the phone gets before answering names neither answer nor reason', () => {
  expect(Object.keys(withoutAnswers(question(1))).sort()).toEqual(['id', 'kind', 'options', 'text'])
})

test('several right answers are right only all together, and nothing besides', () => {
  const many = question(1, 'multiple')
  const score = (optionIds: string[]) => scoreQuiz([many], [{ questionId: 'q1', optionIds }], 1).right
  expect(score(['q1a', 'q1c'])).toBe(1)
  expect(score(['q1c', 'q1a'])).toBe(1)
  expect(score(['q1a'])).toBe(0)
  expect(score(['q1a', 'q1b', 'q1c'])).toBe(0)
  expect(score(['q1a', 'q1a'])).toBe(0)
})

test('a question without an answer is wrong, and answers to other questions are no help', () => {
  const scored = scoreQuiz([question(1)], [{ questionId: 'q2', optionIds: ['q1b'] }], 1)
  expect(scored).toMatchObject({ right: 0, asked: 1, passed: false })
})

test('after three failed attempts there is a pause, and after three more again', () => {
  expect([1, 2, 3, 4, 5, 6].map((failed) => nextAttemptAt(failed, 1_000))).toEqual([
    ...[null, null, 1_000 + PAUSE_MS, null, null, 1_000 + PAUSE_MS],
  ])
  expect(nextAttemptAt(0, 1_000)).toBeNull()
})
