import type { Day } from './time'

/**
 * The State Council's calendar (国务院办公厅放假安排): which days are public holidays, and which weekends are worked in
 * their stead (调休). To bring it up to date replace this file; nothing else knows a holiday by name.
 */
export interface HolidayYear {
  /** False while the notice for the year is not out: then only the days that the law itself names stand here. */
  isFinal: boolean
  /** [first day, last day, name] */
  holidays: readonly (readonly [Day, Day, string])[]
  /** Saturdays and Sundays that are working days. */
  worked: readonly Day[]
}

export const CALENDAR: Readonly<Record<string, HolidayYear>> = {
  '2026': {
    isFinal: true,
    holidays: [
      ['2026-01-01', '2026-01-03', '元旦'],
      ['2026-02-15', '2026-02-23', '春节'],
      ['2026-04-04', '2026-04-06', '清明节'],
      ['2026-05-01', '2026-05-05', '劳动节'],
      ['2026-06-19', '2026-06-21', '端午节'],
      ['2026-09-25', '2026-09-27', '中秋节'],
      ['2026-10-01', '2026-10-07', '国庆节'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  '2027': {
    isFinal: false,
    holidays: [
      ['2027-01-01', '2027-01-01', '元旦'],
      ['2027-02-05', '2027-02-08', '春节'],
      ['2027-04-05', '2027-04-05', '清明节'],
      ['2027-05-01', '2027-05-02', '劳动节'],
      ['2027-06-09', '2027-06-09', '端午节'],
      ['2027-09-15', '2027-09-15', '中秋节'],
      ['2027-10-01', '2027-10-03', '国庆节'],
    ],
    worked: [],
  },
}

/** The holiday that a day belongs to; null on other days, weekends too. */
export const holidayOf = (day: Day): string | null =>
  CALENDAR[day.slice(0, 4)]?.holidays.find(([first, last]) => first <= day && day <= last)?.[2] ?? null

/** Whether a weekend day is worked in stead of a holiday. */
export const isWorkedWeekend = (day: Day): boolean => CALENDAR[day.slice(0, 4)]?.worked.includes(day) ?? false
