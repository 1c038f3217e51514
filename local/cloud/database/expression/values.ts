import { requestFailed } from '../../errors'
import { isDocument, type Document } from '../values/document'
import { plainNumber } from '../values/numbers'
import { typeNameOf } from '../match/types'

/** What an expression sees: the document, and variables by name (without `$$`). */
export interface Scope {
  readonly root: unknown
  readonly variables: Readonly<Record<string, unknown>>
}

/** Worked out once for each document. undefined is a missing value. */
export type Expression = (scope: Scope) => unknown

/** Makes an expression of what a client sent, with the variables that exist there. */
export type Compile = (source: unknown, names?: readonly string[]) => Expression

/** Makes an operator's expression of its operand. `names` are the variables around it. */
export type OperatorMaker = (operand: unknown, compile: Compile, names: readonly string[]) => Expression

export type Operators = Readonly<Record<string, OperatorMaker>>

export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined

export function isTruthy(value: unknown): boolean {
  if (isNullish(value) || value === false) return false
  return plainNumber(value) !== 0
}

/** An operator of one argument: `{$abs: '$n'}` or `{$abs: ['$n']}`. */
export function unary(name: string, run: (value: unknown) => unknown): OperatorMaker {
  return (operand, compile) => {
    const [source, ...more] = Array.isArray(operand) ? (operand as unknown[]) : [operand]
    if (more.length > 0 || (Array.isArray(operand) && operand.length === 0))
      throw takes(name, 'exactly 1', operand)
    const argument = compile(source)
    return (scope) => run(argument(scope))
  }
}

/** An operator of a list of arguments. One that stands alone is a list of one. */
export function listed(
  name: string,
  least: number,
  most: number,
  run: (values: unknown[]) => unknown,
): OperatorMaker {
  return (operand, compile) => {
    const sources = Array.isArray(operand) ? (operand as unknown[]) : [operand]
    if (sources.length < least || sources.length > most) {
      throw takes(name, least === most ? `exactly ${least}` : `${least} to ${most}`, operand)
    }
    const values = sources.map((source) => compile(source))
    return (scope) => run(values.map((value) => value(scope)))
  }
}

/** The same; null if an argument is null or missing. */
export const listedOrNull = (
  name: string,
  least: number,
  most: number,
  run: (values: unknown[]) => unknown,
): OperatorMaker => listed(name, least, most, (values) => (values.some(isNullish) ? null : run(values)))

/** An operator of named arguments; those that are not given are undefined. */
export function named(
  name: string,
  required: readonly string[],
  optional: readonly string[],
  run: (values: Readonly<Record<string, unknown>>, given: ReadonlySet<string>) => unknown,
): OperatorMaker {
  return (operand, compile) => {
    const fields = checkNamed(name, operand, required, optional)
    const values = Object.entries(fields).map(([key, source]) => [key, compile(source)] as const)
    const given = new Set(Object.keys(fields))
    return (scope) => run(Object.fromEntries(values.map(([key, value]) => [key, value(scope)])), given)
  }
}

export function checkNamed(
  name: string,
  operand: unknown,
  required: readonly string[],
  optional: readonly string[],
): Document {
  if (!isDocument(operand)) throw requestFailed(`${name} only supports an object as its argument`)
  const unknown = Object.keys(operand).find((key) => !required.includes(key) && !optional.includes(key))
  if (unknown !== undefined) throw requestFailed(`Unrecognized argument to ${name}: ${unknown}`)
  const missing = required.find((key) => !(key in operand))
  if (missing !== undefined) throw requestFailed(`Missing '${missing}' parameter to ${name}`)
  return operand
}

const takes = (name: string, count: string, operand: unknown): Error => {
  const given = Array.isArray(operand) ? operand.length : 1
  return requestFailed(`Expression ${name} takes ${count} arguments. ${given} were passed in.`)
}

export const wrongType = (name: string, wanted: string, value: unknown): Error =>
  requestFailed(`${name} needs ${wanted}, not ${typeNameOf(value)}`)

export function needArray(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw wrongType(name, 'an array', value)
}

export function needString(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw wrongType(name, 'a string', value)
}

export function needInteger(name: string, value: unknown): number {
  const number = plainNumber(value)
  if (number !== undefined && Number.isInteger(number)) return number
  throw wrongType(name, 'a whole number', value)
}
