import type { HolidayPolicy, HolidayYear } from '../contract/keeper'
import { type Day, type Range, addDays, daysBetween, weekdayOf } from '../kit/time'
import type { Hours } from './hours'

export const USUAL_POLICY: HolidayPolicy = { holidays: 'closed', workdays: 'workday' }

export type Exceptions = Record<Day, { open: Range[]; why: string }>

/**
 * The days of a calendar that differ from a week. A place stores them with its own exceptions, which win: so whoever
 * looks at its hours needs no calendar.
 */
export function holidayExceptions(
  week: Hours['week'],
  policy: HolidayPolicy,
  years: readonly HolidayYear[],
): Exceptions {
  const exceptions: Exceptions = {}
  for (const { holidays, workdays } of years) {
    for (const { name, days } of holidays)
      for (const day of days) put(exceptions, day, week, holidayHours(week, policy, day), `${name}放假`)
    for (const { name, day } of workdays)
      put(exceptions, day, week, workdayHours(week, policy, day), `${name}调休上班`)
  }
  return exceptions
}

/** What a place's hours are made of. */
export interface HoursTerms {
  week: readonly (readonly Range[])[]
  /** Its own days that differ. */
  own: Exceptions
  holidays: HolidayPolicy
}

/** The hours of a station as everybody reads them: the week, the calendar over it, its own days over both. */
export const stationHours = ({ week, own, holidays }: HoursTerms, years: readonly HolidayYear[]): Hours => ({
  week,
  exceptions: { ...holidayExceptions(week, holidays, years), ...own },
})

/** A space follows its station, unless it has a week of its own; its own days win over everything. */
export const spaceHours = (
  station: HoursTerms,
  space: { week: HoursTerms['week'] | null; own: Exceptions },
  years: readonly HolidayYear[],
): Hours =>
  stationHours({ ...station, week: space.week ?? station.week, own: { ...station.own, ...space.own } }, years)

function holidayHours(week: Hours['week'], { holidays }: HolidayPolicy, day: Day): readonly Range[] {
  if (holidays === 'closed') return []
  return holidays === 'week' ? (week[weekdayOf(day)] ?? []) : holidays
}

function workdayHours(week: Hours['week'], { workdays }: HolidayPolicy, day: Day): readonly Range[] {
  return workdays === 'week' ? (week[weekdayOf(day)] ?? []) : commonHours(week)
}

/** The hours that most days from Monday to Friday have; the earlier ones where two are as common. */
function commonHours(week: Hours['week']): readonly Range[] {
  const working = week.slice(0, 5)
  const count = (hours: readonly Range[]) => working.filter((other) => same(other, hours)).length
  return working.reduce((best, hours) => (count(hours) > count(best) ? hours : best), working[0] ?? [])
}

/** A day that is as every week needs no exception, and no word. */
function put(to: Exceptions, day: Day, week: Hours['week'], open: readonly Range[], why: string): void {
  if (same(open, week[weekdayOf(day)] ?? [])) return
  to[day] = { open: open.map((range) => ({ ...range })), why }
}

const same = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every(({ from, to }, index) => from === b[index]?.from && to === b[index]?.to)

const days = (from: Day, to: Day = from): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, ahead) => addDays(from, ahead))

/** What holds until the district puts another year in. */
export const KNOWN_YEARS: readonly HolidayYear[] = [
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知',
    holidays: [
      { name: '元旦', days: days('2026-01-01', '2026-01-03') },
      { name: '春节', days: days('2026-02-15', '2026-02-23') },
      { name: '清明节', days: days('2026-04-04', '2026-04-06') },
      { name: '劳动节', days: days('2026-05-01', '2026-05-05') },
      { name: '端午节', days: days('2026-06-19', '2026-06-21') },
      { name: '中秋节', days: days('2026-09-25', '2026-09-27') },
      { name: '国庆节', days: days('2026-10-01', '2026-10-07') },
    ],
    workdays: [
      { name: '元旦', day: '2026-01-04' },
      { name: '春节', day: '2026-02-14' },
      { name: '春节', day: '2026-02-28' },
      { name: '劳动节', day: '2026-05-09' },
      { name: '国庆节', day: '2026-09-20' },
      { name: '国庆节', day: '2026-10-10' },
    ],
  },
  {
    // Only what the law itself gives: which weekends are moved is said in the notice of that year.
    year: 2027,
    source: '全国年节及纪念日放假办法（调休等国务院通知）',
    holidays: [
      { name: '元旦', days: days('2027-01-01') },
      { name: '春节', days: days('2027-02-05', '2027-02-08') },
      { name: '清明节', days: days('2027-04-05') },
      { name: '劳动节', days: days('2027-05-01', '2027-05-02') },
      { name: '端午节', days: days('2027-06-09') },
      { name: '中秋节', days: days('2027-09-15') },
      { name: '国庆节', days: days('2027-10-01', '2027-10-03') },
    ],
    workdays: [],
  },
]
