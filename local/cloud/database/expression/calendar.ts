const DAY = 86_400_000

const startOfDay = (date: Date): number =>
  Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())

/** 1 is the first of January. */
export const dayOfYear = (date: Date): number =>
  (startOfDay(date) - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY + 1

/** 1 is Sunday. */
export const dayOfWeek = (date: Date): number => date.getUTCDay() + 1

/** 1 is Monday. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7

/** Weeks begin on Sunday; days before the first Sunday are in week 0. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)

/** The Thursday of the same ISO week, which lies in the ISO year. */
const thursday = (date: Date): Date => new Date(startOfDay(date) + (4 - isoDayOfWeek(date)) * DAY)

export const isoWeekYear = (date: Date): number => thursday(date).getUTCFullYear()

export const isoWeek = (date: Date): number => Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1

/** Midnight of a day that is named by its ISO week, epoch milliseconds. */
export function isoDay(year: number, weekOfYear: number, day: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4))
  return fourth.getTime() + ((weekOfYear - 1) * 7 + day - isoDayOfWeek(fourth)) * DAY
}
