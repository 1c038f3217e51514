import type { EventBrief, EventDraft, OrganizedEvent } from '../../../shared/contract/event'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { kindWords } from '../../../shared/rules/event/templates'
import { type EventItem, eventItem } from '../../../ui/event.view'
import { pastWords } from '../../../ui/words'
import { whenView } from '../publish/publish.view'

export type Tab = 'coming' | 'here' | 'drafts' | 'past'

const TABS: readonly { id: Tab; label: string }[] = [
  { id: 'coming', label: '要办的' },
  { id: 'here', label: '在本站' },
  { id: 'drafts', label: '草稿' },
  { id: 'past', label: '办过的' },
]

/** A station sees as well what others hold in its house. */
export const tabChips = (tab: Tab, isStation = false) =>
  TABS.filter(({ id }) => id !== 'here' || isStation).map((one) => ({ ...one, on: one.id === tab }))

/** Whoever holds it: a tap shows the code for the door. */
export const hereItem = (event: EventBrief, now: Instant): HeldItem => ({
  ...eventItem(event, now),
  ...{ pill: null, seats: '' },
  note: `${event.organizerName}办的，点开是门口的签到码`,
})

/** A line of the organiser's list, with what it needs now. */
export interface HeldItem extends EventItem {
  note: string
}

export const heldItem = (event: OrganizedEvent, now: Instant): HeldItem => ({
  ...eventItem(event, now),
  pill: heldPill(event, now),
  seats: '',
  note: heldNote(event, now),
})

function heldPill({ status, startsAt, endsAt, hasRecord }: OrganizedEvent, now: Instant): EventItem['pill'] {
  if (status === 'cancelled') return { text: '已取消', tone: 'stone' }
  if (endsAt <= now)
    return hasRecord ? { text: '写过纪实', tone: 'pine' } : { text: '还没写纪实', tone: 'amber' }
  if (startsAt <= now) return { text: '正在进行', tone: 'plum' }
  return null
}

function heldNote({ taken, capacity, waiting, endsAt, status }: OrganizedEvent, now: Instant): string {
  if (status === 'cancelled') return ''
  const most = capacity === null ? '' : ` / ${capacity}`
  const wait = waiting > 0 ? `，${waiting} 人候补` : ''
  return endsAt <= now ? `${taken} 人报过名` : `${taken}${most} 人报名${wait}`
}

export interface DraftItem {
  id: string
  title: string
  about: string
  saved: string
}

export function draftItem({ id, form, savedAt }: EventDraft, now: Instant): DraftItem {
  const kind = form.kind ? kindWords(form.kind) : '活动'
  const when = whenView(form, now).words
  return {
    ...{ id, title: form.title || kind, saved: `${pastWords(savedAt, dayOf(now))} 存的` },
    about: [kind, when || '还没定时间'].join(' · '),
  }
}

export const emptyWords: Readonly<Record<Tab, { title: string; note: string }>> = {
  coming: { title: '眼下没有要办的活动', note: '选个模板，两分钟就发出去' },
  here: { title: '两周里没有活动在本站办', note: '支部在这里办活动，会出现在这一页' },
  drafts: { title: '没有草稿', note: '没写完的活动会自动存在这里' },
  past: { title: '还没有办过的活动', note: '办完了，名单和纪实都在这里' },
}
