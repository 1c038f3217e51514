/** Values of the mini-program as text of a bounded length, taken when they are seen: they may change later. */

/** What a single value may take, characters. */
export const LONGEST = 40_000

/** JSON with what JSON has not: functions, symbols, circles and errors are named instead of lost. */
export function jsonOf(value: unknown, longest = LONGEST): string {
  let text: string
  try {
    text = JSON.stringify(value, replacer()) ?? 'null'
  } catch (error) {
    text = JSON.stringify(String(error))
  }
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function replacer() {
  const above: unknown[] = []
  return function (this: unknown, _key: string, value: unknown): unknown {
    if (typeof value === 'function') return `[函数 ${value.name}]`
    if (typeof value === 'symbol' || typeof value === 'bigint') return String(value)
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
    if (!value || typeof value !== 'object') return value
    while (above.length && above.at(-1) !== this) above.pop()
    if (above.includes(value)) return '[循环引用]'
    above.push(value)
    return special(value)
  }
}

function special(value: object): unknown {
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (value instanceof ArrayBuffer) return `[ArrayBuffer ${value.byteLength} 字节]`
  if (ArrayBuffer.isView(value)) return `[${value.constructor.name} ${value.byteLength} 字节]`
  if (value instanceof Map) return { '[Map]': [...value] }
  if (value instanceof Set) return { '[Set]': [...value] }
  return value
}

/** The arguments of a console call as one text. */
export function lineOf(args: readonly unknown[], longest = 4_000): string {
  const text = args.map((it) => (typeof it === 'string' ? it : said(it))).join(' ')
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function said(value: unknown): string {
  if (value instanceof Error) return value.stack ?? String(value)
  if (value === undefined) return 'undefined'
  return value && typeof value === 'object' ? jsonOf(value, 4_000) : String(value)
}
