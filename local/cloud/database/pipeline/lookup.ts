import { requestFailed } from '../../errors'
import { checkVariableName } from '../expression/arrayVariables'
import { compileExpression } from '../expression/compile'
import { equalTo } from '../match/conditions'
import { someLeaf, someValue } from '../match/leaves'
import { isDocument, type Document } from '../values/document'
import { hashOf } from '../values/hash'
import { withValue } from './paths'
import { compilePipeline } from './pipeline'
import {
  checkFields,
  needDocument,
  needFieldName,
  needText,
  type PipelineContext,
  type StageMaker,
} from './stage'

const known = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']

/** Both forms: equal fields, or a pipeline with variables; or both at once. */
export const lookup: StageMaker = (operand, context) => {
  const fields = needDocument('$lookup', operand)
  checkFields('$lookup', fields, known)
  const from = needText('from', fields['from'])
  const as = needFieldName('as', fields['as']).split('.')
  const hasFields = 'localField' in fields || 'foreignField' in fields
  if (!hasFields && !('pipeline' in fields)) {
    throw requestFailed(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  }
  if (hasFields && 'pipeline' in fields) {
    throw requestFailed("$lookup with 'pipeline' may not specify 'localField' or 'foreignField'")
  }
  const join = hasFields ? byFields(from, fields, context) : byPipeline(from, fields, context)
  return function* (input) {
    const joined = join()
    for (const doc of input) yield withValue(doc, as, joined(doc)) as Document
  }
}

type Joined = (doc: Document) => Document[]

function byFields(from: string, fields: Document, context: PipelineContext): () => Joined {
  const local = needFieldName('localField', fields['localField']).split('.')
  const foreign = needFieldName('foreignField', fields['foreignField']).split('.')
  return () => {
    const byValue = new Map<string, Document[]>()
    for (const doc of context.find(from, {}, {})) {
      for (const hash of new Set(hashesAt(doc, foreign))) {
        const list = byValue.get(hash)
        if (list) list.push(doc)
        else byValue.set(hash, [doc])
      }
    }
    return (doc) => matchesOf(doc, local, foreign, byValue)
  }
}

function hashesAt(doc: Document, path: readonly string[]): string[] {
  const hashes: string[] = []
  someValue(doc, path, (value) => {
    hashes.push(hashOf(value ?? null))
    return false
  })
  return hashes
}

/** In the order of the other collection, each once. */
function matchesOf(
  doc: Document,
  local: readonly string[],
  foreign: readonly string[],
  byValue: ReadonlyMap<string, Document[]>,
): Document[] {
  const wanted: unknown[] = []
  someLeaf(doc, local, 0, (leaf) => {
    wanted.push(...(Array.isArray(leaf) ? (leaf as unknown[]) : [leaf ?? null]))
    return false
  })
  if (wanted.length === 0) wanted.push(null)
  const found = new Set<Document>()
  for (const value of wanted) {
    const isEqual = equalTo(value instanceof RegExp ? null : value)
    for (const other of byValue.get(hashOf(value)) ?? []) {
      if (someValue(other, foreign, isEqual)) found.add(other)
    }
  }
  return [...found]
}

function byPipeline(from: string, fields: Document, context: PipelineContext): () => Joined {
  const lets = fields['let'] === undefined ? {} : needDocument('let', fields['let'])
  const names = Object.keys(context.variables)
  const values = Object.entries(lets).map(
    ([name, source]) => [checkVariableName(name), compileExpression(source, names)] as const,
  )
  const { pipeline } = fields
  if (!Array.isArray(pipeline)) throw requestFailed("'pipeline' option must be an array")
  const stages = pipeline.map((stage: unknown) => {
    const [entry, ...more] = isDocument(stage) ? Object.entries(stage) : []
    if (!entry || more.length > 0)
      throw requestFailed('A pipeline stage must be an object with exactly one field')
    return { name: entry[0], value: entry[1] }
  })
  const run = (doc: Document): Document[] => {
    const own = Object.fromEntries(
      values.map(([name, value]) => [name, value({ root: doc, variables: context.variables })]),
    )
    const inner = { ...context, variables: { ...context.variables, ...own } }
    return [...compilePipeline(from, stages, inner)()]
  }
  return () => {
    if (values.length > 0) return run
    let once: Document[] | undefined
    return (doc) => (once ??= run(doc))
  }
}
