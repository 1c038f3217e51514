import { type Day, addDays, isDay } from '../../kit/time'

const two = (text: string) => text.padStart(2, '0')

/** 1950-3-2, 1950/03/02, 1950.3.2, 1950年3月2日, 19500302; and 1950-03, 1950年3月, 195003: the first of that month. */
const FORMS = [
  /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})(\d{2})$/,
]

/** Day 0 of a spreadsheet's count of days. */
const SHEET_ZERO: Day = '1899-12-30'

/** A date as people type it, or as a spreadsheet counts it ('18324'); null when it is none. */
export function readDate(text: string): Day | null {
  const typed = text
    .replace(/\s/g, '')
    .replace(/[－—–]/g, '-')
    .replace(/[．。]/g, '.')
  if (/^\d{4,5}(\.\d+)?$/.test(typed) && Number(typed) > 2_200)
    return addDays(SHEET_ZERO, Math.floor(Number(typed)))
  for (const form of FORMS) {
    const [, year = '', month = '', day = '01'] = form.exec(typed) ?? []
    const date = `${year}-${two(month)}-${two(day)}`
    if (year !== '') return isDay(date) ? date : null
  }
  return null
}
