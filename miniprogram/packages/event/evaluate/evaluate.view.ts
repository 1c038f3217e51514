import { EVALUATION_REASONS } from '../../../shared/contract/eventAfter'

const WORDS = ['很不好', '不太好', '一般', '好', '很好'] as const

/** One to five, each with its word, so that nobody has to guess what three stars mean. */
export const starRows = (chosen: number) =>
  WORDS.map((words, at) => ({
    stars: at + 1,
    words,
    on: chosen === at + 1,
    marks: '★'.repeat(at + 1),
  })).reverse()

export const reasonChips = (chosen: readonly string[]) =>
  EVALUATION_REASONS.map((reason) => ({ id: reason, label: reason, on: chosen.includes(reason) }))

export const toggled = (chosen: readonly string[], reason: string): string[] =>
  chosen.includes(reason) ? chosen.filter((one) => one !== reason) : [...chosen, reason]
