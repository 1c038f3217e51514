import * as z from 'zod'
import type { DeskPerson } from '../../miniprogram/shared/contract/checkin'
import type { InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { type Context, action } from '../kit/action'
import { type MemberDoc, MEMBERS, inSubtree, members } from '../member/public'
import { namesOf } from '../organization/public'
import { rolls } from '../event/public'
import { eventId } from './fields'
import { type EventDoc, type RollDoc, deskEvent, wholeAudience } from './find'

const PAGE = 100

/** Where the next page begins: at a place in the roll, or in the order of the audience's roster. */
const SIGNED = 's:'
const ASKED = 'm:'

/** The desk's list: who signed up, in their order, then the rest of the audience where that is not too large. */
export const people = action('checkin.people', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId, after: z.string().max(120).optional().describe('页') }) satisfies z.ZodType<
    InputOf<'checkin.people'>
  >,
  async run(ctx, { eventId: id, after = SIGNED + '0' }) {
    const event = await deskEvent(ctx, id)
    const roll = await rolls(ctx.db).get(id)
    if (after.startsWith(ASKED)) return askedPage(ctx, event, roll, after.slice(ASKED.length))
    return signedPage(ctx, roll, Number(after.slice(SIGNED.length)) || 0)
  },
})

async function signedPage(
  { db }: Context,
  roll: RollDoc | null,
  from: number,
): Promise<OutputOf<'checkin.people'>> {
  const ids = roll ? [...new Set([...roll.line, ...roll.ever])] : []
  const page = ids.slice(from, from + PAGE)
  const after = from + PAGE < ids.length ? `${SIGNED}${from + PAGE}` : ASKED
  if (!roll || page.length === 0) return { people: [], after }
  const seats = seating(roll)
  const [inside, waiting] = [new Set(seats.in), new Set(seats.waiting)]
  const statusOf = (id: string) => (inside.has(id) ? 'signed' : waiting.has(id) ? 'waiting' : 'cancelled')
  const entries = page.flatMap((id) => (roll.entries[id] ? [{ id, ...roll.entries[id] }] : []))
  const [docs, names] = await Promise.all([
    members(db).some(page),
    namesOf(db, [...new Set(entries.map(({ branchId }) => branchId))]),
  ])
  const known = new Map(docs.map((doc) => [doc._id, doc]))
  const list = entries.map(({ id, name, branchId, codeId }): DeskPerson => ({
    ...{ id, name, branch: names.get(branchId) ?? '', sound: soundOf(known.get(id)) },
    ...{ codeId, status: statusOf(id) },
  }))
  return { people: list, after }
}

async function askedPage(
  ctx: Context,
  event: EventDoc,
  roll: RollDoc | null,
  after: string,
): Promise<OutputOf<'checkin.people'>> {
  const path = await wholeAudience(ctx, event)
  if (path === null) return { people: [], after: null }
  const where = { ...inSubtree(ctx.db, path), status: 'active', order: ctx.db.op.gt(after) }
  const page = { limit: PAGE, order: { field: 'order', direction: 'asc' }, fields: FIELDS } as const
  const found = await ctx.db.find<Asked>(MEMBERS, where, page)
  const names = await namesOf(ctx.db, [...new Set(found.map(({ branchId }) => branchId))])
  const rest = found.filter(({ _id }) => roll?.entries[_id] === undefined)
  const last = found.at(-1)
  return {
    people: rest.map((one) => ({
      ...{ id: one._id, name: one.name, branch: names.get(one.branchId) ?? '', sound: soundOf(one) },
      ...{ codeId: one.codeId, status: 'asked' },
    })),
    after: found.length === PAGE && last ? ASKED + last.order : null,
  }
}

type Asked = Pick<MemberDoc, '_id' | 'name' | 'branchId' | 'pinyin' | 'initials' | 'codeId' | 'order'>
const FIELDS = ['name', 'branchId', 'pinyin', 'initials', 'codeId', 'order'] as const

const soundOf = (doc: Pick<MemberDoc, 'pinyin' | 'initials'> | undefined): string =>
  doc ? `${doc.pinyin} ${doc.initials}` : ''
