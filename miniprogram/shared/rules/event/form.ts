import type { EventForm, EventTimes } from '../../contract/event'
import { type Instant, MINUTE_MS, instantOf } from '../../kit/time'
import { type Refused, refused } from '../decision'

/** Longest event, minutes; longer ones are held as a series. */
export const LONGEST_EVENT = 12 * 60
/** Rolls are one document each: this many people fit with room to spare. */
export const MOST_PLACES = 2_000
/** How many places may wait beyond the capacity. */
export const MOST_WAITING = 1_000

export interface EventInstants {
  startsAt: Instant
  endsAt: Instant
  opensAt: Instant
  closesAt: Instant
  cancelUntil: Instant
}

/** What a form's hours mean. The window never outlasts the beginning. */
export function instantsOf(
  form: EventTimes & Pick<EventForm, 'opensAt' | 'closesAt' | 'cancelHours'>,
  publishedAt: Instant,
): EventInstants {
  const startsAt = instantOf(form.date, form.from)
  return {
    startsAt,
    endsAt: instantOf(form.date, form.to),
    opensAt: form.opensAt ?? publishedAt,
    closesAt: Math.min(form.closesAt ?? startsAt, startsAt),
    cancelUntil: startsAt - form.cancelHours * 60 * MINUTE_MS,
  }
}

/** Everything about a form that needs nothing but the form. */
export function refuseForm(form: EventForm, now: Instant): Refused | null {
  const { startsAt, endsAt, opensAt, closesAt } = instantsOf(form, now)
  if (endsAt <= startsAt) return refused('EVENT_ENDS_BEFORE')
  if (endsAt - startsAt > LONGEST_EVENT * MINUTE_MS) return refused('EVENT_TOO_LONG')
  if (startsAt <= now) return refused('EVENT_IN_PAST')
  if (closesAt <= opensAt) return refused('EVENT_WINDOW')
  if (form.capacity !== null && form.companions >= form.capacity) return refused('EVENT_COMPANIONS')
  return null
}
