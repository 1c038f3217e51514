import type { Broken, Preview } from '../../miniprogram/shared/contract/keeper'
import { type Day, addDays, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { tooClose, whyBroken } from '../../miniprogram/shared/rules/breaks'
import { isStanding } from '../../miniprogram/shared/rules/day/book'
import { whole } from '../../miniprogram/shared/rules/spaceTerms'
import type { Context } from '../kit/action'
import { type Booking, type EditableSpace, dayId, days } from '../station/public'

const NAMED = 100
const SOME = 100
/** A series reaches as far; nothing stands beyond it. */
const AHEAD_DAYS = 366

/** What stands and would no longer fit, if these spaces were as they are given here. */
export async function previewOf(ctx: Context, next: readonly EditableSpace[]): Promise<Preview> {
  const found = await Promise.all(next.map((space) => brokenIn(ctx, space)))
  const broken = found.flat().sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.from - b.from))
  return { broken: broken.slice(0, NAMED), count: broken.length }
}

interface Line extends Booking {
  date: Day
  key: string
  isMember: boolean
}

async function brokenIn(ctx: Context, space: EditableSpace): Promise<Broken[]> {
  const lines = await standingOf(ctx, space)
  const close = tooClose(Math.max(space.before ?? 0, space.after ?? 0), lines)
  return lines.flatMap((line, index) => {
    const why = whyBroken(space, line) ?? (close.has(index) ? '和前一个预约隔得太近' : null)
    return why === null ? [] : [brokenOf(space, line, why)]
  })
}

const brokenOf = (space: EditableSpace, line: Line, why: string): Broken => ({
  reservationId: `${dayId(space._id, line.date)}:${line.key}`,
  ...{ spaceName: space.name, date: line.date, from: line.from, to: line.to, people: line.people },
  ...{ personName: line.personName ?? '', why },
})

/** What stands from now on, in order of time. */
async function standingOf({ db, now }: Context, space: EditableSpace): Promise<Line[]> {
  const today = dayOf(now())
  const reach = Math.min(AHEAD_DAYS, Math.max(space.horizonDays, whole(space).seriesDays, 92))
  const ids = Array.from({ length: reach + 1 }, (_, ahead) => dayId(space._id, addDays(today, ahead)))
  const stretches = Array.from({ length: Math.ceil(ids.length / SOME) }, (_, n) =>
    ids.slice(n * SOME, (n + 1) * SOME),
  )
  const docs = (await Promise.all(stretches.map((some) => days(db).some(some)))).flat()
  return docs
    .flatMap(({ date, bookings }) =>
      Object.entries(bookings).map(([key, booking]) => ({
        ...booking,
        date,
        key,
        isMember: isMember(booking),
      })),
    )
    .filter((line) => isStanding(line) && (line.date > today || line.to > minuteOf(now())))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.from - b.from))
}

/** An account's id stands for whoever is no member. */
const isMember = ({ personId }: Booking): boolean => !personId.startsWith('a_')
