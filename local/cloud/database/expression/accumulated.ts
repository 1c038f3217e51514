import { accumulators } from './accumulators'
import { type OperatorMaker, type Operators } from './values'

/** Accumulators outside of `$group`: over a list of arguments, or over the elements of one array. */
export const accumulatorExpressions: Operators = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => [name, over(name)]),
)

function over(name: string): OperatorMaker {
  return (operand, compile) => {
    const make = accumulators[name]
    const values = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((source) =>
      compile(source),
    )
    return (scope) => {
      const accumulator = make?.()
      const list = values.map((value) => value(scope))
      const [only] = list
      for (const value of list.length === 1 && Array.isArray(only) ? (only as unknown[]) : list) {
        accumulator?.add(value)
      }
      return accumulator?.result()
    }
  }
}
