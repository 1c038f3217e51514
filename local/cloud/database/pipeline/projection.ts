import { requestFailed } from '../../errors'
import { compileExpression } from '../expression/compile'
import type { Expression } from '../expression/values'
import { isDocument, type Document } from '../values/document'
import { plainNumber } from '../values/numbers'
import { needDocument, type Run, type StageMaker, type Variables } from './stage'

/** What happens to a field, or below it. */
type Node = { kind: 'take' } | { kind: 'drop' } | { kind: 'make'; value: Expression } | Below
interface Below {
  kind: 'below'
  fields: Map<string, Node>
}

const below = (): Below => ({ kind: 'below', fields: new Map<string, Node>() })

export const project: StageMaker = (operand, { variables }) => {
  const specification = needDocument('$project', operand)
  if (Object.keys(specification).length === 0) throw requestFailed('$project needs at least one field')
  const tree = below()
  plant(tree, specification, [], Object.keys(variables), true)
  const mode = modeOf(tree)
  if (mode === 'include' && !tree.fields.has('_id')) tree.fields.set('_id', { kind: 'take' })
  return mapped((doc) => apply(doc, tree, mode, doc, variables) as Document)
}

export const addFields: StageMaker = (operand, { variables }) => {
  const specification = needDocument('$addFields', operand)
  if (Object.keys(specification).length === 0) throw requestFailed('$addFields needs at least one field')
  const tree = below()
  plant(tree, specification, [], Object.keys(variables), false)
  return mapped((doc) => apply(doc, tree, 'exclude', doc, variables) as Document)
}

export const unset: StageMaker = (operand, context) => {
  const paths = Array.isArray(operand) ? (operand as unknown[]) : [operand]
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string')) {
    throw requestFailed('$unset needs a field or a list of fields')
  }
  return project(Object.fromEntries(paths.map((path) => [path, 0])), context)
}

function mapped(change: (doc: Document) => Document): Run {
  return function* (input) {
    for (const doc of input) yield change(doc)
  }
}

/** Puts every field of a specification in its place of the tree. Throws if two of them meet. */
function plant(
  tree: Below,
  specification: Document,
  above: string[],
  names: string[],
  projects: boolean,
): void {
  for (const [key, value] of Object.entries(specification)) {
    const path = [...above, ...key.split('.')]
    if (path.includes('')) throw requestFailed(`FieldPath must not have empty parts: '${key}'`)
    if (key.startsWith('$')) throw requestFailed(`Field names may not start with '$': '${key}'`)
    const isNested = isDocument(value) && !Object.keys(value).some((name) => name.startsWith('$'))
    if (isNested && Object.keys(value).length > 0) plant(tree, value, path, names, projects)
    else put(tree, path, nodeOf(value, names, projects))
  }
}

function nodeOf(value: unknown, names: string[], projects: boolean): Node {
  const flag = typeof value === 'boolean' ? Number(value) : plainNumber(value)
  if (!projects || flag === undefined) return { kind: 'make', value: compileExpression(value, names) }
  return { kind: flag === 0 ? 'drop' : 'take' }
}

function put(tree: Below, path: readonly string[], node: Node): void {
  const [name = '', ...rest] = path
  const found = tree.fields.get(name)
  if (rest.length === 0) {
    if (found) throw collision(name)
    tree.fields.set(name, node)
    return
  }
  if (found && found.kind !== 'below') throw collision(name)
  const next = found ?? below()
  tree.fields.set(name, next)
  put(next, rest, node)
}

const collision = (name: string): Error =>
  requestFailed(`Invalid $project :: caused by :: specification contains two conflicting paths at '${name}'`)

function kindsOf(tree: Below): Set<string> {
  const kinds = new Set<string>()
  for (const node of tree.fields.values()) {
    for (const kind of node.kind === 'below' ? kindsOf(node) : [node.kind]) kinds.add(kind)
  }
  return kinds
}

/** `_id` alone may be dropped where other fields are taken. */
function modeOf(tree: Below): 'include' | 'exclude' {
  const id = tree.fields.get('_id')
  const others: Below = {
    kind: 'below',
    fields: new Map([...tree.fields].filter(([name]) => name !== '_id')),
  }
  const kinds = kindsOf(others)
  if (kinds.has('drop') && (kinds.has('take') || kinds.has('make'))) {
    throw requestFailed('Invalid $project: cannot do exclusion in an inclusion projection')
  }
  if (kinds.has('drop')) {
    if (id && id.kind !== 'drop' && id.kind !== 'take') {
      throw requestFailed('Invalid $project: cannot compute _id in an exclusion projection')
    }
    return 'exclude'
  }
  return kinds.size === 0 && id?.kind === 'drop' ? 'exclude' : 'include'
}

function apply(
  value: unknown,
  tree: Below,
  mode: 'include' | 'exclude',
  root: Document,
  variables: Variables,
): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => apply(item, tree, mode, root, variables))
    return mode === 'include' && !kindsOf(tree).has('make')
      ? items.filter((item) => item !== undefined)
      : items
  }
  if (!isDocument(value)) return ofScalar(value, tree, mode, root, variables)
  const result: Document = {}
  for (const key of Object.keys(value)) {
    const node = tree.fields.get(key)
    if (node?.kind === 'make') {
      // Where it stood before, as in MongoDB's $addFields; in a projection it comes at the end.
      if (mode === 'exclude') setUnlessMissing(result, key, node.value({ root, variables }))
      continue
    }
    const kept = keep(value[key], node, mode, root, variables)
    if (kept !== undefined) result[key] = kept
  }
  makeRest(result, value, tree, mode, root, variables)
  return result
}

function keep(
  value: unknown,
  node: Node | undefined,
  mode: 'include' | 'exclude',
  root: Document,
  variables: Variables,
): unknown {
  if (!node) return mode === 'include' ? undefined : value
  if (node.kind === 'below') return apply(value, node, mode, root, variables)
  return node.kind === 'take' ? value : undefined
}

/** Computed fields that the document does not have yet. */
function makeRest(
  result: Document,
  source: Document,
  tree: Below,
  mode: 'include' | 'exclude',
  root: Document,
  variables: Variables,
): void {
  for (const [name, node] of tree.fields) {
    const isThere = Object.hasOwn(source, name)
    if (node.kind === 'make' && (!isThere || mode === 'include')) {
      setUnlessMissing(result, name, node.value({ root, variables }))
    }
    if (node.kind === 'below' && !isThere && kindsOf(node).has('make')) {
      result[name] = apply({}, node, mode, root, variables)
    }
  }
}

/** Computed fields below a scalar put an object in its place. */
function ofScalar(
  value: unknown,
  tree: Below,
  mode: 'include' | 'exclude',
  root: Document,
  variables: Variables,
): unknown {
  if (kindsOf(tree).has('make')) return apply({}, tree, mode, root, variables)
  return mode === 'include' ? undefined : value
}

function setUnlessMissing(doc: Document, name: string, value: unknown): void {
  if (value !== undefined) doc[name] = value
}
