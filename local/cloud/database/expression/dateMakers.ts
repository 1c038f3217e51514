import { requestFailed } from '../../errors'
import { makeLong, plainNumber } from '../values/numbers'
import { isoDay, isoDayOfWeek, isoWeek, isoWeekYear } from './calendar'
import { formatDate, parseByFormat, parseUsual } from './dateFormat'
import { dateOf } from './dates'
import { instantOf, shownIn, timeZoneOf } from './timeZone'
import { isNullish, named, needString, type Operators } from './values'

type Values = Readonly<Record<string, unknown>>

/** Dates from parts and texts, and back. */
export const dateMakers: Operators = {
  $dateFromParts: named(
    '$dateFromParts',
    [],
    [
      ...['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek'],
      ...['hour', 'minute', 'second', 'millisecond', 'timezone'],
    ],
    fromParts,
  ),
  $dateFromString: named(
    '$dateFromString',
    ['dateString'],
    ['format', 'timezone', 'onError', 'onNull'],
    fromString,
  ),
  $dateToString: named('$dateToString', ['date'], ['format', 'timezone', 'onNull'], toText),
  $dateToParts: named('$dateToParts', ['date'], ['timezone', 'iso8601'], toParts),
}

function fromParts(values: Values, given: ReadonlySet<string>): unknown {
  const isIso = given.has('isoWeekYear')
  if (isIso === given.has('year'))
    throw requestFailed("$dateFromParts requires either 'year' or 'isoWeekYear'")
  const mixed = isIso ? ['month', 'day'] : ['isoWeek', 'isoDayOfWeek']
  if (mixed.some((name) => given.has(name))) {
    throw requestFailed('$dateFromParts does not allow mixing natural dates with ISO dates')
  }
  if ([...given].some((name) => isNullish(values[name]))) return null
  const part = (name: string, missing: number): number => {
    const value = given.has(name) ? plainNumber(values[name]) : missing
    if (value === undefined || !Number.isInteger(value))
      throw requestFailed(`'${name}' must evaluate to an integer`)
    return value
  }
  const year = part(isIso ? 'isoWeekYear' : 'year', 1970)
  if (year < 1 || year > 9999)
    throw requestFailed(`'year' must evaluate to an integer in the range 1 to 9999, found ${year}`)
  const day = isIso
    ? isoDay(year, part('isoWeek', 1), part('isoDayOfWeek', 1))
    : new Date(0).setUTCFullYear(year, part('month', 1) - 1, part('day', 1))
  const time =
    ((part('hour', 0) * 60 + part('minute', 0)) * 60 + part('second', 0)) * 1000 + part('millisecond', 0)
  return instantOf(day + time, timeZoneOf(values['timezone']))
}

function fromString(values: Values, given: ReadonlySet<string>): unknown {
  const { dateString, format, timezone } = values
  if (isNullish(dateString)) return given.has('onNull') ? values['onNull'] : null
  if (given.has('timezone') && isNullish(timezone)) return null
  if (given.has('format') && isNullish(format)) return null
  try {
    const text = needString('$dateFromString', dateString)
    const parsed = given.has('format')
      ? parseByFormat(text, needString('$dateFromString', format))
      : parseUsual(text)
    if (!parsed) throw requestFailed(`Error parsing date string '${text}'`)
    if (parsed.offset === undefined) return instantOf(parsed.shown, timeZoneOf(timezone))
    if (given.has('timezone')) {
      throw requestFailed(
        'you cannot pass in a date/time string with time zone information together with a timezone',
      )
    }
    return new Date(parsed.shown - parsed.offset * 60_000)
  } catch (error) {
    if (given.has('onError')) return values['onError']
    throw error
  }
}

function toText(values: Values, given: ReadonlySet<string>): unknown {
  const { timezone, format } = values
  const date = dateOf('$dateToString', values['date'])
  if (date === null) return given.has('onNull') ? values['onNull'] : null
  if (given.has('timezone') && isNullish(timezone)) return null
  if (given.has('format') && isNullish(format)) return null
  const zone = timeZoneOf(timezone)
  const usual = given.has('timezone') ? '%Y-%m-%dT%H:%M:%S.%L' : '%Y-%m-%dT%H:%M:%S.%LZ'
  const wanted = given.has('format') ? needString('$dateToString', format) : usual
  return formatDate(wanted, shownIn(date, zone), zone(date.getTime()))
}

function toParts(values: Values, given: ReadonlySet<string>): unknown {
  const date = dateOf('$dateToParts', values['date'])
  if (date === null || (given.has('timezone') && isNullish(values['timezone']))) return null
  const shown = shownIn(date, timeZoneOf(values['timezone']))
  const time = {
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    millisecond: shown.getUTCMilliseconds(),
  }
  if (values['iso8601'] === true) {
    const isoYear = makeLong(BigInt(isoWeekYear(shown)))
    return { isoWeekYear: isoYear, isoWeek: isoWeek(shown), isoDayOfWeek: isoDayOfWeek(shown), ...time }
  }
  const day = { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
  return { ...day, ...time }
}
