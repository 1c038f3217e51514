import * as z from 'zod'
import type { Attendee } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { namesOf } from '../organization/public'
import type { RollDoc } from './eventDoc'
import { after, eventId } from './fields'
import { eventOf, mayDesk, rollOf } from './find'
import { signups } from './rolls'

const PAGE = 200

/** The list at the desk: for organisers, and for helpers of this event. */
export const attendees = action('event.attendees', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId, after }) satisfies z.ZodType<InputOf<'event.attendees'>>,
  async run(ctx, { eventId: id, after: from }) {
    const event = await eventOf(ctx.db, id)
    if (!(await mayDesk(ctx, event))) throw new AppError('FORBIDDEN', { who: '组织者或签到帮手' })
    const roll = await rollOf(ctx.db, id)
    const start = from === undefined ? 0 : roll.line.indexOf(from) + 1
    const page = roll.line.slice(start, start + PAGE)
    const { in: inside, waiting } = seating(roll)
    return {
      attendees: await attendeesOf(ctx.db, roll, page),
      after: start + PAGE < roll.line.length ? (page.at(-1) ?? null) : null,
      ...{ total: inside.length, waiting: waiting.length },
    }
  },
})

/** Some of a line, with branches by name and with what they answered. */
export async function attendeesOf(db: Db, roll: RollDoc, ids: readonly string[]): Promise<Attendee[]> {
  const entries = ids.flatMap((id) => roll.entries[id] ?? [])
  const branchIds = [...new Set(entries.map(({ branchId }) => branchId))].filter((id) => id !== '')
  const [names, answered] = await Promise.all([
    namesOf(db, branchIds),
    roll.asks ? signups(db).of(roll._id) : [],
  ])
  const answers = new Map(answered.map((one) => [one._id, one.answers]))
  const inside = new Set(seating(roll).in)
  return ids.flatMap((personId): Attendee[] => {
    const entry = roll.entries[personId]
    if (!entry) return []
    const { name, branchId, size, at, byName } = entry
    const branchName = branchId === '' ? '群众' : (names.get(branchId) ?? '')
    const status = inside.has(personId) ? 'in' : 'waiting'
    const said = answers.get(`${roll._id}:${personId}`) ?? {}
    return [{ ...{ personId, name, branchId, branchName, status, size, at, byName }, answers: said }]
  })
}
