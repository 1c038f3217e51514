import * as z from 'zod'
import type { ScanEventInput, ScanFlag } from '../../miniprogram/shared/contract/checkin'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { metresBetween } from '../../miniprogram/shared/kit/place'
import { type Instant, MINUTE_MS, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { clockWords, dayWords } from '../../miniprogram/shared/kit/words'
import { NEAR_METRES, decideEventScan, readEventCode } from '../../miniprogram/shared/rules/desk/eventCode'
import { SELF_MINUTES_BEFORE } from '../../miniprogram/shared/rules/desk/window'
import { standingOf } from '../../miniprogram/shared/rules/event/roll'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { caller, eventOf, rolls } from '../event/public'
import { tallyOf } from './attendance'
import { instant, nonce } from './fields'
import { type EventDoc, type RollDoc, placeWords, walkInOf, windowOfEvent } from './find'
import { type Scanned, hasWaited, keepOwn, ownLine, proofFor, tellRefused } from './ownScan'
import { SELF, type StoredLine, desks } from './store'

/** Whoever stands at the door scans the code on the wall with their own phone. */
export const scan = action('checkin.scan', {
  role: 'resident',
  scope: 'own',
  input: z.object({
    code: z.string().max(200).describe('签到码'),
    nonce,
    ...{ at: instant('扫码时间'), sentAt: instant('手机时间') },
    place: z
      .object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
      .optional()
      .describe('您的位置'),
  }) satisfies z.ZodType<InputOf<'checkin.scan'>>,
  async run(ctx, input) {
    const code = readEventCode(input.code)
    if (!code) throw new AppError('EVENT_CODE_UNREADABLE')
    const [event, self, roll] = await Promise.all([
      eventOf(ctx.db, code.eventId),
      desks(ctx.db).get(code.eventId, SELF),
      rolls(ctx.db).get(code.eventId),
    ])
    const got = ctx.now()
    const real = Math.min(got, got - (input.sentAt - input.at))
    const scanned: Scanned = { code, proof: proofFor(self, code), event, roll, input, real, got }
    try {
      const line = await lineOf(ctx, scanned)
      await keepOwn(ctx, self, event._id, line)
      return await mine(ctx, event, line)
    } catch (error) {
      if (error instanceof AppError && hasWaited(input)) await tellRefused(ctx, scanned, self, error)
      throw error
    }
  },
})

/** The line to write; throws why there is none. */
async function lineOf(ctx: Context, scanned: Scanned): Promise<StoredLine> {
  const { event, roll, input, real, got } = scanned
  const flags = flagsOf(scanned)
  refuseTime(event, real, got)
  const near = refusePlace(event, input)
  const isWalkIn = await comesUnasked(ctx, event, roll)
  return {
    ...ownLine(ctx, scanned, [...flags, ...near]),
    ...(isWalkIn ? { walkIn: true } : {}),
  }
}

function flagsOf({ code, proof, real, got }: Scanned): ScanFlag[] {
  if (proof === null) throw new AppError('EVENT_CODE_UNKNOWN')
  const decision = decideEventScan(code, { proof, at: real, got })
  if (decision.kind === 'refused') throw AppError.from(decision)
  return [...(decision.late ? (['late'] as const) : []), ...(decision.stale ? (['stale'] as const) : [])]
}

function refuseTime(event: EventDoc, real: Instant, now: Instant): void {
  if (event.status === 'cancelled') throw new AppError('DESK_EVENT_CANCELLED')
  const opensAt = event.startsAt - SELF_MINUTES_BEFORE * MINUTE_MS
  if (real > event.endsAt) throw new AppError('DESK_CLOSED')
  if (real >= opensAt) return
  const opens = `${dayWords(dayOf(opensAt), dayOf(now))} ${clockWords(minuteOf(opensAt))}`
  throw new AppError('DESK_NOT_OPEN', { opens })
}

/** Who says where they are must be near; who does not say is let in and looked at again. */
function refusePlace({ place }: EventDoc, { place: at }: ScanEventInput): ScanFlag[] {
  if (!at) return ['noPlace']
  const metres = Math.round(metresBetween(at, place.place))
  if (metres > NEAR_METRES) throw new AppError('EVENT_CODE_FAR', { metres })
  return []
}

async function comesUnasked(ctx: Context, event: EventDoc, roll: RollDoc | null): Promise<boolean> {
  const status = roll ? standingOf(roll, ctx.actor.personId).status : 'none'
  if (status === 'in') return false
  const walkIn = walkInOf(event)
  if (walkIn === 'everyone') return true
  if (walkIn === 'audience' && (await caller(ctx)).keys.some((key) => event.openTo.includes(key))) return true
  if (walkIn === 'audience') throw new AppError('DESK_NOT_FOR_THEM')
  if (status === 'left') throw new AppError('DESK_SIGNUP_CANCELLED')
  throw new AppError(status === 'waiting' ? 'DESK_WAITING' : 'DESK_NOT_SIGNED_UP')
}

/** What stands there after the write: the earliest scan, at whichever desk it was. */
async function mine(ctx: Context, event: EventDoc, line: StoredLine) {
  const { ins } = await tallyOf(ctx.db, event._id, windowOfEvent(event))
  const first = ins.find(({ who }) => who === ctx.actor.personId)
  return {
    ...{ title: event.form.title, placeName: placeWords(event) },
    ...{ at: first?.at ?? line.real, again: first !== undefined && first.nonces[0] !== line.nonce },
    flags: first?.flags ?? [...line.noticed],
  }
}
