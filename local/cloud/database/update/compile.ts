import { requestFailed } from '../../errors'
import { equalValues } from '../values/compare'
import { clone, isDocument, type Document } from '../values/document'
import { conflictIn } from './conflicts'
import type { Operator, Step } from './operator'
import { operators } from './operators'
import { checkPath, placeAt } from './path'
import { positionsOf } from './positions'

interface CompiledStep extends Step {
  parts: readonly string[]
  operator: Operator
}

interface Rename {
  from: readonly string[]
  to: readonly string[]
}

/** An update that can be applied to any number of documents. */
export interface Update {
  /** A changed copy; the document itself stays as it is. Throws, and has then changed nothing, if any step fails. */
  apply(doc: Document): Document
}

/**
 * Checks an update as a whole: operators, operands, paths that meet. `query` is what found the documents: it says which
 * element a `$` in a path stands for.
 */
export function compileUpdate(update: Document, query: Document): Update {
  const steps: CompiledStep[] = []
  const renames: Rename[] = []
  for (const [name, fields] of Object.entries(update)) {
    if (!isDocument(fields))
      throw requestFailed(`Modifiers operate on fields but we found ${typeof fields} for ${name}`)
    for (const [path, operand] of Object.entries(fields)) {
      if (name === '$rename') renames.push(renameOf(path, operand))
      else steps.push(stepOf(name, path, operand))
    }
  }
  const paths = [...steps.map(({ parts }) => parts), ...renames.flatMap(({ from, to }) => [from, to])]
  const conflict = conflictIn(paths)
  if (conflict !== undefined) {
    throw requestFailed(`Updating the path '${conflict}' would create a conflict at '${conflict}'`)
  }
  return { apply: (doc) => applyTo(doc, steps, renames, query) }
}

function stepOf(name: string, path: string, operand: unknown): CompiledStep {
  const operator = operators.get(name)
  if (!operator) throw requestFailed(`Unknown modifier: ${name}. Expected a valid update modifier`)
  const step = { path, operand }
  operator.check?.(step)
  return { ...step, parts: checkPath(path), operator }
}

function renameOf(from: string, to: unknown): Rename {
  if (typeof to !== 'string') throw requestFailed(`The 'to' field for $rename must be a string: ${from}`)
  const rename = { from: checkPath(from), to: checkPath(to) }
  if ([...rename.from, ...rename.to].some((part) => part.startsWith('$'))) {
    throw requestFailed(`The fields of $rename may not be dynamic: ${from}`)
  }
  return rename
}

function applyTo(doc: Document, steps: CompiledStep[], renames: Rename[], query: Document): Document {
  const result = clone(doc)
  for (const step of steps) {
    for (const parts of positionsOf(result, step.parts, query)) {
      const place = placeAt(result, parts, step.operator.creates)
      if (place) step.operator.apply(place, step)
    }
  }
  for (const { from, to } of renames) moveField(result, from, to)
  if (!equalValues(result['_id'], doc['_id'])) {
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return result
}

function moveField(doc: Document, from: readonly string[], to: readonly string[]): void {
  for (const path of [from, to]) {
    for (let i = 1; i < path.length; i++) {
      if (!Array.isArray(placeAt(doc, path.slice(0, i), false)?.get())) continue
      throw requestFailed(
        `The field of $rename cannot be an array element, '${path.join('.')}' goes through an array`,
      )
    }
  }
  const source = placeAt(doc, from, false)
  const value = source?.get()
  if (source === undefined || value === undefined) return
  source.unset()
  placeAt(doc, to, true)?.set(value)
}
