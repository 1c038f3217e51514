import type { RemovalRequest } from '../../../shared/contract/event'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { pastWords } from '../../../ui/words'

export interface RemovalRow {
  id: string
  eventId: string
  /** Where the picture can be seen; '' once it is gone. */
  url: string
  by: string
  why: string
  when: string
  isOpen: boolean
  state: string
}

const STATES: Readonly<Record<RemovalRequest['state'], string>> = {
  open: '已先收起，等您看',
  removed: '已撤下',
  kept: '还留着',
}

/** Those that wait first. */
export const removalRows = (
  removals: readonly RemovalRequest[],
  urls: ReadonlyMap<string, string>,
  now: Instant,
): RemovalRow[] =>
  removals
    .map((one) => ({
      ...{ id: one.id, eventId: one.eventId, url: urls.get(one.fileId) ?? '', by: one.byName, why: one.why },
      when: pastWords(one.at, dayOf(now)),
      isOpen: one.state === 'open',
      state: STATES[one.state],
    }))
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen))
