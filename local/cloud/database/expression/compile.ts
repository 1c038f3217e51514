import { requestFailed } from '../../errors'
import { isDocument, type Document } from '../values/document'
import { operators } from './operators'
import { isNullish, type Compile, type Expression } from './values'

/** Expressions may nest, but not without end. */
const MAX_DEPTH = 100

const system = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW'])

/** Makes a function of an expression. `names` are the variables that exist. Throws DATABASE_REQUEST_FAILED. */
export const compileExpression = (source: unknown, names: readonly string[] = []): Expression =>
  compileAt(source, names, 0)

export const runExpression = (
  expression: Expression,
  root: unknown,
  variables: Readonly<Record<string, unknown>> = {},
): unknown => expression({ root, variables })

function compileAt(source: unknown, names: readonly string[], depth: number): Expression {
  if (depth > MAX_DEPTH) throw requestFailed('the expression is nested too deeply')
  if (typeof source === 'string' && source.startsWith('$')) return reference(source, names)
  if (Array.isArray(source)) return arrayOf(source, names, depth)
  if (!isDocument(source)) return () => source
  const keys = Object.keys(source)
  const [name] = keys
  if (name === undefined || !keys.some((key) => key.startsWith('$'))) return objectOf(source, names, depth)
  if (keys.length > 1) throw requestFailed('an object of an expression has one operator, and no other fields')
  const make = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!make) throw requestFailed(`Unrecognized expression '${name}'`)
  const compile: Compile = (inner, more) => compileAt(inner, more ?? names, depth + 1)
  return make(source[name], compile, names)
}

function arrayOf(sources: readonly unknown[], names: readonly string[], depth: number): Expression {
  const items = sources.map((source) => compileAt(source, names, depth + 1))
  return (scope) => items.map((item) => item(scope) ?? null)
}

function objectOf(source: Document, names: readonly string[], depth: number): Expression {
  const fields = Object.entries(source).map(
    ([key, value]) => [key, compileAt(value, names, depth + 1)] as const,
  )
  const dotted = fields.find(([key]) => key.includes('.'))
  if (dotted) throw requestFailed(`FieldPath field names may not contain '.': ${dotted[0]}`)
  return (scope) => {
    const result: Document = {}
    for (const [key, field] of fields) {
      const value = field(scope)
      if (value !== undefined) result[key] = value
    }
    return result
  }
}

/** `$field.path` or `$$variable.path`. */
function reference(text: string, names: readonly string[]): Expression {
  if (!text.startsWith('$$')) {
    const parts = checkPath(text.slice(1), text)
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return ({ root }) => field(root, only)
    return ({ root }) => valueAt(root, parts, 0)
  }
  const [name = '', ...parts] = checkPath(text.slice(2), text)
  if (!system.has(name) && !names.includes(name)) throw requestFailed(`Use of undefined variable: ${name}`)
  if (name === 'REMOVE') return () => undefined
  if (name === 'NOW') return ({ variables }) => variables['NOW'] ?? new Date()
  if (name === 'ROOT' || name === 'CURRENT') return ({ root }) => valueAt(root, parts, 0)
  return ({ variables }) => valueAt(variables[name], parts, 0)
}

function checkPath(path: string, text: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) throw requestFailed(`'${text}' is not a valid field path`)
  const stray = parts.find((part) => part.startsWith('$'))
  if (stray !== undefined) throw requestFailed(`FieldPath field names may not start with '$': '${text}'`)
  return parts
}

const field = (value: unknown, name: string): unknown =>
  isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** Arrays on the way become arrays of what their elements have there; a number in a path is a field's name. */
export function valueAt(value: unknown, parts: readonly string[], at: number): unknown {
  const part = parts[at]
  if (part === undefined) return value
  if (Array.isArray(value)) {
    return value.map((item) => valueAt(item, parts, at)).filter((item) => item !== undefined)
  }
  return valueAt(field(value, part), parts, at + 1)
}

/** The value, or null for a missing one. */
export const orNull = (value: unknown): unknown => (isNullish(value) ? null : value)
