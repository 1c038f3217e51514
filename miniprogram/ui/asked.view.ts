import type { EventQuestion } from '../shared/contract/event'

/** A question with what has been answered so far. */
export interface Asked {
  id: string
  text: string
  isRequired: boolean
  value: string
  /** Empty where words are to be written. */
  chips: { id: string; label: string; on: boolean }[]
}

export const askedOf = (
  questions: readonly EventQuestion[],
  answers: Readonly<Record<string, string>>,
): Asked[] =>
  questions.map(({ id, text, isRequired, choices }) => {
    const value = answers[id] ?? ''
    const chips = choices.map((choice) => ({ id: choice, label: choice, on: choice === value }))
    return { id, text, isRequired, value, chips }
  })
