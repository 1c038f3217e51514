import type { Place } from './path'

/** One step on one field of one document. */
export interface Step {
  path: string
  operand: unknown
}

export interface Operator {
  /** Whether missing objects on the way to the field are made. */
  creates: boolean
  /** Looks at the operand alone, before any document is touched. Throws if it can never be right. */
  check?(step: Step): void
  /** Changes the (copied) document. Throws if the field has the wrong type. */
  apply(place: Place, step: Step): void
}

export { typeNameOf as typeName } from '../match/types'
