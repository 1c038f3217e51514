/** One day of the strip, in words. */
export interface DayItem {
  date: string
  /** '今天', '周六' */
  name: string
  /** '21', and '8/1' where a month begins */
  number: string
  /** '空', '紧', '满', '闭馆' */
  words: string
  state: string
  /** Read aloud: '7月21日 周六，有空' */
  label: string
}

const PER_PAGE = 5
const PER_PAGE_ELDER = 3

const perPage = (elder: boolean) => (elder ? PER_PAGE_ELDER : PER_PAGE)

/** Which page a day stands on; the first when it is none of them. */
export function pageHolding(days: readonly DayItem[], date: string, elder: boolean): number {
  const index = days.findIndex((day) => day.date === date)
  return Math.max(0, Math.floor(index / perPage(elder)))
}

/** A page of days. Never past the ends, and the last page is full like the others, so that nothing jumps. */
export function pageOf(days: readonly DayItem[], page: number, elder: boolean) {
  const size = perPage(elder)
  const last = Math.max(0, Math.ceil(days.length / size) - 1)
  const at = Math.min(Math.max(0, page), last)
  const from = Math.max(0, Math.min(at * size, days.length - size))
  return { page: at, shown: days.slice(from, from + size), earlier: at > 0, later: at < last }
}
