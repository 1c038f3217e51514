/**
 * A copy as WeChat makes it between a page's code and what is drawn: plain objects and arrays all the way down, anything
 * else as it is. Of an object of a class only its own fields are left, and a Date has none.
 */
export function copyOf<T>(value: T): T {
  return copy(value, new Map()) as T
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  const made: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {}
  seen.set(value, made)
  if (Array.isArray(made)) {
    const list = value as unknown as unknown[]
    for (let index = 0; index < list.length; index++) made[index] = copy(list[index], seen)
  } else {
    for (const [name, one] of Object.entries(value)) made[name] = copy(one, seen)
  }
  return made
}
