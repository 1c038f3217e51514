import * as z from 'zod'
import type { KeeperWalkInInput } from '../../miniprogram/shared/contract/keeping'
import { decideMemberCode } from '../../miniprogram/shared/rules/memberCode'
import { TICK_MINUTES } from '../../miniprogram/shared/rules/ticks'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { type MemberDoc, isSigned, keys, members, revokedSerials } from '../member/public'
import { quarterOf } from './atDoor'
import { todayOf } from './door'
import { minute, people, purpose, requestId, spaceId } from './fields'
import { spaceOf } from './find'
import { holdSpace, newBooking } from './hold'
import { ofSpace } from './keeping'
import { bookingKey, bookingRef, toReservation } from './reservations'

const input = z.object({
  ...{ spaceId, to: minute('结束时间').multipleOf(TICK_MINUTES), people, purpose, requestId },
  memberId: z.string().min(1).max(40).optional().describe('党员'),
  cardText: z.string().min(1).max(400).optional().describe('活动证'),
  name: z.string().trim().min(1).max(20).optional().describe('姓名'),
}) satisfies z.ZodType<KeeperWalkInInput>

/**
 * Somebody stands before the keeper without a phone: known by the roster, by the card, or only by the name they give. From
 * now on, checked in at once. Spaces that want the keeper's yes have it.
 */
export const keeperWalkIn = action('station.keeperWalkIn', {
  role: 'keeper',
  scope: ofSpace,
  input,
  async run(ctx, request) {
    const space = await spaceOf(ctx.db, request.spaceId)
    const guest = await guestOf(ctx, request)
    const from = quarterOf(ctx.now())
    const { to, people: count, purpose: why } = request
    if (to <= from) throw new AppError('INVALID_INPUT', { field: '结束时间' })
    const date = todayOf(ctx)
    const ref = bookingRef(space._id, date, bookingKey(ctx.actor.personId, request.requestId))
    const held = await holdSpace(ctx, {
      ...{ ref, making: 'walkIn', request: { date, from, to, people: count } },
      who: { isMember: guest.member !== null, path: guest.member?.path ?? '' },
      booking: newBooking(ctx, {
        ...{ personId: guest.member?._id ?? '', personName: guest.name, from, to, people: count },
        ...{ purpose: why, status: 'checkedIn', checkedInAt: ctx.now() },
        ...(guest.member && space.quota.branchMinutes !== null ? { branchId: guest.member.branchId } : {}),
      }),
    })
    return toReservation(held.space, ref, held.booking)
  },
})

interface Guest {
  member: MemberDoc | null
  name: string
}

async function guestOf(ctx: Context, { memberId, cardText, name }: KeeperWalkInInput): Promise<Guest> {
  if (memberId) return known(await members(ctx.db).get(memberId))
  if (cardText) return known(await ownerOfCode(ctx, cardText))
  if (name) return { member: null, name }
  throw new AppError('INVALID_INPUT', { field: '姓名' })
}

function known(member: MemberDoc | null): Guest {
  if (!member) throw new AppError('NOT_FOUND', { what: '这位党员' })
  if (member.status === 'left') throw new AppError('MEMBER_LEFT', { name: member.name })
  return { member, name: member.name }
}

async function ownerOfCode(ctx: Context, text: string): Promise<MemberDoc> {
  const [all, revoked] = await Promise.all([keys(ctx.db).all(), revokedSerials(ctx.db)])
  const decision = decideMemberCode(text, { keys: all, revoked, now: ctx.now(), verify: isSigned })
  if (decision.kind === 'refused') throw AppError.from(decision)
  const member = await members(ctx.db).byCode(decision.code.codeId)
  if (!member) throw new AppError('MEMBER_CODE_UNKNOWN')
  return member
}
