import { Aggregator, ProcessingMode } from 'mingo'
import { invalid } from '../errors'
import type { Limits } from '../limits'
import { encode } from '../wire/ejson'
import type { Collection } from './collection'
import type { Database } from './database'
import { checkAnswer } from './find'
import { guarded, selectorOf } from './query'
import { isDocument, type Document } from './values/document'
import { viewOf } from './values/view'

export interface Stage {
  name: string
  value: unknown
}

/** Runs a pipeline and returns canonical EJSON texts. Aggregates see what is current, never a transaction's snapshot. */
export function aggregateTexts(
  database: Database,
  collection: Collection,
  stages: readonly Stage[],
  limits: Limits,
): string[] {
  const { input, rest } = startOf(database, collection, stages)
  const pipeline = rest.map(({ name, value }) => ({ [name]: viewOf(value) }))
  const aggregator = guarded(
    () =>
      new Aggregator(pipeline, {
        processingMode: ProcessingMode.CLONE_INPUT,
        collectionResolver: (name) => [...views(database.collection(name).rows.values())],
      }),
  )
  const result = guarded(() => aggregator.run<Document>([...input]))
  return checkAnswer(result.map(encode), limits)
}

/** A first `$match` is answered by indexes. */
function startOf(
  database: Database,
  collection: Collection,
  stages: readonly Stage[],
): { input: Iterable<Document>; rest: readonly Stage[] } {
  const [first, ...rest] = stages
  if (first?.name !== '$match') return { input: views(collection.rows.values()), rest: stages }
  if (!isDocument(first.value)) throw invalid('$match needs an object')
  return { input: views(database.find(collection, selectorOf(first.value))), rest }
}

function* views(rows: Iterable<{ view: Document }>): Iterable<Document> {
  for (const { view } of rows) yield view
}
