/** A value as it travels: what JSON cannot say becomes null, a cycle becomes a mark. */
export function plain(value: unknown): unknown {
  const around: unknown[] = []
  const copy = (one: unknown): unknown => {
    if (typeof one === 'bigint' || typeof one === 'function' || typeof one === 'symbol') return String(one)
    if (typeof one !== 'object' || one === null) return one ?? null
    if (around.includes(one)) return '[Circular ~]'
    if (one instanceof Error) return { name: one.name, message: one.message, stack: one.stack }
    if (typeof (one as { toJSON?: unknown }).toJSON === 'function')
      return (one as { toJSON(): unknown }).toJSON()
    around.push(one)
    const result = Array.isArray(one)
      ? one.map(copy)
      : Object.fromEntries(ownFields(one).map(([key, inner]) => [key, copy(inner)]))
    around.pop()
    return result
  }
  return copy(value)
}

/** Of a page or component, `_$` is the framework's own node, with all that is around it. */
function ownFields(one: object): [string, unknown][] {
  return Object.entries(one).filter(([key]) => key !== '_$')
}

/** `list[1].name` of a value; undefined where the path leads nowhere. */
export function atPath(value: unknown, path: unknown): unknown {
  if (typeof path !== 'string' || path === '') return value
  const steps = path.split(/[.[\]]+/).filter(Boolean)
  return steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
    value,
  )
}

/** A list parameter of a request. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function namesOf(params: Record<string, unknown>): string[] {
  return listOf(params['names']).map(String)
}
