import * as z from 'zod'
import type { FindEventsInput } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { addDays, instantOf } from '../../miniprogram/shared/kit/time'
import { EVERYONE } from '../../miniprogram/shared/rules/event/audience'
import { type Context, action } from '../kit/action'
import { after, kind, month as monthField, point, stationId } from './fields'
import type { EventDoc } from './eventDoc'
import { followBinding, rememberedSince } from './follow'
import { type Person, caller } from './people'
import { rolls } from './rolls'
import { type Wanted, events } from './store'
import { briefsOf } from './view'

const PAGE = 30
/** Near is asked of so many that are to come; then the nearest of them are shown. */
const NEAR_POOL = 100

const input = z.object({
  filter: z.enum(['all', 'near', 'branch', 'open']).describe('筛选'),
  at: point.optional(),
  kind: kind.optional(),
  stationId: stationId.optional(),
  after,
}) satisfies z.ZodType<FindEventsInput>

/** What is still to come and open to the caller. */
export const find = action('event.find', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, request) {
    const me = await caller(ctx)
    const { at, filter } = request
    const isNear = filter === 'near' && at !== undefined
    const limit = isNear ? NEAR_POOL : PAGE + 1
    const found = await events(ctx.db).coming(wantedOf(request, me), ctx.now(), request.after ?? '', limit)
    const page = isNear ? found : found.slice(0, PAGE)
    const briefs = await briefsOf(ctx.db, page, me.personId, at)
    const shown = isNear
      ? briefs.sort((a, b) => Number(a.distance) - Number(b.distance)).slice(0, PAGE)
      : briefs
    const more = !isNear && found.length > PAGE
    return { events: shown, after: more ? (page.at(-1)?.order ?? null) : null, now: ctx.now() }
  },
})

const wantedOf = ({ filter, kind: one, stationId: station }: FindEventsInput, me: Person): Wanted => ({
  keys: filter === 'open' ? [EVERYONE] : me.keys,
  organizerId: filter === 'branch' ? me.branchId || 'none' : undefined,
  stationId: station,
  kind: one,
})

const MONTH = 100

export const month = action('event.month', {
  role: 'resident',
  scope: 'own',
  input: z.object({ month: monthField }) satisfies z.ZodType<InputOf<'event.month'>>,
  async run(ctx, { month: wanted }) {
    const me = await caller(ctx)
    const first = `${wanted}-01`
    const next = `${addDays(first, 32).slice(0, 7)}-01`
    const where = { status: 'published', openTo: ctx.db.op.in(me.keys) }
    const page = await events(ctx.db).between(where, instantOf(first, 0), instantOf(next, 0), MONTH)
    return { events: await briefsOf(ctx.db, page, me.personId), now: ctx.now() }
  },
})

const MINE = 100

/** Three requests, and one more for each event where some wait. */
export const mine = action('event.mine', {
  role: 'resident',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run(ctx) {
    const now = ctx.now()
    const { personId, accountId, memberId } = ctx.actor
    if (memberId !== null) await followBinding(ctx, accountId, memberId)
    const since = rememberedSince(now)
    const found = await rolls(ctx.db).ofPerson(personId, since, MINE)
    const docs = await events(ctx.db).some(found.map(({ _id }) => _id))
    const briefs = await briefsOf(ctx.db, docs.sort(bySoonest), personId)
    const isComing = (one: (typeof briefs)[number]) =>
      one.status === 'published' && one.endsAt > now && (one.mine === 'in' || one.mine === 'waiting')
    return { coming: briefs.filter(isComing), past: briefs.filter((b) => !isComing(b)).reverse(), now }
  },
})

const bySoonest = (a: EventDoc, b: EventDoc) => a.startsAt - b.startsAt

/** What else of a person's lies in a stretch of time; only what they are in or wait for. */
export async function standingOf(ctx: Context, personId: string, from: number, to: number) {
  const since = from - 24 * 60 * 60_000
  const found = await rolls(ctx.db).ofPerson(personId, since, MINE)
  return found.filter(
    ({ startsAt = 0, endsAt = 0, entries }) =>
      startsAt < to && endsAt > from && entries?.[personId]?.leftAt === null,
  )
}
