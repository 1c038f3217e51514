import type { ReservationForm } from '../../miniprogram/shared/contract/reservation'
import type { Booking } from '../../miniprogram/shared/rules/day/book'
import type { Who } from '../../miniprogram/shared/rules/reserve'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
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

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

/**
 * What shall stand on a screen is checked by WeChat before it is asked for, and looked at by the keeper before it shows.
 * A video has no check that answers at once: the keeper's eye is its check.
 */
export async function checkContent(ctx: Context, content: ReservationForm['content']): Promise<void> {
  if (!content) return
  if (content.text) await checkText(ctx, '屏幕内容', content.text)
  if (content.kind === 'text') return
  if (!content.fileId) throw new AppError('SPACE_NEEDS_CONTENT')
  if (content.kind !== 'picture') return
  const bytes = await ctx.weChat.download(content.fileId)
  if (!bytes) throw new AppError('SPACE_NEEDS_CONTENT')
  const ending = content.fileId.split('.').pop()?.toLowerCase() ?? ''
  if (!(await ctx.weChat.isPictureAllowed(bytes, PICTURE_TYPES[ending] ?? 'image/jpeg')))
    throw new AppError('PICTURE_NOT_ALLOWED')
}

/** What was said, as a booking keeps it: nothing where nothing was said. */
export const said = ({ organization, contact, content }: Partial<ReservationForm>): Partial<Booking> => ({
  ...(organization ? { organization } : {}),
  ...(contact ? { contact } : {}),
  ...(content ? { content } : {}),
})
