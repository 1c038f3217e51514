import * as z from 'zod'
import type { ScanEventInput, ScanFlag } from '../../miniprogram/shared/contract/checkin'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { metresBetween } from '../../miniprogram/shared/kit/place'
import { type Instant, MINUTE_MS, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { clockWords, dayWords } from '../../miniprogram/shared/kit/words'
import {
  type EventCode,
  NEAR_METRES,
  decideEventScan,
  readEventCode,
} from '../../miniprogram/shared/rules/desk/eventCode'
import { SELF_MINUTES_BEFORE } from '../../miniprogram/shared/rules/desk/window'
import { standingOf } from '../../miniprogram/shared/rules/event/roll'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { caller, eventOf, rolls } from '../event/public'
import { proofOf } from './eventCode'
import { instant, nonce } from './fields'
import { type EventDoc, type RollDoc, placeWords, walkInOf, windowOfEvent } from './find'
import { tallyOf } from './attendance'
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
    if (!self?.key) throw new AppError('EVENT_CODE_UNKNOWN')
    const got = ctx.now()
    const real = Math.min(got, got - (input.sentAt - input.at))
    const flags = flagsOf(code, { self: self.key, real, got })
    refuseTime(event, real, got)
    const near = refusePlace(event, input)
    const line: StoredLine = {
      ...{ nonce: input.nonce, kind: 'in', who: ctx.actor.personId, name: nameOf(ctx, roll), how: 'code' },
      ...{ at: input.at, ahead: got - input.sentAt, real, got, noticed: [...flags, ...near] },
      ...((await isWalkIn(ctx, event, roll)) ? { walkIn: true } : {}),
    }
    await keepOnce(ctx, code.eventId, line)
    return mine(ctx, event, line)
  },
})

function flagsOf(
  code: EventCode,
  { self, real, got }: { self: string; real: Instant; got: Instant },
): ScanFlag[] {
  const decision = decideEventScan(code, { proof: proofOf(self, code.eventId, code.minute), at: real, got })
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

async function isWalkIn(ctx: Context, event: EventDoc, roll: RollDoc | null): Promise<boolean> {
  const status = roll ? standingOf(roll, ctx.actor.personId).status : 'none'
  if (status === 'in') return false
  const walkIn = walkInOf(event)
  if (walkIn === 'everyone') return true
  if (walkIn === 'audience' && (await caller(ctx)).keys.some((key) => event.openTo.includes(key))) return true
  if (walkIn === 'audience') throw new AppError('DESK_NOT_FOR_THEM')
  if (status === 'left') throw new AppError('DESK_SIGNUP_CANCELLED')
  throw new AppError(status === 'waiting' ? 'DESK_WAITING' : 'DESK_NOT_SIGNED_UP')
}

const nameOf = ({ actor }: Context, roll: RollDoc | null): string =>
  actor.name ?? roll?.entries[actor.personId]?.name ?? ''

/** False when this very scan came before: a lost answer, asked for again. */
async function keepOnce({ db }: Context, eventId: string, line: StoredLine): Promise<void> {
  await desks(db).keep(eventId, SELF, '', [line])
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
