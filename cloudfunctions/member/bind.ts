import * as z from 'zod'
import type { BindInput, Bound } from '../../miniprogram/shared/contract/binding'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { attach, boundOf, countTry, wrongTry } from './attach'
import { consent, personName, phone } from './fields'
import { members } from './store'

const input = z.object({
  name: personName,
  phone: phone.optional(),
  phoneCode: z.string().min(1).max(300).optional().describe('微信手机号'),
  consent,
}) satisfies z.ZodType<BindInput>

/** Name and phone against the roster. */
export const bind = action('member.bind', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, request): Promise<Bound> {
    const number = await numberOf(ctx, request)
    const match = `p:${request.name}|${number}`
    if (ctx.actor.memberId !== null) return boundBefore(ctx, ctx.actor.memberId, match)
    const left = await countTry(ctx)
    const found = (await members(ctx.db).byMatch(match)).filter(({ status }) => status === 'active')
    const [member] = found
    if (!member || found.length > 1) return wrongTry(ctx, left, 'MEMBER_NOT_MATCHED')
    return attach(ctx, member, request.consent)
  },
})

async function numberOf({ weChat }: Context, { phone: typed, phoneCode }: BindInput): Promise<string> {
  if (typed !== undefined) return typed
  if (phoneCode === undefined) throw new AppError('INVALID_INPUT', { field: '手机号（11 位）' })
  const number = await weChat.phoneOf(phoneCode)
  if (number === null) throw new AppError('PHONE_CODE_UNUSABLE')
  return number
}

async function boundBefore(ctx: Context, memberId: string, match: string): Promise<Bound> {
  const member = await members(ctx.db).get(memberId)
  if (member?.matches.includes(match)) return boundOf(ctx, member)
  throw new AppError('ACCOUNT_BOUND', { name: member?.name ?? ctx.actor.name ?? '' })
}
