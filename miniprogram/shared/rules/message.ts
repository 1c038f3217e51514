import type { NoticeWhen } from '../contract/notice'
import { TEMPLATES, type TemplateField, type TemplateName } from '../contract/templates'
import { type Instant, dayOf, minuteOf } from '../kit/time'
import { clockWords } from '../kit/words'

/** What a subscription message is made of. */
export interface MessageContent {
  title: string
  when: NoticeWhen | null
  place: string
  todo: string
  /** When the notice was written: stands in where the matter has no time of its own. */
  at: Instant
}

/** WeChat refuses a `thing` of more characters. */
const THING = 20

/** A notice within WeChat's limits, by the keywords of its template. No field may be empty. */
export function messageData(name: TemplateName, content: MessageContent): Record<string, string> {
  const { title, place, todo, when, at } = content
  const values: Record<TemplateField, string> = {
    title: thing(title, '小红梅通知'),
    when: timeText(when?.start ?? at),
    place: thing(place, '见通知详情'),
    todo: thing(todo, '点开看详情'),
  }
  const { keywords } = TEMPLATES[name]
  return Object.fromEntries(
    Object.entries(keywords).map(([field, keyword]) => [keyword, values[field as TemplateField]]),
  )
}

/** At most 20 characters, an ellipsis where it was longer; WeChat allows no line breaks. */
function thing(text: string, otherwise: string): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()]
  if (signs.length === 0) return otherwise
  return signs.length <= THING ? signs.join('') : `${signs.slice(0, THING - 1).join('')}…`
}

/** '2026年11月23日 14:30' */
function timeText(at: Instant): string {
  const [year = '', month = '', day = ''] = dayOf(at).split('-')
  return `${year}年${Number(month)}月${Number(day)}日 ${clockWords(minuteOf(at))}`
}
