/**
 * A copy as WeChat makes it between a page's code and what is drawn: plain objects and arrays all the way down, anything
 * else as it is. Of an object of a class only its own fields are left, but a Date stays one (Vant's calendar keeps its
 * days so); a canvas stays what it is.
 * @throws TypeError for an object that contains itself
 */
export function copyOf<T>(value: T): T {
  return copy(value, []) as T
}

function copy(value: unknown, around: object[]): unknown {
  if (typeof value !== 'object' || value === null || 'nodeType' in value) return value
  if (value instanceof Date) return new Date(value.getTime())
  if (around.includes(value)) throw new TypeError('Converting circular structure to JSON')
  around.push(value)
  const made = Array.isArray(value)
    ? Array.from(value, (one) => copy(one, around))
    : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one, around)]))
  around.pop()
  return made
}

/** A copy of plain objects and arrays all the way down; objects of any class stay the same. */
export function copyPlain(value: unknown, around: object[] = []): unknown {
  if (typeof value !== 'object' || value === null || around.includes(value)) return value
  const inside = [...around, value]
  if (Array.isArray(value)) return value.map((one) => copyPlain(one, inside))
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto !== Object.prototype && proto !== null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyPlain(one, inside)]))
}
