import { requestFailed } from '../../errors'

/** Minutes east of Greenwich at an instant. */
export type TimeZone = (at: number) => number

const UTC: TimeZone = () => 0

/** Reads an Olson name ('Asia/Shanghai') or an offset ('+08:00', '+0800', '+08'). Missing means UTC. */
export function timeZoneOf(name: unknown): TimeZone {
  if (name === undefined) return UTC
  if (typeof name !== 'string') throw requestFailed('timezone must evaluate to a string')
  const offset = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(name)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return () => (offset[1] === '-' ? -minutes : minutes)
  }
  return olson(name)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function olson(name: string): TimeZone {
  if (['UTC', 'GMT', 'Z'].includes(name)) return UTC
  const format = formatOf(name)
  return (at) => {
    const whole = Math.floor(at / 1000) * 1000
    const parts = Object.fromEntries(
      format.formatToParts(whole).map(({ type, value }) => [type, Number(value)]),
    )
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Math.round((Date.UTC(year, month - 1, day, hour % 24, minute, second) - whole) / 60_000)
  }
}

function formatOf(name: string): Intl.DateTimeFormat {
  const known = formats.get(name)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
    formats.set(name, format)
    return format
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${name}"`)
  }
}

/** A date whose UTC fields are what a clock in that zone shows. */
export const shownIn = (date: Date, zone: TimeZone): Date =>
  new Date(date.getTime() + zone(date.getTime()) * 60_000)

/** The instant at which a clock in that zone shows these UTC fields. */
export function instantOf(shown: number, zone: TimeZone): Date {
  const guess = shown - zone(shown) * 60_000
  return new Date(shown - zone(guess) * 60_000)
}
