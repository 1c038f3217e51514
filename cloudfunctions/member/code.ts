import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { MemberCodeText } from '../../miniprogram/shared/contract/memberCode'
import type { Instant } from '../../miniprogram/shared/kit/time'
import {
  type ReadCode,
  PHONE_CODE_SECONDS,
  decideMemberCode,
  serialOf,
} from '../../miniprogram/shared/rules/memberCode'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { namesOf } from '../organization/public'
import { revokedSerials } from './cards'
import { codeText } from './fields'
import { ownMember } from './find'
import { type KeyDoc, isSigned, keys, signedText } from './keys'
import type { MemberDoc } from './memberDoc'
import { members } from './store'
import { briefOf } from './view'

/** This minute's and the next two. */
const AHEAD = 3

export const code = action('member.code', {
  role: 'member',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run(ctx) {
    const [{ codeId }, key] = await Promise.all([ownMember(ctx), keys(ctx.db).current(ctx.now())])
    const first = Math.floor(ctx.now() / 1_000 / PHONE_CODE_SECONDS) * PHONE_CODE_SECONDS
    const codes = Array.from({ length: AHEAD }, (_, n) => textAt(key, codeId, first + n * PHONE_CODE_SECONDS))
    return { codes, now: ctx.now() }
  },
})

const textAt = (key: KeyDoc, codeId: string, stamp: number): MemberCodeText => ({
  text: signedText(key, { kind: 'phone', codeId, stamp }),
  ...{ from: stamp * 1_000, until: (stamp + PHONE_CODE_SECONDS) * 1_000 },
})

export const codeKeys = action('member.codeKeys', {
  role: ['secretary', 'keeper', 'committee', 'district'],
  scope: 'open',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run(ctx) {
    const [known, revoked] = await Promise.all([keys(ctx.db).all(), revokedSerials(ctx.db)])
    return { keys: known, revoked, now: ctx.now() }
  },
})

export const readCode = action('member.readCode', {
  role: ['secretary', 'keeper', 'committee', 'district'],
  scope: 'open',
  input: z.object({ text: codeText }) satisfies z.ZodType<InputOf<'member.readCode'>>,
  async run(ctx, { text }) {
    const decision = decideMemberCode(text, {
      ...{ keys: await keys(ctx.db).all(), revoked: [], now: ctx.now(), verify: isSigned },
    })
    if (decision.kind === 'refused') throw AppError.from(decision)
    const member = await ownerOf(ctx, decision.code)
    const again = decision.code.kind === 'phone' && (await isReadBefore(ctx, text))
    const names = await namesOf(ctx.db, [member.branchId])
    return { member: briefOf(member, names, ctx.now()), kind: decision.code.kind, again }
  },
})

/** A card counts only while it is the one that the member has. */
async function ownerOf({ db }: Context, { kind, codeId, stamp }: ReadCode): Promise<MemberDoc> {
  const member = await members(db).byCode(codeId)
  if (!member) throw new AppError('MEMBER_CODE_UNKNOWN')
  if (member.status === 'left') throw new AppError('MEMBER_LEFT', { name: member.name })
  if (kind === 'card' && member.card?.serial !== serialOf(stamp)) throw new AppError('MEMBER_CARD_REVOKED')
  return member
}

/** Much longer than any clock is wrong: a code of that age is refused as past, whoever reads it. */
const USES_KEPT_MS = 60 * 60 * 1_000

/** Which codes were read where is forgotten as soon as it can no longer matter. */
export async function sweepCodeUses({ db, now }: Context): Promise<void> {
  await db.removeAll('codeUses', { at: db.op.lt(now() - USES_KEPT_MS) })
}

interface CodeUse {
  _id: string
  by: string
  at: Instant
}

/** The first reader of a rotating code may read it again; anybody else meets a code that was passed on. */
async function isReadBefore({ db, actor, now }: Context, text: string): Promise<boolean> {
  const use: CodeUse = { _id: `c_${digest(text)}`, by: actor.personId, at: now() }
  if (await db.add('codeUses', use)) return false
  const first = await db.get<CodeUse>('codeUses', use._id)
  if (first?.by === use.by) return true
  throw new AppError('MEMBER_CODE_REPLAYED')
}
