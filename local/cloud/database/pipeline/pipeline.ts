import { requestFailed } from '../../errors'
import { isDocument, type Document } from '../values/document'
import { geoNear } from './geoNear'
import type { PipelineContext, Run, Stage } from './stage'
import { stageMakers } from './stages'

/**
 * Makes a function of a pipeline. A first `$match` or `$geoNear` is answered by the collection's indexes; with `null`
 * for the collection the documents are handed in.
 */
export function compilePipeline(
  collection: string | null,
  stages: readonly Stage[],
  context: PipelineContext,
): (input?: Iterable<Document>) => Iterable<Document> {
  const { query, rest, first } = startOf(collection, stages, context)
  const runs = [...first, ...rest.map((stage) => runOf(stage, context))]
  return (input) => {
    const source = input ?? context.find(collection ?? '', query, context.variables)
    return runs.reduce<Iterable<Document>>((docs, run) => run(docs), source)
  }
}

interface Start {
  query: Document
  first: Run[]
  rest: readonly Stage[]
}

function startOf(collection: string | null, stages: readonly Stage[], context: PipelineContext): Start {
  const [head, ...rest] = stages
  if (collection !== null && head?.name === '$geoNear') {
    const { query, run } = geoNear(head.value, () => context.geoPath(collection))
    return { query, first: [run], rest }
  }
  const isMatch = collection !== null && head?.name === '$match' && isDocument(head.value)
  if (!isMatch) return { query: {}, first: [], rest: stages }
  // Checks it; the collection then finds by it.
  runOf(head, context)
  return { query: head.value as Document, first: [], rest }
}

function runOf({ name, value }: Stage, context: PipelineContext): Run {
  if (name === '$geoNear') throw requestFailed('$geoNear is only valid as the first stage in a pipeline.')
  const make = Object.hasOwn(stageMakers, name) ? stageMakers[name] : undefined
  if (!make) throw requestFailed(`Unrecognized pipeline stage name: '${name}'`)
  return make(value, context)
}
