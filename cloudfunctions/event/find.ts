import type { Organizer } from '../../miniprogram/shared/contract/event'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import type { Target } from '../kit/scope'
import { holdsOver } from '../kit/scope'
import type { EventDoc, RollDoc } from './eventDoc'
import { rolls } from './rolls'
import { events } from './store'

/** Who publishes, records and runs desks; a keeper for the station's own events. */
export const ORGANIZERS = ['secretary', 'committee', 'district', 'keeper'] as const

/** An event that people may see; what came to nothing is as if it were not there. */
export async function eventOf(db: Db, id: string): Promise<EventDoc> {
  const event = await events(db).get(id)
  if (!event || event.status === 'placing' || event.status === 'dropped') throw missing()
  return event
}

export async function rollOf(db: Db, id: string): Promise<RollDoc> {
  const roll = await rolls(db).get(id)
  if (!roll) throw missing()
  return roll
}

const missing = () => new AppError('NOT_FOUND', { what: '这个活动' })

/** Over what a role must hold to run an organiser's events. */
export const targetOf = ({ kind, id }: Organizer, path?: string): Target =>
  kind === 'station' ? { station: id } : path ? { path } : id

/** Scope of everything that organisers do to one event. */
export const overEvent = {
  organization: async ({ db }: Context, { eventId }: { eventId: string }): Promise<Target> => {
    const { organizer, path } = await eventOf(db, eventId)
    return targetOf(organizer, path)
  },
}

/** Scope of what names its organiser. */
export const overOrganizer = {
  organization: async (_ctx: Context, { organizer }: { organizer: Organizer }): Promise<Target> =>
    targetOf(organizer),
}

/** Whether the caller could do what organisers do. */
export async function manages(ctx: Context, { organizer, path }: EventDoc): Promise<boolean> {
  const roles: readonly string[] = ORGANIZERS
  const grants = ctx.actor.grants.filter(({ role }) => roles.includes(role))
  return grants.length > 0 && holdsOver(ctx, grants, targetOf(organizer, path))
}

/** Organisers, and who was named to help. */
export const mayDesk = async (ctx: Context, event: EventDoc): Promise<boolean> =>
  event.form.helpers.includes(ctx.actor.personId) || (await manages(ctx, event))
