import { arrayOperators } from './arrays'
import { fieldOperators } from './fields'
import type { Operator } from './operator'

/** Every update operator of WeChat Cloud. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...Object.entries(fieldOperators),
  ...Object.entries(arrayOperators),
])
