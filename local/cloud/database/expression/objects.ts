import { requestFailed } from '../../errors'
import { isDocument, type Document } from '../values/document'
import { typeNameOf } from '../match/types'
import { isNullish, listed, unary, wrongType, type Operators } from './values'

export const objectOperators: Operators = {
  $literal: (operand) => () => operand,
  $mergeObjects: listed('$mergeObjects', 0, Infinity, (values) => {
    const [only] = values
    return merged(values.length === 1 && Array.isArray(only) ? only : values)
  }),
  $type: unary('$type', typeNameOf),
  $meta: () => {
    throw requestFailed('query requires text score metadata, but it is not available')
  },
}

/** Later fields win; null and missing count as nothing. */
export function merged(values: readonly unknown[]): Document {
  const result: Document = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDocument(value)) throw wrongType('$mergeObjects', 'objects', value)
    Object.assign(result, value)
  }
  return result
}
