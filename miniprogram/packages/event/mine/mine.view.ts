import type { EventBrief } from '../../../shared/contract/event'
import type { Instant } from '../../../shared/kit/time'
import { type EventItem, eventItem } from '../../../ui/event.view'

export interface MineView {
  coming: EventItem[]
  past: EventItem[]
}

/** Mine, what is to come first. */
export const mineView = (
  { coming, past }: { coming: readonly EventBrief[]; past: readonly EventBrief[] },
  now: Instant,
): MineView => ({
  coming: coming.map((one) => eventItem(one, now)),
  past: past.map((one) => ({ ...eventItem(one, now), pill: pastPill(one) })),
})

/** What became of it, as far as it is mine. */
function pastPill({ status, mine }: EventBrief): EventItem['pill'] {
  if (status === 'cancelled') return { text: '活动取消了', tone: 'stone' }
  if (mine === 'in') return { text: '报过名', tone: 'pine' }
  return { text: mine === 'waiting' ? '没有排上' : '我取消了', tone: 'stone' }
}
