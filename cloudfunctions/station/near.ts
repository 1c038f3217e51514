import * as z from 'zod'
import {
  FACILITIES,
  type NearInput,
  type NearOutput,
  STATION_KIND_WORDS,
  type StationBrief,
  type StationFilter,
  type StationKind,
} from '../../miniprogram/shared/contract/place'
import { type Place, metresBetween } from '../../miniprogram/shared/kit/place'
import { type Day, dayOf } from '../../miniprogram/shared/kit/time'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { isWanted } from '../../miniprogram/shared/rules/stationFilter'
import { type Context, action } from '../kit/action'
import { place } from './fields'
import { type StationDoc, favourites, stations } from './stationStore'

const KINDS = Object.keys(STATION_KIND_WORDS) as StationKind[]

const input = z.object({
  at: place,
  after: z.number().int().min(0).max(100_000).optional().describe('页'),
  open: z.boolean().optional().describe('正开放'),
  kind: z.enum(KINDS).optional().describe('类别'),
  facility: z
    .enum([...FACILITIES])
    .optional()
    .describe('设施'),
  stepFree: z.boolean().optional().describe('无台阶'),
}) satisfies z.ZodType<NearInput>

const PAGE = 50
/** How much is read at a time, and how often at most, when most of what is read may not be wanted. */
const STRETCH = 100
const STRETCHES = 4

/** Stations page by page, nearest first; by name where nobody knows what is near. */
export const near = action('station.near', {
  role: 'resident',
  scope: 'open',
  input,
  async run(ctx, request): Promise<NearOutput> {
    const { at, after = 0, ...filter } = request
    const mine = await favourites(ctx.db).of(ctx.actor.accountId)
    const [page, own] = await Promise.all([
      pageOf(ctx, { at, filter, after, mine }),
      after === 0 ? ownOf(ctx, { at, filter, mine }) : [],
    ])
    return { ...page, favourites: own, now: ctx.now() }
  },
})

interface Wanted {
  at: Place | undefined
  filter: StationFilter
  mine: readonly string[]
}

/** Reads on until the page is full; `after` counts everything that was read, wanted or not. */
async function pageOf(
  ctx: Context,
  { at, filter, after, mine }: Wanted & { after: number },
): Promise<Pick<NearOutput, 'stations' | 'after'>> {
  const found: StationBrief[] = []
  const limit = filter.open ? STRETCH : PAGE + 1
  let skip = after
  for (let turn = 0; turn < STRETCHES; turn++) {
    const read = await stations(ctx.db).stretch(filter, at, skip, limit)
    for (const station of read) {
      if (found.length === PAGE) return { stations: found, after: skip }
      skip++
      if (isGone(station, dayOf(ctx.now()))) continue
      const brief = briefOf(station, dayOf(ctx.now()), at, mine)
      if (!brief.favourite && isWanted(brief, filter, ctx.now())) found.push(brief)
    }
    if (read.length < limit) return { stations: found, after: null }
  }
  return { stations: found, after: skip }
}

/** Closed for good. */
const isGone = ({ closedOn }: StationDoc, today: Day): boolean => closedOn !== undefined && closedOn <= today

async function ownOf(ctx: Context, { at, filter, mine }: Wanted): Promise<StationBrief[]> {
  const briefs = (await stations(ctx.db).some(mine))
    .filter((station) => !isGone(station, dayOf(ctx.now())))
    .map((station) => briefOf(station, dayOf(ctx.now()), at, mine))
    .filter((brief) => isWanted(brief, filter, ctx.now()))
  return briefs.sort((a, b) =>
    at ? Number(a.distance) - Number(b.distance) : a.name.localeCompare(b.name, 'zh'),
  )
}

/** A station as the list shows it. */
export function briefOf(
  station: StationDoc,
  today: Day,
  at: Place | undefined,
  mine: readonly string[],
): StationBrief {
  const { _id: id, name, kind, address, place: where, facilities, spaces } = station
  const { open, closedWhy } = openOn(station, today)
  const distance = at ? Math.round(metresBetween(at, where)) : null
  return {
    ...{ id, name, kind, address, place: where, distance, today: [...open], closedWhy, facilities, spaces },
    favourite: mine.includes(id),
  }
}
