import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { digest } from '../kit/digest'
import { requestId } from '../organization/public'
import { eventId } from './fields'
import { deskEvent } from './find'
import { sheets as stored } from './store'

const fileId = z
  .string()
  .regex(/^cloud:\/\/[\w./-]{1,200}$/)
  .describe('照片')

async function sheetsOf({ db }: Context, id: string) {
  const found = await stored(db).of(id)
  return { sheets: found.map(({ fileId: file, at, byName }) => ({ fileId: file, at, byName })) }
}

/** A photograph of the paper sheet: what the ticked names rest on. */
export const addSheet = action('checkin.addSheet', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId, fileId, requestId }) satisfies z.ZodType<InputOf<'checkin.addSheet'>>,
  async run(ctx, { eventId: id, fileId: file, requestId: request }) {
    await deskEvent(ctx, id)
    const _id = `${id}:${digest(ctx.actor.accountId, request)}`
    await stored(ctx.db).add({ _id, eventId: id, fileId: file, at: ctx.now(), byName: ctx.actor.name ?? '' })
    return sheetsOf(ctx, id)
  },
})

export const sheets = action('checkin.sheets', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'checkin.sheets'>>,
  async run(ctx, { eventId: id }) {
    await deskEvent(ctx, id)
    return sheetsOf(ctx, id)
  },
})
