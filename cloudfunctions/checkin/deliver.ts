import * as z from 'zod'
import type { DeliverInput, ScanLine } from '../../miniprogram/shared/contract/checkin'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { scanTime } from '../../miniprogram/shared/rules/desk/clock'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { members } from '../member/public'
import { deskId, eventId, instant, line } from './fields'
import { tellOutside } from './notCounted'
import { type StoredLine, desks, residentCodes } from './store'

/** How often what meets another delivery of the same lines looks again. */
const TRIES = 5

/**
 * A desk's lines arrive: in order or not, twice, or days late. One conditional update keeps them all; only when some of
 * them are there already does it look which.
 */
export const deliver = action('checkin.deliver', {
  role: 'member',
  scope: 'own',
  input: z.object({
    ...{ eventId, deskId, sentAt: instant('手机时间') },
    lines: z.array(line).min(1).max(50).describe('签到记录'),
    fromDesk: deskId.optional(),
  }) satisfies z.ZodType<InputOf<'checkin.deliver'>>,
  async run(ctx, input) {
    const lines = await Promise.all(input.lines.map((one) => named(ctx, storedLine(ctx, input, one))))
    await keepAll(ctx, input, lines)
    await tellOutside(ctx, input.eventId, lines)
    return { kept: lines.map(({ nonce }) => nonce), now: ctx.now() }
  },
})

function storedLine(ctx: Context, { sentAt, fromDesk }: DeliverInput, one: ScanLine): StoredLine {
  const got = ctx.now()
  // What another desk handed over was measured by another clock: the phone that brings it says nothing about that.
  const time = scanTime(one, { sentAt: fromDesk ? got - one.ahead : sentAt, got })
  const stored = { ...one, real: time.at, got, noticed: time.clock ? (['clock'] as const) : [] }
  return fromDesk ? { ...stored, fromDesk } : stored
}

/** A genuine code of somebody who was not on the phone's list: the server knows who that is. */
async function named({ db }: Context, stored: StoredLine): Promise<StoredLine> {
  if (!stored.who.startsWith('code:')) return stored
  const codeId = stored.who.slice('code:'.length)
  const member = await members(db).byCode(codeId)
  if (member) return { ...stored, who: member._id, name: member.name }
  const resident = await residentCodes(db).get(codeId)
  return resident ? { ...stored, who: resident.personId, name: resident.name } : stored
}

async function keepAll(
  ctx: Context,
  { eventId: event, deskId: desk }: DeliverInput,
  lines: readonly StoredLine[],
): Promise<void> {
  let missing = onlyOnce(lines)
  for (let tries = 0; tries < TRIES; tries++) {
    if (await desks(ctx.db).keep(event, desk, ctx.actor.accountId, missing)) return
    const nonces = missing.map(({ nonce }) => nonce)
    const doc = await desks(ctx.db).holds(event, desk, nonces)
    if (!doc) throw new AppError('NOT_FOUND', { what: '这个签到台' })
    if (doc.accountId !== ctx.actor.accountId) throw new AppError('DESK_OPENED_ELSEWHERE')
    missing = missing.filter(({ nonce }) => !(nonce in doc.lines))
    if (missing.length === 0) return
  }
  throw new AppError('BUSY')
}

const onlyOnce = (lines: readonly StoredLine[]): StoredLine[] => [
  ...new Map(lines.map((one) => [one.nonce, one])).values(),
]
