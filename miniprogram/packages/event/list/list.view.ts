import type { EventFilter } from '../../../shared/contract/event'

const FILTERS: readonly { id: EventFilter; label: string }[] = [
  { id: 'all', label: '我能报的' },
  { id: 'near', label: '离我近' },
  { id: 'branch', label: '本支部' },
  { id: 'open', label: '谁都能来' },
]

/** The filters to choose from; somebody who is in no branch has none of its own. */
export const filterChips = (chosen: EventFilter, hasBranch: boolean) =>
  FILTERS.filter(({ id }) => hasBranch || id !== 'branch').map(({ id, label }) => ({
    id,
    label,
    on: id === chosen,
  }))

/** Any text that an address may carry, as a filter. */
export const filterOf = (text: string): EventFilter => FILTERS.find(({ id }) => id === text)?.id ?? 'all'

/** What stands where nothing is, and what to do. */
export function emptyWords(filter: EventFilter) {
  if (filter === 'all')
    return { title: '眼下没有能报名的活动', note: '有了新的，会在这里', action: '看看办过的活动' }
  if (filter === 'branch')
    return { title: '本支部眼下没有活动', note: '别处的活动也欢迎您', action: '看全部' }
  return { title: '没有找到活动', note: '换一种看法试试', action: '看全部' }
}
