import dayjs from 'dayjs'
import {
  type Day,
  type Instant,
  type Minute,
  type Range,
  daysBetween,
  dayOf,
  minuteOf,
  weekdayOf,
} from './time'

/** Times and distances in the words people say. All pure; shared by the phone and by what the server writes. */

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
const NEAR_DAYS = ['今天', '明天', '后天'] as const
const WALK_METRES_PER_MINUTE = 70

const two = (n: number) => String(n).padStart(2, '0')

export const weekdayWords = (day: Day): string => WEEKDAYS[weekdayOf(day)] ?? ''

/** '14:30'; midnight at a day's end is '24:00'. */
export const clockWords = (minute: Minute): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

export const rangeWords = ({ from, to }: Range): string => `${clockWords(from)}–${clockWords(to)}`

/** '今天', '明天', '后天', '周四' within the next week, otherwise '12月3日 周四'. */
export function dayWords(day: Day, today: Day): string {
  const ahead = daysBetween(today, day)
  const near = NEAR_DAYS[ahead]
  if (near) return near
  if (ahead > 0 && ahead < 7) return weekdayWords(day)
  return `${dateWords(day)} ${weekdayWords(day)}`
}

/** '12月3日' */
export const dateWords = (day: Day): string => dayjs(day).format('M月D日')

/** '今天 14:30' */
export const momentWords = (at: Instant, now: Instant): string =>
  `${dayWords(dayOf(at), dayOf(now))} ${clockWords(minuteOf(at))}`

/** 90 › '1 个半小时', 120 › '2 小时', 45 › '45 分钟' */
export function lengthWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分钟`
  if (rest === 0) return `${hours} 小时`
  return rest === 30 ? `${hours} 个半小时` : `${hours} 小时 ${rest} 分钟`
}

/** '上午好' and its kin, by the hour. */
export function greetingWords(minute: Minute): string {
  if (minute < 5 * 60) return '夜深了'
  if (minute < 9 * 60) return '早上好'
  if (minute < 12 * 60) return '上午好'
  if (minute < 14 * 60) return '中午好'
  return minute < 18 * 60 ? '下午好' : '晚上好'
}

/** Minutes on foot along streets: a third longer than the straight line, at 70 metres a minute. */
export const walkingMinutes = (metres: number): number =>
  Math.max(1, Math.round((metres * 1.3) / WALK_METRES_PER_MINUTE))

/** How far one comes in so many minutes, as the crow flies; metres. */
export const metresOnFoot = (minutes: number): number => Math.round((minutes * WALK_METRES_PER_MINUTE) / 1.3)

/** '步行 8 分钟'; beyond an hour on foot, '4.2 公里'. */
export function distanceWords(metres: number): string {
  const minutes = walkingMinutes(metres)
  return minutes <= 60 ? `步行 ${minutes} 分钟` : `${(metres / 1000).toFixed(1)} 公里`
}
