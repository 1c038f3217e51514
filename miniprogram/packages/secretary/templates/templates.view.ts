import type { OrganizedEvent } from '../../../shared/contract/event'
import type { Instant } from '../../../shared/kit/time'
import { EVENT_TEMPLATES } from '../../../shared/rules/event/templates'
import { type EventItem, eventItem } from '../../../ui/event.view'

/** 三会一课 and the others, in the order of the screen. */
export const templateGroups = () => [
  { title: '三会一课', templates: templates(true) },
  { title: '其他活动', templates: templates(false) },
]

const templates = (isRegular: boolean) =>
  EVENT_TEMPLATES.filter((one) => one.isRegular === isRegular).map(({ kind, words }) => ({ kind, words }))

/** Earlier ones to copy, each title once, newest first. */
export function copyItems(events: readonly OrganizedEvent[], now: Instant, most = 5): EventItem[] {
  const titles = new Set<string>()
  const once = [...events]
    .sort((a, b) => b.startsAt - a.startsAt)
    .filter(({ title }) => !titles.has(title) && titles.add(title))
  return once.slice(0, most).map((one) => ({ ...eventItem(one, now), pill: null, seats: '' }))
}
