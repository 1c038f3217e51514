import { randomInt } from 'node:crypto'
import { requestFailed } from '../../errors'
import { compileExpression } from '../expression/compile'
import { typeNameOf } from '../match/types'
import { compileQuery } from '../match/compile'
import { sortDocuments, sortFields } from '../sort'
import { isDocument, type Document } from '../values/document'
import { makeLong } from '../values/numbers'
import { plainValueAt, withValue } from './paths'
import { compilePipeline } from './pipeline'
import {
  checkFields,
  needDocument,
  needFieldName,
  needFieldPath,
  needWhole,
  type Run,
  type StageMaker,
} from './stage'

export const match: StageMaker = (operand, { variables }) => {
  const query = needDocument('$match', operand)
  if (/"\$(near|nearSphere|geoNear)":/.test(JSON.stringify(query))) {
    throw requestFailed('$geoNear, $near, and $nearSphere are not allowed in this context')
  }
  const test = compileQuery(query, variables)
  return function* (input) {
    for (const doc of input) if (test(doc)) yield doc
  }
}

export const skip: StageMaker = (operand) => {
  const count = needWhole('$skip', operand, 0)
  return function* (input) {
    let left = count
    for (const doc of input) if (left-- <= 0) yield doc
  }
}

export const limit: StageMaker = (operand) => {
  const count = needWhole('$limit', operand, 1)
  return function* (input) {
    let left = count
    for (const doc of input) {
      yield doc
      if (--left <= 0) return
    }
  }
}

export const count: StageMaker = (operand) => {
  const name = needFieldName('the count field', operand)
  if (name.includes('.')) throw requestFailed("the count field cannot contain '.'")
  return (input) => {
    let total = 0
    for (const doc of input) if (doc) total++
    return total === 0 ? [] : [{ [name]: total }]
  }
}

export const sort: StageMaker = (operand) => {
  const order = needDocument('$sort', operand)
  if (Object.keys(order).length === 0) throw requestFailed('$sort stage must have at least one sort key')
  const fields = sortFields(order)
  return (input) => sortDocuments([...input], fields)
}

export const sample: StageMaker = (operand) => {
  const fields = needDocument('$sample', operand)
  checkFields('$sample', fields, ['size'])
  const size = needWhole('$sample', fields['size'], 1)
  return (input) => {
    const rest = [...input]
    const chosen: Document[] = []
    while (chosen.length < size && rest.length > 0) chosen.push(...rest.splice(randomInt(rest.length), 1))
    return chosen
  }
}

export const replaceRoot: StageMaker = (operand, context) => {
  const fields = needDocument('$replaceRoot', operand)
  checkFields('$replaceRoot', fields, ['newRoot'])
  if (!('newRoot' in fields)) throw requestFailed('no newRoot specified for the $replaceRoot stage')
  return replaceWith(fields['newRoot'], context)
}

export const replaceWith: StageMaker = (operand, { variables }) => {
  const root = compileExpression(operand, Object.keys(variables))
  return function* (input) {
    for (const doc of input) {
      const value = root({ root: doc, variables })
      if (!isDocument(value)) {
        throw requestFailed(
          `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeNameOf(value)}`,
        )
      }
      yield value
    }
  }
}

export const unwind: StageMaker = (operand) => {
  const fields = isDocument(operand) ? operand : { path: operand }
  checkFields('$unwind', fields, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  const path = needFieldPath('$unwind', fields['path'])
  const { includeArrayIndex, preserveNullAndEmptyArrays: keeps = false } = fields
  if (typeof keeps !== 'boolean') throw requestFailed('preserveNullAndEmptyArrays must be a boolean')
  const index =
    includeArrayIndex === undefined
      ? undefined
      : needFieldName('includeArrayIndex', includeArrayIndex).split('.')
  return unwinding(path, index, keeps)
}

function unwinding(path: string[], index: string[] | undefined, keeps: boolean): Run {
  const numbered = (doc: unknown, i: number | null): Document =>
    (index ? withValue(doc, index, i === null ? null : makeLong(BigInt(i))) : doc) as Document
  return function* (input) {
    for (const doc of input) {
      const value = plainValueAt(doc, path)
      if (Array.isArray(value) && value.length > 0) {
        for (const [i, item] of value.entries()) yield numbered(withValue(doc, path, item), i)
      } else if (value !== undefined && value !== null && !Array.isArray(value)) yield numbered(doc, null)
      else if (keeps) yield numbered(Array.isArray(value) ? withValue(doc, path, undefined) : doc, null)
    }
  }
}

/** Several pipelines over the same documents. The SDK's own helper for it fails; by hand it passes the wire. */
export const facet: StageMaker = (operand, context) => {
  const pipelines = Object.entries(needDocument('$facet', operand)).map(([name, stages]) => {
    if (!Array.isArray(stages)) throw requestFailed('arguments to $facet must be arrays')
    return [
      name,
      stages.map((stage: unknown) => {
        const [entry] = Object.entries(needDocument('$facet', stage))
        if (!entry) throw requestFailed('a pipeline stage has exactly one field')
        return { name: entry[0], value: entry[1] }
      }),
    ] as const
  })
  if (pipelines.length === 0) throw requestFailed('the $facet specification must be a non-empty object')
  return (input) => {
    const docs = [...input]
    return [
      Object.fromEntries(
        pipelines.map(([name, stages]) => [name, [...compilePipeline(null, stages, context)(docs)]]),
      ),
    ]
  }
}
