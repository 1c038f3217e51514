import { requestFailed } from '../../errors'
import { dayOfWeek, dayOfYear, isoDay, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar'

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
)

const offsetText = (minutes: number, separator: string): string => {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${separator}${pad(size % 60, 2)}`
}

/** What stands for each letter after a `%`. `shown` has the fields of the zone in its UTC fields. */
const writers: Readonly<Record<string, (shown: Date, offset: number) => string>> = {
  Y: (shown) => pad(shown.getUTCFullYear(), 4),
  m: (shown) => pad(shown.getUTCMonth() + 1, 2),
  d: (shown) => pad(shown.getUTCDate(), 2),
  H: (shown) => pad(shown.getUTCHours(), 2),
  M: (shown) => pad(shown.getUTCMinutes(), 2),
  S: (shown) => pad(shown.getUTCSeconds(), 2),
  L: (shown) => pad(shown.getUTCMilliseconds(), 3),
  j: (shown) => pad(dayOfYear(shown), 3),
  w: (shown) => String(dayOfWeek(shown)),
  u: (shown) => String(isoDayOfWeek(shown)),
  U: (shown) => pad(week(shown), 2),
  V: (shown) => pad(isoWeek(shown), 2),
  G: (shown) => pad(isoWeekYear(shown), 4),
  B: (shown) => months[shown.getUTCMonth()] ?? '',
  b: (shown) => (months[shown.getUTCMonth()] ?? '').slice(0, 3),
  z: (_shown, offset) => offsetText(offset, ''),
  Z: (_shown, offset) => String(offset),
  '%': () => '%',
}

/** Throws for a letter that MongoDB does not know. */
export function formatDate(format: string, shown: Date, offset: number): string {
  return format.replace(/%([\s\S]?)/g, (_whole, letter: string) => {
    const write = Object.hasOwn(writers, letter) ? writers[letter] : undefined
    if (!write) throw requestFailed(`Invalid format character '%${letter}' in format string`)
    return write(shown, offset)
  })
}

const readers: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  G: '(?<G>\\d{4})',
  V: '(?<V>\\d{1,2})',
  u: '(?<u>[1-7])',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]?\\d{1,4})',
  '%': '%',
}

/** What a text says of a time. */
export interface ParsedDate {
  /** The fields as if they were UTC, epoch milliseconds. */
  shown: number
  /** Minutes east of Greenwich, if the text names them. */
  offset?: number
}

/** Reads a text by a format; undefined if it does not fit. */
export function parseByFormat(text: string, format: string): ParsedDate | undefined {
  const pattern = format.replace(/%([\s\S]?)|[.*+?^${}()|[\]\\]/g, (whole, letter: string | undefined) => {
    if (letter === undefined) return `\\${whole}`
    const read = Object.hasOwn(readers, letter) ? readers[letter] : undefined
    if (read === undefined) throw requestFailed(`Invalid format character '%${letter}' in format string`)
    return read
  })
  const found = new RegExp(`^${pattern}$`).exec(text)?.groups
  if (!found) return undefined
  const number = (name: string, missing: number): number => Number(found[name] ?? missing)
  const day =
    found['G'] === undefined
      ? Date.UTC(number('Y', 1970), number('m', 1) - 1, number('d', 1))
      : isoDay(number('G', 1970), number('V', 1), number('u', 1))
  if (number('m', 1) > 12 || number('d', 1) > 31 || number('H', 0) > 23 || number('M', 0) > 59)
    return undefined
  const time = ((number('H', 0) * 60 + number('M', 0)) * 60 + number('S', 0)) * 1000 + number('L', 0)
  const offset = found['Z'] === undefined ? offsetOf(found['z']) : Number(found['Z'])
  return { shown: day + time, ...(offset === undefined ? {} : { offset }) }
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (text === 'Z' || text === 'z') return 0
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? []
  const size = Number(hours) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -size : size
}

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/

/** Reads a text in the usual form, `2017-02-08T12:10:40.787Z` or a part of it. */
export function parseUsual(text: string): ParsedDate | undefined {
  const found = iso.exec(text.trim())
  if (!found) return undefined
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return undefined
  const fraction = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000)
  const offset = offsetOf(found[8])
  const shown = Date.UTC(year, month - 1, day, hour, minute, second, fraction)
  return { shown, ...(offset === undefined ? {} : { offset }) }
}
