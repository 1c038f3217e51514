import { type ObjectId } from 'bson'
import { requestFailed } from '../../errors'
import { bsonType, isDocument } from '../values/document'
import { makeLong } from '../values/numbers'
import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, week } from './calendar'
import { shownIn, timeZoneOf } from './timeZone'
import { checkNamed, isNullish, wrongType, type OperatorMaker, type Operators } from './values'

/** Parts of a date: of `'$date'` in UTC, or of `{date, timezone}` as a clock there shows it. */
export const dateOperators: Operators = {
  $year: part('$year', (date) => date.getUTCFullYear()),
  $month: part('$month', (date) => date.getUTCMonth() + 1),
  $dayOfMonth: part('$dayOfMonth', (date) => date.getUTCDate()),
  $hour: part('$hour', (date) => date.getUTCHours()),
  $minute: part('$minute', (date) => date.getUTCMinutes()),
  $second: part('$second', (date) => date.getUTCSeconds()),
  $millisecond: part('$millisecond', (date) => date.getUTCMilliseconds()),
  $dayOfYear: part('$dayOfYear', dayOfYear),
  $dayOfWeek: part('$dayOfWeek', dayOfWeek),
  $week: part('$week', week),
  $isoDayOfWeek: part('$isoDayOfWeek', isoDayOfWeek),
  $isoWeek: part('$isoWeek', isoWeek),
  $isoWeekYear: part('$isoWeekYear', (date) => makeLong(BigInt(isoWeekYear(date)))),
}

function part(name: string, read: (shown: Date) => unknown): OperatorMaker {
  return (operand, compile) => {
    const [source, zoneSource] = sourcesOf(name, operand)
    const [value, zoneValue] = [compile(source), compile(zoneSource ?? null)]
    return (scope) => {
      const date = dateOf(name, value(scope))
      const zone = zoneValue(scope)
      if (date === null || (zoneSource !== undefined && isNullish(zone))) return null
      return read(shownIn(date, timeZoneOf(zone ?? undefined)))
    }
  }
}

function sourcesOf(name: string, operand: unknown): [date: unknown, zone: unknown] {
  if (Array.isArray(operand)) {
    if (operand.length !== 1) throw requestFailed(`${name} accepts exactly one argument if given an array`)
    return [operand[0], undefined]
  }
  if (!isDocument(operand) || Object.keys(operand)[0]?.startsWith('$') === true) return [operand, undefined]
  const fields = checkNamed(name, operand, ['date'], ['timezone'])
  return [fields['date'], fields['timezone']]
}

/** A date, or what holds one; null for nothing. */
export function dateOf(name: string, value: unknown): Date | null {
  if (isNullish(value)) return null
  if (value instanceof Date) return value
  if (bsonType(value) === 'ObjectId') return (value as ObjectId).getTimestamp()
  throw wrongType(name, 'a date', value)
}
