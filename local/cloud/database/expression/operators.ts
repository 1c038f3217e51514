import { accumulatorExpressions } from './accumulated'
import { arithmeticOperators } from './arithmetic'
import { arrayOperators } from './arrays'
import { arrayVariableOperators } from './arrayVariables'
import { comparisonOperators } from './comparison'
import { conversionOperators } from './conversion'
import { dateOperators } from './dates'
import { dateMakers } from './dateMakers'
import { objectOperators } from './objects'
import { setOperators } from './sets'
import { stringOperators } from './strings'
import type { Operators } from './values'

/** Every operator of an expression. */
export const operators: Operators = {
  ...arithmeticOperators,
  ...comparisonOperators,
  ...arrayOperators,
  ...arrayVariableOperators,
  ...setOperators,
  ...stringOperators,
  ...dateOperators,
  ...dateMakers,
  ...objectOperators,
  ...conversionOperators,
  ...accumulatorExpressions,
}
