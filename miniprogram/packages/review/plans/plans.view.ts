import type { StudyPlan } from '../../../shared/contract/lessonPlan'
import { type Day, type Instant, dayOf } from '../../../shared/kit/time'
import { dateWords } from '../../../shared/kit/words'
import { dayText } from '../../../ui/words'
import { audienceWords } from '../audience.view'

export interface PlanItem {
  id: string
  name: string
  /** '11月3日到12月31日' */
  period: string
  who: string
  /** '必修 5 课 · 选修 3 课' */
  count: string
  pill: { text: string; tone: 'pine' | 'amber' | 'stone' }
  spoken: string
}

export function planItem(
  { id, name, audience, organizationName, from, to, ...plan }: StudyPlan,
  now: Instant,
): PlanItem {
  const who = audienceWords(audience, organizationName)
  const period = `${dateWords(from)}到${endWords(from, to)}`
  const count = countWords(plan)
  const pill = pillOf(from, to, now)
  return { id, name, period, who, count, pill, spoken: [name, pill.text, period, who, count].join('，') }
}

/** With its year where that is another one. */
const endWords = (from: Day, to: Day): string =>
  from.slice(0, 4) === to.slice(0, 4) ? dateWords(to) : dayText(to)

function countWords({ required, electives }: Pick<StudyPlan, 'required' | 'electives'>): string {
  const parts = [
    required.length > 0 ? `必修 ${required.length} 课` : '',
    electives.count > 0 ? `选修 ${electives.count} 课` : '',
  ]
  return parts.filter((word) => word !== '').join(' · ')
}

function pillOf(from: string, to: string, now: Instant): PlanItem['pill'] {
  const today = dayOf(now)
  if (to < today) return { text: '已经结束', tone: 'stone' }
  return from > today ? { text: '还没开始', tone: 'amber' } : { text: '正在学', tone: 'pine' }
}

/** What runs first, what is over last; of each the one that ends first. */
export function inOrder(plans: readonly StudyPlan[], now: Instant): StudyPlan[] {
  const today = dayOf(now)
  return [...plans].sort((a, b) => Number(a.to < today) - Number(b.to < today) || a.to.localeCompare(b.to))
}
