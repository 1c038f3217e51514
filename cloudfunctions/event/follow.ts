import type { RollEntry } from '../../miniprogram/shared/rules/event/roll'
import { type Instant, addDays, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { eventsAttended } from '../checkin/public'
import type { Db } from '../kit/db'
import { type MemberDoc, members } from '../member/public'
import { byPerson, evaluations } from './afterStore'
import type { RollDoc } from './eventDoc'
import { rolls, signups } from './rolls'
import { events } from './store'
import { type Now, giveHours, takeHours } from './weeks'

const REMEMBERED_DAYS = 365
/** Older events of one's own are not listed. */
export const rememberedSince = (now: Instant): Instant => instantOf(addDays(dayOf(now), -REMEMBERED_DAYS), 0)

const MOST = 100
/** How often a line may change under our hands; whoever looks at their events next goes on. */
const TURNS = 5

/**
 * What an account signed up for before it was bound stands under the member from then on, at the same place in line: at the
 * door the member's code says so. Done at the binding, and again when somebody looks at their events, for a binding that
 * was cut off. Done twice it is done once.
 */
export async function followBinding(ctx: Now, accountId: string, memberId: string): Promise<void> {
  const found = await rolls(ctx.db).ofPerson(accountId, rememberedSince(ctx.now()), MOST)
  const member = found.length > 0 ? await members(ctx.db).get(memberId) : null
  if (member) for (const { _id } of found) await followOne(ctx, _id, accountId, member)
}

/** Residents have no archive: what they came to is credited once they are bound, at the timer's next turn. */
export async function creditBound({ db, now }: Now, accountId: string): Promise<void> {
  for (const id of await eventsAttended(db, accountId))
    await events(db).changeIf(
      id,
      { status: 'published', credit: db.op.gt(0), endsAt: db.op.lte(now()), creditDue: null },
      { creditDue: now() },
    )
}

async function followOne(ctx: Now, eventId: string, accountId: string, member: MemberDoc): Promise<void> {
  const { db } = ctx
  await carry(db, eventId, accountId, member._id)
  for (let turn = 0; turn < TURNS; turn++) {
    const roll = await rolls(db).get(eventId)
    const entry = roll?.entries[accountId]
    if (!roll || !entry) break
    if (!(await renamed(db, roll, entry, accountId, member))) continue
    await giveHours(db, roll, accountId)
    if (roll.line.includes(accountId) && roll.left >= 0) await takeHours(ctx, eventId, member._id)
    break
  }
}

/** Who stands in the line under both names keeps the member's place, and the other one is free. */
function renamed(
  db: Db,
  { _id, line, ever, entries, moves }: RollDoc,
  entry: RollEntry,
  from: string,
  { _id: to, name, branchId, codeId }: MemberDoc,
): Promise<boolean> {
  const isTwice = line.includes(from) && line.includes(to)
  const staysOut = entries[to] !== undefined && !line.includes(from)
  const become = (id: string) => (id === from ? to : id)
  return rolls(db).changeIf(
    _id,
    // Every write of the line counts on.
    { moves },
    {
      line: db.op.set(isTwice ? line.filter((id) => id !== from) : line.map(become)),
      ever: db.op.set([...new Set(ever.map(become))]),
      [`entries.${from}`]: db.op.remove(),
      ...(isTwice || staysOut ? {} : { [`entries.${to}`]: db.op.set({ ...entry, name, branchId, codeId }) }),
      ...(isTwice ? { left: db.op.inc(entry.size) } : {}),
      ...{ stir: true, weeksDue: true, moves: db.op.inc(1) },
    },
  )
}

/** Answers and what was said of the event; the member's own stay where there are some. */
async function carry(db: Db, eventId: string, from: string, to: string): Promise<void> {
  const answered = await signups(db).get(eventId, from)
  if (answered && !(await signups(db).get(eventId, to))) await signups(db).put(eventId, to, answered.answers)
  const said = await evaluations(db).get(byPerson(eventId, from))
  if (!said) return
  if (!(await evaluations(db).get(byPerson(eventId, to))))
    await evaluations(db).put({ ...said, _id: byPerson(eventId, to) })
  await evaluations(db).remove(byPerson(eventId, from))
}
