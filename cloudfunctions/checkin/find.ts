import type { DeskEvent } from '../../miniprogram/shared/contract/checkin'
import { EVERYONE } from '../../miniprogram/shared/rules/event/audience'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { checkInWindow } from '../../miniprogram/shared/rules/desk/window'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { countMembers } from '../member/public'
import { organizations } from '../organization/public'
import { type EventDoc, type RollDoc, eventOf, mayDesk, rolls } from '../event/public'

/** Larger audiences are not taken to the desk: whoever signed up is on the list, others are known by their code. */
export const WHOLE_AUDIENCE = 2_000

/** The keeper of the place shows the code on the station's screen. */
const keeps = ({ actor }: Context, stationId: string | null): boolean =>
  actor.grants.some(
    ({ role, scope }) => role === 'keeper' && scope.kind === 'station' && scope.id === stationId,
  )

/** The event, for whoever may stand at its desk. */
export async function deskEvent(ctx: Context, id: string): Promise<EventDoc> {
  const event = await eventOf(ctx.db, id)
  if (!(await mayDesk(ctx, event))) throw new AppError('DESK_NOT_YOURS', { who: event.organizerName })
  return event
}

/** The event, for whoever may show its code on a screen: the desk, and the keeper of the place. */
export async function screenEvent(ctx: Context, id: string): Promise<EventDoc> {
  const event = await eventOf(ctx.db, id)
  if (keeps(ctx, event.stationId) || (await mayDesk(ctx, event))) return event
  throw new AppError('DESK_NOT_YOURS', { who: event.organizerName })
}

/** Where the audience stands in the tree, if all of it is on the desk's list; null otherwise. */
export async function wholeAudience({ db }: Context, { form }: EventDoc): Promise<string | null> {
  if (!form.walkIns || form.audience.kind !== 'organization') return null
  const path = (await organizations(db).get(form.audience.organizationId))?.path
  if (!path) return null
  return (await countMembers(db, path)) <= WHOLE_AUDIENCE ? path : null
}

export const walkInOf = ({ form, openTo }: EventDoc): DeskEvent['walkIn'] => {
  if (!form.walkIns) return 'nobody'
  return openTo.includes(EVERYONE) ? 'everyone' : 'audience'
}

export const windowOfEvent = ({ startsAt, endsAt }: EventDoc) => checkInWindow({ startsAt, endsAt })

export async function toDeskEvent(ctx: Context, event: EventDoc): Promise<DeskEvent> {
  const [roll, whole] = await Promise.all([rolls(ctx.db).get(event._id), wholeAudience(ctx, event)])
  return {
    ...{ id: event._id, title: event.form.title, placeName: placeWords(event) },
    ...{ startsAt: event.startsAt, endsAt: event.endsAt, ...windowOfEvent(event) },
    ...{ cancelled: event.status === 'cancelled', walkIn: walkInOf(event), wholeAudience: whole !== null },
    expected: roll ? seating(roll).in.length : 0,
  }
}

export const placeWords = ({ place }: EventDoc): string =>
  [place.stationName, place.name].filter((one) => one !== '').join(' · ')

export type { EventDoc, RollDoc }
