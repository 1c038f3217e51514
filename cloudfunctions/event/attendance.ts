import type { Attendance } from '../../miniprogram/shared/contract/event'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { type Attended, HOW_WORDS, attendanceOf } from '../checkin/public'
import type { Context } from '../kit/action'
import type { Db } from '../kit/db'
import { members } from '../member/public'
import { namesOf } from '../organization/public'
import { credits, makeUps } from './afterStore'
import { askedOf } from './audience'
import type { EventDoc } from './eventDoc'
import { rollOf } from './find'

export { type Attended, attendanceOf }

/** Somebody on one of the two lists. */
export interface Somebody {
  personId: string
  name: string
  branchId: string
}

/** Asked by name, or where everybody is asked, in the line; and not there. */
export async function missingOf(db: Db, event: EventDoc, came: readonly Attended[]): Promise<Somebody[]> {
  const there = new Set(came.map(({ personId }) => personId))
  const roll = await rollOf(db, event._id)
  const inLine = seating(roll).in.map((personId) => ({
    ...{
      personId,
      name: roll.entries[personId]?.name ?? '',
      branchId: roll.entries[personId]?.branchId ?? '',
    },
  }))
  const asked = ((await askedOf(db, event.form.audience)) ?? []).map(({ _id, name, branchId }) => ({
    ...{ personId: _id, name, branchId },
  }))
  const all = new Map([...asked, ...inLine].map((one) => [one.personId, one]))
  return [...all.values()].filter(({ personId }) => !there.has(personId))
}

function creditedOf(
  event: EventDoc,
  came: readonly Attended[],
  known: ReadonlyMap<string, unknown>,
  credited: readonly string[],
): Pick<Attendance, 'credited' | 'uncredited'> {
  const due = event.credit === 0 ? [] : came.filter(({ personId }) => known.has(personId))
  const missing = due.filter(({ personId }) => !credited.includes(personId))
  return { credited: credited.length, uncredited: missing.length }
}

const MOST_MISSING = 200

/** Who came and who did not, for organisers. */
export async function attendanceFor(ctx: Context, event: EventDoc): Promise<Attendance> {
  const { db } = ctx
  const came = await attendanceOf(db, event._id)
  const [missing, offered, credited] = await Promise.all([
    missingOf(db, event, came),
    makeUps(db).of(event._id),
    credits(db).of(event._id),
  ])
  const known = await members(db).byId(came.map(({ personId }) => personId))
  const branchOf = ({ personId }: Attended) => known.get(personId)?.branchId ?? ''
  const branchIds = [...new Set([...came.map(branchOf), ...missing.map((one) => one.branchId)])]
  const names = await namesOf(
    db,
    branchIds.filter((id) => id !== ''),
  )
  const makeUpOf = new Map(offered.map(({ personId, words }) => [personId, words]))
  return {
    came: came.map((one) => ({
      ...{ personId: one.personId, at: one.at, how: HOW_WORDS[one.how] },
      name: known.get(one.personId)?.name ?? one.name,
      branchName: names.get(branchOf(one)) ?? '群众',
    })),
    missing: missing.slice(0, MOST_MISSING).map(({ personId, name, branchId }) => ({
      ...{ personId, name, branchName: names.get(branchId) ?? '群众' },
      makeUp: makeUpOf.get(personId) ?? null,
    })),
    ...creditedOf(event, came, known, credited),
  }
}
