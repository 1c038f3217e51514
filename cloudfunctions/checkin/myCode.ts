import * as z from 'zod'
import { PHONE_CODE_SECONDS } from '../../miniprogram/shared/rules/memberCode'
import { type Context, action } from '../kit/action'
import { digest } from '../kit/digest'
import { keys, members, signedText } from '../member/public'
import { residentCodes } from './store'

/** This minute's and the next two, as a member's. */
const AHEAD = 3

/** What stands for a resident in codes: says nothing about the person, and is the same every time. */
export const residentCodeId = (personId: string): string => digest('code', personId).slice(0, 16)

/** Everybody has a code: residents for what is open to all. */
export const myCode = action('checkin.myCode', {
  role: 'resident',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run(ctx) {
    const [codeId, key] = await Promise.all([ownCodeId(ctx), keys(ctx.db).current(ctx.now())])
    const first = Math.floor(ctx.now() / 1_000 / PHONE_CODE_SECONDS) * PHONE_CODE_SECONDS
    const codes = Array.from({ length: AHEAD }, (_, n) => {
      const stamp = first + n * PHONE_CODE_SECONDS
      const text = signedText(key, { kind: 'phone', codeId, stamp })
      return { text, from: stamp * 1_000, until: (stamp + PHONE_CODE_SECONDS) * 1_000 }
    })
    return { codes, now: ctx.now() }
  },
})

async function ownCodeId({ db, actor }: Context): Promise<string> {
  const member = actor.memberId === null ? null : await members(db).get(actor.memberId)
  if (member) return member.codeId
  const codeId = residentCodeId(actor.personId)
  await residentCodes(db).add({ _id: codeId, personId: actor.personId, name: actor.name ?? '' })
  return codeId
}
