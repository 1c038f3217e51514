import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Instant, addDays, dayOf, instantOf, isDay } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { withAudit } from '../kit/audit'
import type { Transaction } from '../kit/db'
import { requestId } from './fields'
import { CURRENT, KEYS, type KeyDoc, keys, newKey } from './keys'

const input = z.object({
  requestId,
  retireOn: z.string().refine(isDay).describe('旧密钥停用的日期'),
}) satisfies z.ZodType<InputOf<'member.rotateKey'>>

/** Long enough to print every card of a district anew. */
const LONGEST_DAYS = 366

/** Another key signs from now on; the one before holds until the day that is said. */
export const rotateKey = action('member.rotateKey', {
  role: 'district',
  scope: 'open',
  input,
  async run(ctx, { requestId: request, retireOn }) {
    const today = dayOf(ctx.now())
    if (retireOn < today || retireOn > addDays(today, LONGEST_DAYS))
      throw new AppError('INVALID_INPUT', { field: '旧密钥停用的日期（今天起一年内）' })
    // A district that has never signed anything gets its first key, which is replaced at once.
    await keys(ctx.db).current(ctx.now())
    const line = { what: 'rotateKey', subject: KEYS, detail: { retireOn } }
    await withAudit(ctx, request, line, (tx) => rotateIn(tx, ctx.now(), instantOf(retireOn, 0)))
    return { keys: await keys(ctx.db).all() }
  },
})

async function rotateIn(tx: Transaction, now: Instant, retireAt: Instant): Promise<void> {
  const named = await tx.get<{ _id: string; keyId: string }>(KEYS, CURRENT)
  const old = await tx.get<KeyDoc>(KEYS, named?.keyId ?? '')
  const made = await unusedKey(tx, now)
  await tx.put(KEYS, made)
  if (old) await tx.put(KEYS, { ...old, retireAt })
  await tx.put(KEYS, { _id: CURRENT, keyId: made._id })
}

/** Ids are short so that codes are: one that an earlier key has would make its codes look forged. */
async function unusedKey(tx: Transaction, now: Instant): Promise<KeyDoc> {
  const made = newKey(now)
  return (await tx.get(KEYS, made._id)) ? unusedKey(tx, now) : made
}
