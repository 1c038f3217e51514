import type { ReservationForm } from '../../miniprogram/shared/contract/reservation'
import type { Booking } from '../../miniprogram/shared/rules/day/book'
import type { Who } from '../../miniprogram/shared/rules/reserve'
import type { Context } from '../kit/action'
import { members } from '../member/public'
import type { Space } from './spaceStore'

/** What of the caller decides, and whose quota it counts on. Reads the roster only where the space asks for it. */
export async function whoFor(ctx: Context, space: Space): Promise<Who & { branchId: string }> {
  const isMember = ctx.actor.roles.includes('member')
  const counts = space.quota.branchMinutes !== null
  const asks = space.audience === 'organization' || counts
  const place = asks && ctx.actor.memberId ? await members(ctx.db).get(ctx.actor.memberId) : null
  const branchId = counts ? (place?.branchId ?? '') : ''
  return { isMember, branchId, ...(place ? { path: place.path } : {}) }
}

/** What was said, as a booking keeps it: nothing where nothing was said. */
export const said = ({ organization, contact, content }: Partial<ReservationForm>): Partial<Booking> => ({
  ...(organization ? { organization } : {}),
  ...(contact ? { contact } : {}),
  ...(content ? { content } : {}),
})
