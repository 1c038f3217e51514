import type { CodeKey } from '../../../shared/contract/memberCode'
import { type Day, type Instant, addDays, dayOf, daysBetween } from '../../../shared/kit/time'
import type { Question } from '../../../ui/ask'
import { dayText } from '../../../ui/words'

/** How long a district has to print its cards anew, unless another day is chosen. */
const USUAL_DAYS = 60
const LONGEST_DAYS = 366

/** The days that may be chosen: today, for a key that is in wrong hands, up to a year from now. */
export const choices = (today: Day): { first: Day; usual: Day; last: Day } => ({
  first: today,
  usual: addDays(today, USUAL_DAYS),
  last: addDays(today, LONGEST_DAYS),
})

/** '2027年1月22日起，还有 60 天'; what ends today ends at once. */
export function endWords(retireOn: Day, today: Day): string {
  const days = daysBetween(today, retireOn)
  return days > 0 ? `${dayText(retireOn)}起，还有 ${days} 天` : '今天起，马上停用'
}

/** What earlier changes have left: cards that hold for some days yet. '' when there are none. */
export function leftWords(keys: readonly CodeKey[], now: Instant): string {
  const ends = keys.flatMap(({ retireAt }) => (retireAt && retireAt > now ? [retireAt] : []))
  if (ends.length === 0) return ''
  return `已经换过签名。换之前印的活动证，最晚用到${dayText(addDays(dayOf(Math.max(...ends)), -1))}`
}

export function changeQuestion(retireOn: Day, today: Day): Question {
  const end = retireOn > today ? `${dayText(retireOn)}起` : '马上'
  return {
    title: '要换全区的签名吗？',
    content: `现在印好的活动证${end}全部作废，每个支部都要重新打印。换了就换不回来`,
    ...{ yes: '换签名', no: '先不换' },
  }
}
