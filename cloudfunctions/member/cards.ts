import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { MemberCard } from '../../miniprogram/shared/contract/memberCode'
import type { Instant } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { withAudit } from '../kit/audit'
import type { Db } from '../kit/db'
import { namesOf } from '../organization/public'
import { branchId, memberId, requestId } from './fields'
import { overMember, presentMember } from './find'
import { type KeyDoc, keys, signedText } from './keys'
import type { MemberDoc } from './memberDoc'
import { MEMBERS, members } from './store'

const REVOKED = 'revokedCards'
const PAGE = 40
const newSerial = (): string => randomBytes(4).toString('hex')

export async function revokedSerials(db: Db): Promise<string[]> {
  const page = { limit: 1_000, order: { field: 'at', direction: 'desc' } } as const
  return (await db.find<{ _id: string; at: Instant }>(REVOKED, {}, page)).map(({ _id }) => _id)
}

/** Cards of a branch, to be printed. Whoever has none is issued one. */
export const cards = action('member.cards', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { branchId: id }) => id },
  input: z.object({ branchId, after: z.string().max(120).optional().describe('页') }) satisfies z.ZodType<
    InputOf<'member.cards'>
  >,
  async run(ctx, { branchId: id, after = '' }) {
    const [found, key, names] = await Promise.all([
      members(ctx.db).ofBranch(id, after, PAGE + 1),
      keys(ctx.db).current(ctx.now()),
      namesOf(ctx.db, [id]),
    ])
    const page = await Promise.all(found.slice(0, PAGE).map((member) => withCard(ctx, member)))
    return {
      cards: page.map((member) => cardOf(key, member, names.get(id) ?? '')),
      after: found.length > PAGE ? (page.at(-1)?.order ?? null) : null,
    }
  },
})

/** Of two who print at the same time the first one's card counts for both. */
async function withCard({ db, now }: Context, member: MemberDoc): Promise<MemberDoc> {
  if (member.card !== null) return member
  const card = { serial: newSerial(), issuedAt: now() }
  if (await db.changeIf(MEMBERS, member._id, { card: null }, { card: db.op.set(card) }))
    return { ...member, card }
  return presentMember(db, member._id)
}

const cardOf = (key: KeyDoc, { _id, name, codeId, card }: MemberDoc, branchName: string): MemberCard => ({
  ...{ memberId: _id, name, branchName, issuedAt: card?.issuedAt ?? 0 },
  text: signedText(key, { kind: 'card', codeId, stamp: parseInt(card?.serial ?? '0', 16) }),
})

/** A lost card is noted as revoked, for desks without a network, and another takes its place. */
export const revokeCard = action('member.revokeCard', {
  role: ['secretary', 'committee', 'district'],
  scope: overMember,
  input: z.object({ memberId, again: z.boolean().describe('补发'), requestId }) satisfies z.ZodType<
    InputOf<'member.revokeCard'>
  >,
  async run(ctx, { memberId: id, again, requestId: request }) {
    await presentMember(ctx.db, id)
    const line = { what: 'revokeCard', subject: id, detail: { again: again ? '补发' : '' } }
    await withAudit(ctx, request, line, async (tx) => {
      const member = await tx.get<MemberDoc>(MEMBERS, id)
      if (!member) return
      if (member.card) await tx.put(REVOKED, { _id: member.card.serial, at: ctx.now() })
      await tx.put(MEMBERS, { ...member, card: again ? { serial: newSerial(), issuedAt: ctx.now() } : null })
    })
    const member = await presentMember(ctx.db, id)
    if (member.card === null) return { card: null }
    const names = await namesOf(ctx.db, [member.branchId])
    return { card: cardOf(await keys(ctx.db).current(ctx.now()), member, names.get(member.branchId) ?? '') }
  },
})
