import { requestFailed } from '../../errors'
import { compareValues } from '../values/compare'
import { checkNamed, isNullish, isTruthy, listed, type OperatorMaker, type Operators } from './values'

/** Values of all types are in one order here, unlike in queries. */
export const comparisonOperators: Operators = {
  $cmp: listed('$cmp', 2, 2, ([a, b]) => Math.sign(compareValues(a, b))),
  $eq: compared('$eq', (order) => order === 0),
  $ne: compared('$ne', (order) => order !== 0),
  $gt: compared('$gt', (order) => order > 0),
  $gte: compared('$gte', (order) => order >= 0),
  $lt: compared('$lt', (order) => order < 0),
  $lte: compared('$lte', (order) => order <= 0),
  $and: every('$and', true),
  $or: every('$or', false),
  $not: listed('$not', 1, 1, ([value]) => !isTruthy(value)),
  $cond: (...parts) => conditional(...parts),
  $ifNull: (...parts) => ifNull(...parts),
  $switch: (...parts) => switched(...parts),
}

function compared(name: string, holds: (order: number) => boolean): OperatorMaker {
  return listed(name, 2, 2, ([a, b]) => holds(compareValues(a, b)))
}

/** Stops at the first operand that decides. */
function every(_name: string, wanted: boolean): OperatorMaker {
  return (operand, compile) => {
    const tests = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((source) =>
      compile(source),
    )
    return (scope) => {
      for (const test of tests) if (isTruthy(test(scope)) !== wanted) return !wanted
      return wanted
    }
  }
}

const conditional: OperatorMaker = (operand, compile) => {
  const sources = Array.isArray(operand) ? (operand as unknown[]) : partsOf(operand)
  if (sources.length !== 3) throw requestFailed('$cond takes exactly 3 arguments')
  const [test, yes, no] = sources.map((source) => compile(source))
  return (scope) => (isTruthy(test?.(scope)) ? yes?.(scope) : no?.(scope))
}

function partsOf(operand: unknown): unknown[] {
  const fields = checkNamed('$cond', operand, ['if', 'then', 'else'], [])
  return [fields['if'], fields['then'], fields['else']]
}

const ifNull: OperatorMaker = (operand, compile) => {
  if (!Array.isArray(operand) || operand.length < 2)
    throw requestFailed('$ifNull needs at least two arguments')
  const values = operand.map((source) => compile(source))
  return (scope) => {
    let result: unknown
    for (const value of values) {
      result = value(scope)
      if (!isNullish(result)) break
    }
    return result
  }
}

const switched: OperatorMaker = (operand, compile) => {
  const { branches, default: otherwise } = checkNamed('$switch', operand, ['branches'], ['default'])
  if (!Array.isArray(branches) || branches.length === 0)
    throw requestFailed('$switch needs at least one branch')
  const cases = branches.map((branch: unknown) => {
    const parts = checkNamed('$switch', branch, ['case', 'then'], [])
    return { test: compile(parts['case']), then: compile(parts['then']) }
  })
  const fallback = otherwise === undefined ? undefined : compile(otherwise)
  return (scope) => {
    const found = cases.find(({ test }) => isTruthy(test(scope)))
    if (found) return found.then(scope)
    if (fallback) return fallback(scope)
    throw requestFailed(
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}
