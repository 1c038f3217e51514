import type { EventBrief, Signup, SignupStatus } from '../../miniprogram/shared/contract/event'
import { type Place, metresBetween } from '../../miniprogram/shared/kit/place'
import type { Instant } from '../../miniprogram/shared/kit/time'
import { EVERYONE } from '../../miniprogram/shared/rules/event/audience'
import { hoursOf } from '../../miniprogram/shared/rules/event/credit'
import { standingOf } from '../../miniprogram/shared/rules/event/roll'
import type { Db } from '../kit/db'
import type { EventDoc, RollDoc } from './eventDoc'
import { rolls } from './rolls'

/** How full an event is, and how one person stands in it. */
export interface Figures {
  taken: number
  waiting: number
  mine: SignupStatus
}

const NONE: Figures = { taken: 0, waiting: 0, mine: 'none' }

/** Of many events in one request; a second one only where some wait and the person is in the line. */
export async function figuresOf(
  db: Db,
  ids: readonly string[],
  personId: string,
): Promise<ReadonlyMap<string, Figures>> {
  const found = await rolls(db).figures(ids, personId)
  const unsure = found.filter((roll) => (roll.left ?? 0) < 0 && isIn(roll, personId))
  const whole = new Map(
    (await Promise.all(unsure.map(({ _id }) => rolls(db).get(_id)))).map((roll) => [roll?._id, roll]),
  )
  return new Map(
    found.map((roll) => [
      roll._id,
      { ...placesOf(roll), mine: statusOf(roll, whole.get(roll._id) ?? null, personId) },
    ]),
  )
}

type PartOfRoll = Partial<RollDoc> & { _id: string }

const isIn = ({ entries }: PartOfRoll, personId: string): boolean => entries?.[personId]?.leftAt === null

function statusOf(part: PartOfRoll, whole: RollDoc | null, personId: string): SignupStatus {
  if (whole) return standingOf(whole, personId).status
  if (!part.entries?.[personId]) return 'none'
  return isIn(part, personId) ? 'in' : 'left'
}

/** With parties in the line a place or two may stay empty; the event's own page counts exactly. */
function placesOf({ capacity = 0, left = 0 }: PartOfRoll): Pick<Figures, 'taken' | 'waiting'> {
  return { taken: capacity - Math.max(left, 0), waiting: Math.max(-left, 0) }
}

export function briefOf(event: EventDoc, figures: Figures = NONE, at?: Place): EventBrief {
  const { form, place } = event
  const { name, stationName, stationId, address, place: where } = place
  return {
    ...{ id: event._id, kind: form.kind, title: form.title, capacity: form.capacity },
    ...{ startsAt: event.startsAt, endsAt: event.endsAt, organizerName: event.organizerName },
    place: { name, stationName, stationId, address, place: where },
    distance: at ? Math.round(metresBetween(at, where)) : null,
    ...{ audienceWords: event.audienceWords, isOpenToAll: event.openTo.includes(EVERYONE) },
    status: event.status === 'cancelled' ? 'cancelled' : 'published',
    ...{ hours: hoursOf(event.credit), taken: figures.taken, mine: figures.mine },
  }
}

/** Briefs of a page, in its order. */
export async function briefsOf(
  db: Db,
  page: readonly EventDoc[],
  personId: string,
  at?: Place,
): Promise<EventBrief[]> {
  const figures = await figuresOf(
    db,
    page.map(({ _id }) => _id),
    personId,
  )
  return page.map((event) => briefOf(event, figures.get(event._id), at))
}

export function signupOf(roll: RollDoc, personId: string, now: Instant): Signup {
  const { status, position } = standingOf(roll, personId)
  const entry = roll.entries[personId]
  const stands = status === 'in' || status === 'waiting'
  return {
    ...{ eventId: roll._id, status, position, size: stands ? (entry?.size ?? 0) : 0, at: entry?.at ?? null },
    canCancel: stands && (now <= roll.cancelUntil || (status === 'waiting' && now < roll.startsAt)),
  }
}
