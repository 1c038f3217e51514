import { requestFailed } from '../../errors'
import { elementTest } from '../match/compile'
import { sortFields, sortKey } from '../sort'
import { compareValues, equalValues } from '../values/compare'
import { clone, isDocument, type Document } from '../values/document'
import { plainNumber } from '../values/numbers'
import { typeName, type Operator, type Step } from './operator'
import type { Place } from './path'

/** Operators on arrays. A field of another type is always an error. */
export const arrayOperators: Record<string, Operator> = {
  $push: { creates: true, check: checkPush, apply: push },
  $addToSet: { creates: true, check: checkAddToSet, apply: addToSet },
  $pop: { creates: false, check: checkPop, apply: pop },
  $pull: { creates: false, check: ({ operand }) => void elementTest(operand), apply: pull },
  $pullAll: { creates: false, check: checkPullAll, apply: pullAll },
}

function arrayAt(place: Place, operator: string, { path }: Step): unknown[] | undefined {
  const value = place.get()
  if (value === undefined) return undefined
  if (Array.isArray(value)) return value
  throw requestFailed(
    `The field '${path}' must be an array but is of type ${typeName(value)}; ${operator} was not applied`,
  )
}

const modifiers = new Set(['$each', '$position', '$sort', '$slice'])

const hasModifiers = (operand: unknown): operand is Document => isDocument(operand) && '$each' in operand

function checkPush({ operand }: Step): void {
  if (!hasModifiers(operand)) {
    const stray = isDocument(operand) && Object.keys(operand).find((key) => key.startsWith('$'))
    if (stray) throw requestFailed(`unrecognized clause in $push: ${stray} without $each`)
    return
  }
  const unknown = Object.keys(operand).find((key) => !modifiers.has(key))
  if (unknown !== undefined) throw requestFailed(`Unrecognized clause in $push: ${unknown}`)
  if (!Array.isArray(operand['$each'])) throw requestFailed('The argument to $each in $push must be an array')
  for (const name of ['$position', '$slice']) {
    if (name in operand && !Number.isInteger(plainNumber(operand[name]))) {
      throw requestFailed(`The value for ${name} must be an integer`)
    }
  }
  if ('$sort' in operand) sorter(operand['$sort'])
}

/** As in MongoDB whatever their order in the request: insert, then sort, then slice. */
function push(place: Place, step: Step): void {
  const array = [...(arrayAt(place, '$push', step) ?? [])]
  const { operand } = step
  if (!hasModifiers(operand)) {
    place.set([...array, clone(operand)])
    return
  }
  const items = clone(operand['$each']) as unknown[]
  const position = plainNumber(operand['$position']) ?? array.length
  array.splice(position < 0 ? Math.max(array.length + position, 0) : position, 0, ...items)
  if ('$sort' in operand) array.sort(sorter(operand['$sort']))
  const slice = plainNumber(operand['$slice'])
  place.set(slice === undefined ? array : slice < 0 ? array.slice(slice) : array.slice(0, slice))
}

function sorter(order: unknown): (left: unknown, right: unknown) => number {
  const direction = plainNumber(order)
  if (direction === 1 || direction === -1) return (left, right) => compareValues(left, right) * direction
  if (!isDocument(order) || Object.keys(order).length === 0) {
    throw requestFailed('The $sort is invalid: use 1/-1 to sort the whole element, or {field: 1/-1}')
  }
  const fields = sortFields(order)
  return (left, right) => {
    for (const field of fields) {
      const result = compareValues(sortKey(left, field), sortKey(right, field))
      if (result !== 0) return result * field.direction
    }
    return 0
  }
}

function checkAddToSet({ operand }: Step): void {
  if (!hasModifiers(operand)) return
  if (!Array.isArray(operand['$each']))
    throw requestFailed('The argument to $each in $addToSet must be an array')
  const unknown = Object.keys(operand).find((key) => key !== '$each')
  if (unknown !== undefined)
    throw requestFailed(`Found unexpected fields after $each in $addToSet: ${unknown}`)
}

function addToSet(place: Place, step: Step): void {
  const array = [...(arrayAt(place, '$addToSet', step) ?? [])]
  const items = hasModifiers(step.operand) ? (step.operand['$each'] as unknown[]) : [step.operand]
  for (const item of items) if (!array.some((have) => equalValues(have, item))) array.push(clone(item))
  place.set(array)
}

function checkPop({ operand }: Step): void {
  const side = plainNumber(operand)
  if (side !== 1 && side !== -1) throw requestFailed('$pop expects 1 or -1')
}

function pop(place: Place, step: Step): void {
  const array = arrayAt(place, '$pop', step)
  if (array) place.set(plainNumber(step.operand) === 1 ? array.slice(0, -1) : array.slice(1))
}

function pull(place: Place, step: Step): void {
  const array = arrayAt(place, '$pull', step)
  if (!array) return
  const test = Array.isArray(step.operand)
    ? (item: unknown) => equalValues(item, step.operand)
    : elementTest(step.operand)
  place.set(array.filter((item) => !test(item)))
}

function checkPullAll({ operand }: Step): void {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
}

function pullAll(place: Place, step: Step): void {
  const array = arrayAt(place, '$pullAll', step)
  const unwanted = step.operand as unknown[]
  if (array) place.set(array.filter((item) => !unwanted.some((value) => equalValues(value, item))))
}
