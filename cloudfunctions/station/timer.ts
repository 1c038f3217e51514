import { addDays, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import type { Context } from '../kit/action'
import { logError } from '../kit/log'
import { alterDay } from './alterDay'
import { carryOut } from './effects'
import { type DayDoc, days } from './dayStore'
import { spaces } from './spaceStore'
import { sweep } from './sweep'

const PAGE = 100
/** The whole is swept once an hour, in a minute when nothing begins or ends. */
const SWEEP_MINUTE = 37

/**
 * Every minute: nobody came, nobody answered, an offer lapsed, something is untold. Readers do the same, so that nobody
 * sees what is no longer true when the timer is late.
 */
export async function everyMinute(ctx: Context): Promise<void> {
  for (const doc of await dueDays(ctx)) await look(ctx, doc).catch((error) => logError(ctx.requestId, error))
  if (minuteOf(ctx.now()) % 60 !== SWEEP_MINUTE) return
  const { reported } = await sweep(ctx)
  if (reported.length > 0)
    logError(ctx.requestId, new Error(`The sweeper cannot repair: ${reported.join('; ')}`))
}

/** Reservations do not say when they fall due; those of today, and of a day that ends at midnight, are looked at. */
async function dueDays({ db, now }: Context): Promise<DayDoc[]> {
  const today = dayOf(now())
  const all = new Map<string, DayDoc>()
  const gather = async (read: (skip: number) => Promise<DayDoc[]>) => {
    for (let skip = 0; ; skip += PAGE) {
      const page = await read(skip)
      for (const doc of page) all.set(doc._id, doc)
      if (page.length < PAGE) return
    }
  }
  await gather((skip) => days(db).due(now(), skip))
  await gather((skip) => days(db).ofDate(today, skip))
  if (minuteOf(now()) < 60) await gather((skip) => days(db).ofDate(addDays(today, -1), skip))
  return [...all.values()]
}

async function look(ctx: Context, doc: DayDoc): Promise<void> {
  const space = await spaces(ctx.db).get(doc.spaceId)
  if (!space) return
  if ((doc.outbox ?? []).length > 0) await carryOut(ctx, space, doc)
  await alterDay(ctx, space, doc._id, (book) => ({ book, answer: null }))
}
