import type { HolidayHours, StationTerms } from '../../../shared/contract/keeper'
import { type ExceptionalDay, FACILITIES } from '../../../shared/contract/place'
import type { Day } from '../../../shared/kit/time'
import { dateWords, rangeWords, weekdayWords } from '../../../shared/kit/words'

const HOLIDAY_WORDS: Readonly<Record<HolidayHours, string>> = {
  closed: '不开放',
  sunday: '和周日一样',
  usual: '照常开放',
}

export const holidayChips = (chosen: HolidayHours) =>
  (Object.keys(HOLIDAY_WORDS) as HolidayHours[]).map((id) => ({
    ...{ id, label: HOLIDAY_WORDS[id], on: id === chosen },
  }))

export const facilityChips = (chosen: readonly string[]) =>
  FACILITIES.map((label) => ({ id: label, label, on: chosen.includes(label) }))

/** One more or one less, in the order of the list. */
export const toggledFacility = (chosen: readonly string[], id: string): string[] =>
  FACILITIES.filter((one) => (one === id ? !chosen.includes(id) : chosen.includes(one)))

export const exceptionItems = (exceptions: readonly ExceptionalDay[]) =>
  exceptions.map(({ date, open, why }) => ({
    date,
    label: `${dateWords(date)} ${weekdayWords(date)}`,
    words: `${open.length > 0 ? open.map(rangeWords).join('、') : '不开放'}（${why}）`,
  }))

/** With one day that differs more, in the place of what was said of that day. */
export const withException = (all: readonly ExceptionalDay[], one: ExceptionalDay): ExceptionalDay[] =>
  [...withoutException(all, one.date), one].sort((a, b) => (a.date < b.date ? -1 : 1))

export const withoutException = (all: readonly ExceptionalDay[], date: Day): ExceptionalDay[] =>
  all.filter((one) => one.date !== date)

/** What was over long ago is not kept. */
export const forSaving = (terms: StationTerms, today: Day): StationTerms => ({
  ...terms,
  ...{ address: terms.address.trim(), intro: terms.intro.trim(), phone: terms.phone.trim() },
  exceptions: terms.exceptions.filter(({ date }) => date >= today),
})
