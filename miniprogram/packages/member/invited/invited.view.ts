import type { StationDetail } from '../../../shared/contract/station'
import { type Day, type Instant, type Range, dayOf, instantOf } from '../../../shared/kit/time'
import type { CalendarEntry } from '../../../shared/kit/ics'
import { plain } from '../../../ui/query'
import { whenWords } from '../../../ui/words'

/** What a shared reservation says of itself: when and in which room; the station is asked for. */
export interface Invitation extends Range {
  date: Day
  space: string
}

export interface InvitedView {
  when: string
  station: string
  space: string
  address: string
  /** '这次已经过去了', '' before. */
  over: string
}

const MINUTES = /^\d{1,4}$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const LONGEST_NAME = 30

/** null when the link is not one that this page could have made. */
export function readInvitation(query: Readonly<Record<string, string | undefined>>): Invitation | null {
  const { date = '', from = '', to = '', space = '' } = query
  if (!DATE.test(date) || !MINUTES.test(from) || !MINUTES.test(to)) return null
  return { date, from: Number(from), to: Number(to), space: plain(space).slice(0, LONGEST_NAME) }
}

/** The room is shown only by a name that the station really has: a link cannot make one up. */
export function invitedView(station: StationDetail, invitation: Invitation, now: Instant): InvitedView {
  const { date, to } = invitation
  const room = station.spaces.find(({ name }) => name === invitation.space)
  return {
    when: whenWords(date, invitation, dayOf(now)),
    station: station.name,
    space: room?.name ?? '',
    address: [station.address, room?.whereabouts].filter(Boolean).join(' · '),
    over: now >= instantOf(date, to) ? '这次已经过去了' : '',
  }
}

export const invitedEntry = (
  station: StationDetail,
  { date, from, to, space }: Invitation,
): CalendarEntry => ({
  id: `${station.id}:${date}:${from}`,
  title: [station.name, space].filter(Boolean).join(' '),
  place: station.address,
  start: instantOf(date, from),
  end: instantOf(date, to),
  note: '',
})
