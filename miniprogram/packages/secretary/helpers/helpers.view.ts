import type { Helper } from '../../../shared/contract/event'

/** Most people who help at one desk. */
export const MOST_HELPERS = 20

export const without = (helpers: readonly Helper[], id: string): Helper[] =>
  helpers.filter((one) => one.id !== id)

/** Once each, in the order of asking. */
export const withOne = (helpers: readonly Helper[], one: Helper): Helper[] => [
  ...without(helpers, one.id),
  one,
]
