import { requestFailed } from '../../errors'
import { isDocument } from '../values/document'
import { checkNamed, isNullish, isTruthy, needArray, type OperatorMaker, type Operators } from './values'

/** Operators that name what they go through: their inner expressions see it as a variable. */
export const arrayVariableOperators: Operators = {
  $map: (operand, compile, names) => {
    const { input, as = 'this', in: body } = checkNamed('$map', operand, ['input', 'in'], ['as'])
    const [list, name] = [compile(input), checkName(as)]
    const result = compile(body, [...names, name])
    return (scope) => {
      const array = list(scope)
      if (isNullish(array)) return null
      return needArray('$map', array).map(
        (item) => result({ ...scope, variables: { ...scope.variables, [name]: item } }) ?? null,
      )
    }
  },
  $filter: (operand, compile, names) => {
    const parts = checkNamed('$filter', operand, ['input', 'cond'], ['as', 'limit'])
    const [list, name] = [compile(parts['input']), checkName(parts['as'] ?? 'this')]
    const test = compile(parts['cond'], [...names, name])
    return (scope) => {
      const array = list(scope)
      if (isNullish(array)) return null
      return needArray('$filter', array).filter((item) =>
        isTruthy(test({ ...scope, variables: { ...scope.variables, [name]: item } })),
      )
    }
  },
  $reduce: (operand, compile, names) => {
    const parts = checkNamed('$reduce', operand, ['input', 'initialValue', 'in'], [])
    const [list, initial] = [compile(parts['input']), compile(parts['initialValue'])]
    const body = compile(parts['in'], [...names, 'this', 'value'])
    return (scope) => {
      const array = list(scope)
      if (isNullish(array)) return null
      return needArray('$reduce', array).reduce(
        (value: unknown, item) => body({ ...scope, variables: { ...scope.variables, this: item, value } }),
        initial(scope),
      )
    }
  },
  $let: (...parts) => letIn(...parts),
}

function checkName(name: unknown): string {
  if (typeof name !== 'string') throw requestFailed('the name of a variable must be a string')
  if (!/^[a-z\u0080-\uffff][a-zA-Z0-9_\u0080-\uffff]*$/.test(name)) {
    throw requestFailed(`'${name}' starts with an invalid character for a user variable name`)
  }
  return name
}

const letIn: OperatorMaker = (operand, compile, names) => {
  const { vars, in: body } = checkNamed('$let', operand, ['vars', 'in'], [])
  if (!isDocument(vars)) throw requestFailed('invalid parameter: expected an object (vars)')
  const values = Object.entries(vars).map(([name, source]) => [checkName(name), compile(source)] as const)
  const result = compile(body, [...names, ...values.map(([name]) => name)])
  return (scope) => {
    const own = Object.fromEntries(values.map(([name, value]) => [name, value(scope)]))
    return result({ ...scope, variables: { ...scope.variables, ...own } })
  }
}

/** The values of `$lookup`'s `let`, checked in the same way. */
export const checkVariableName = checkName
