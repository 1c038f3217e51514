import type { DayBook } from '../../miniprogram/shared/rules/day/book'
import { promoted, settled } from '../../miniprogram/shared/rules/day/settle'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { type DayDoc, days, emptyDay, readDayId } from './dayStore'
import { carryOut } from './effects'
import { spaceOf } from './find'
import type { Space } from './spaceStore'

/** What somebody wants to do with a day: the day as it shall be, and the answer to give when it is written. */
export interface Altered<T> {
  book: DayBook
  answer: T
}

/** Somebody else got on each time; with a little waiting in between, so many in a row do not happen. */
const TURNS = 40
const WAIT_MS = 4

/**
 * Everything about a day but its hot path: read, settle what has fallen due, decide, and write on the condition that
 * nobody else has written since; otherwise again from the start. What has to be told afterwards stands in the same write.
 * A refusal is thrown by `decide`; what had fallen due is written all the same.
 */
export async function alterDay<T>(
  ctx: Context,
  space: Space,
  id: string,
  decide: (book: DayDoc, terms: Space) => Altered<T>,
): Promise<T> {
  let terms = space
  for (let turn = 0; turn < TURNS; turn++) {
    const { spaceId, date } = readDayId(id)
    const found = await days(ctx.db).get(id)
    const doc = found ?? emptyDay(spaceId, date)
    if ((doc.version ?? 0) > terms.version) terms = await spaceOf(ctx.db, terms._id)
    const after = settled(doc, terms, ctx.now())
    const due: DayDoc = after === doc ? doc : { ...doc, ...after }
    const wanted = attempt(() => decide(due, terms), due)
    // What became free in this write goes to who waits for it, in the same write.
    const book = wanted.book === doc ? doc : promoted(wanted.book, terms, ctx.now())
    if (!found && book !== doc) await days(ctx.db).open(spaceId, date)
    else if (await written(ctx, terms, doc, book)) return wanted.answer()
    if (turn > 2) await new Promise((done) => setTimeout(done, WAIT_MS * turn))
  }
  throw new AppError('BUSY')
}

interface Attempt<T> {
  book: DayBook
  answer: () => T
}

function attempt<T>(decide: () => Altered<T>, otherwise: DayBook): Attempt<T> {
  try {
    const { book, answer } = decide()
    return { book, answer: () => answer }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return {
      book: otherwise,
      answer: () => {
        throw error
      },
    }
  }
}

async function written(ctx: Context, space: Space, before: DayDoc, after: DayBook): Promise<boolean> {
  if (after === before) return true
  if (!(await days(ctx.db).replace(before, after, space))) return false
  await carryOut(ctx, space, { ...before, ...after, rev: (before.rev ?? 0) + 1 })
  return true
}

/** Writes what has fallen due of a day, whoever looks. Answers the day as it is then. */
export async function settleDay(ctx: Context, space: Space, doc: DayDoc): Promise<DayDoc> {
  // Somebody else is at it, or died: what is read next shall know of it.
  if ((doc.outbox ?? []).length > 0) await carryOut(ctx, space, doc)
  const after = settled(doc, space, ctx.now())
  if (after === doc) return doc
  return alterDay(ctx, space, doc._id, (book) => ({ book, answer: book }))
}
