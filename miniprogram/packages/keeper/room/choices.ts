import type { SpaceEdit } from '../../../shared/contract/keeper'
import { lengthWords } from '../../../shared/kit/words'

/** A rule of a space that is chosen from a list: hardly anybody wants a number that stands in none. */
interface Choice {
  field: string
  label: string
  options: readonly (number | null)[]
  words(value: number | null): string
  get(terms: SpaceEdit): number | null
  set(terms: SpaceEdit, value: number | null): SpaceEdit
}

const DAY = 24 * 60
const minutes = (value: number | null): string => {
  if (value === null) return '不限'
  if (value === 0) return '不用'
  return value >= DAY && value % DAY === 0 ? `${value / DAY} 天` : lengthWords(value)
}
const days = (value: number | null) => (value === 0 ? '当天' : `${value ?? 0} 天`)
const times = (value: number | null) => (value === null ? '不限' : `${value} 次`)

type Plain =
  'step' | 'shortest' | 'longest' | 'before' | 'after' | 'horizonDays' | 'seriesDays' | 'offerMinutes'

const plain = (
  field: Plain,
  label: string,
  options: readonly number[],
  words: (value: number | null) => string = minutes,
): Choice => ({
  ...{ field, label, options, words },
  get: (terms) => terms[field],
  set: (terms, value) => ({ ...terms, [field]: value ?? 0 }),
})

const notice = (field: keyof SpaceEdit['notice'], label: string): Choice => ({
  ...{ field: `notice-${field}`, label, words: minutes },
  options: [0, 30, 60, 120, 240, DAY, 2 * DAY, 3 * DAY, 7 * DAY],
  get: (terms) => terms.notice[field],
  set: (terms, value) => ({ ...terms, notice: { ...terms.notice, [field]: value ?? 0 } }),
})

const quota = (
  field: keyof SpaceEdit['quota'],
  label: string,
  options: Choice['options'],
  words: Choice['words'],
): Choice => ({
  ...{ field: `quota-${field}`, label, options, words },
  get: (terms) => terms.quota[field],
  set: (terms, value) => ({ ...terms, quota: { ...terms.quota, [field]: value } }),
})

const HOURS = [60, 90, 120, 180, 240, 300, 360, 480, 720]

const CHOICES: readonly Choice[] = [
  plain('step', '从几点起约', [15, 30, 60], (value) => (value === 60 ? '整点' : `每 ${value ?? 0} 分钟`)),
  plain('shortest', '一次最短', [15, 30, 60, 90, 120]),
  plain('longest', '一次最长', HOURS),
  plain('before', '每次之前留空', [0, 15, 30, 45, 60]),
  plain('after', '每次之后留空（打扫）', [0, 15, 30, 45, 60]),
  plain('horizonDays', '最多提前几天约', [0, 1, 3, 6, 13, 20, 29, 59, 89], days),
  plain('seriesDays', '固定学习日最远', [0, 31, 61, 92, 183, 366], days),
  notice('make', '最晚提前多久约'),
  notice('change', '最晚提前多久改'),
  notice('cancel', '最晚提前多久取消'),
  quota('times', '每人每周几次', [null, 1, 2, 3, 5, 7], times),
  quota('minutes', '每人每周多久', [null, 120, 240, 360, 480, 960], minutes),
  quota('branchMinutes', '每个支部每周多久', [null, 240, 480, 960, 1920], minutes),
  plain('offerMinutes', '排到了，等回复多久', [30, 60, 120, 240, 720, DAY]),
]

export interface ChoiceRow {
  field: string
  label: string
  words: string
  options: string[]
  index: number
}

/** What is set stands in its list, even when it is none of the usual values. */
const optionsOf = (choice: Choice, terms: SpaceEdit): (number | null)[] => {
  const value = choice.get(terms)
  if (choice.options.includes(value)) return [...choice.options]
  return [...choice.options, value].sort((a, b) => (a ?? -1) - (b ?? -1))
}

export const choiceRows = (terms: SpaceEdit): ChoiceRow[] =>
  CHOICES.map((choice) => {
    const options = optionsOf(choice, terms)
    const value = choice.get(terms)
    return {
      ...{ field: choice.field, label: choice.label, words: choice.words(value) },
      ...{ options: options.map(choice.words), index: options.indexOf(value) },
    }
  })

/** The terms with the option at an index of a field's list. */
export function withChoice(terms: SpaceEdit, field: string, index: number): SpaceEdit {
  const choice = CHOICES.find((one) => one.field === field)
  const value = choice ? optionsOf(choice, terms)[index] : undefined
  return choice && value !== undefined ? choice.set(terms, value) : terms
}
