import { type FreeBar, frameOf, freeBar } from '../../../components/x-free-bar/bars'
import type { DayLine } from '../../../shared/contract/station'
import { type Day, type Instant, dayOf } from '../../../shared/kit/time'
import { dateWords, dayWords, weekdayWords } from '../../../shared/kit/words'

/** A day of the week, or a room of the station: a name, a bar, and the same in words. */
export interface BarItem extends FreeBar {
  id: string
  title: string
  note: string
  spoken: string
}

/** Seven days of one room. */
export function weekItems(lines: readonly DayLine[], now: Instant): BarItem[] {
  const frame = frameOf(lines)
  return lines.map((line) => {
    const bar = freeBar(line, frame, now)
    const title = titleOf(line.date, dayOf(now))
    return { id: line.date, ...bar, title, note: '', spoken: `${title}，${bar.words}` }
  })
}

function titleOf(date: Day, today: Day): string {
  const near = dayWords(date, today)
  const whole = `${weekdayWords(date)} ${dateWords(date)}`
  return near === weekdayWords(date) || near.includes('月') ? whole : `${near} ${whole}`
}
