import { requestFailed } from '../errors'
import type { Limits } from '../limits'
import { encode } from '../wire/ejson'
import type { Collection } from './collection'
import type { Database } from './database'
import { checkAnswer } from './find'
import { compilePipeline } from './pipeline/pipeline'
import type { PipelineContext, Stage } from './pipeline/stage'
import { selectorOf } from './query'
import type { Document } from './values/document'

/** Runs a pipeline and returns canonical EJSON texts. Aggregates see what is current, never a transaction's snapshot. */
export function aggregateTexts(
  database: Database,
  collection: Collection,
  stages: readonly Stage[],
  limits: Limits,
  now: number,
): string[] {
  const context = contextOf(database, limits, now)
  const texts: string[] = []
  for (const doc of compilePipeline(collection.name, stages, context)()) texts.push(encode(doc))
  return checkAnswer(texts, limits)
}

function contextOf(database: Database, limits: Limits, now: number): PipelineContext {
  return {
    limits,
    variables: { NOW: new Date(now) },
    *find(name, query, variables): Iterable<Document> {
      const selector = selectorOf(query, variables)
      for (const { doc } of database.find(database.collection(name), selector).rows) yield doc
    },
    geoPath: (name) => onlyPath(database.collection(name)),
  }
}

function onlyPath({ geoIndexes, name }: Collection): string {
  const [index, ...more] = geoIndexes
  if (!index)
    throw requestFailed(`$geoNear requires a 2dsphere index on ${name}, or the name of the field as 'key'`)
  if (more.length > 0)
    throw requestFailed("There is more than one 2dsphere index; name the field as 'key' of $geoNear")
  return index.path
}
