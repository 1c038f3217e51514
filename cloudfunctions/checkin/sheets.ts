import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { digest } from '../kit/digest'
import { showPictures, takePictures } from '../kit/pictures'
import { requestId } from '../organization/public'
import { eventId } from './fields'
import { deskEvent } from './find'
import { sheets as stored } from './store'

const fileId = z.string().max(300).describe('照片')

async function sheetsOf(ctx: Context, id: string) {
  const found = await stored(ctx.db).of(id)
  const shown = await showPictures(
    ctx,
    found.map(({ fileId: file }) => file),
  )
  const urls = new Map(shown.map(({ fileId: file, url }) => [file, url]))
  return {
    sheets: found.map(({ fileId: file, at, byName }) => ({
      ...{ fileId: file, at, byName, url: urls.get(file) ?? '' },
    })),
  }
}

/** A photograph of the paper sheet: what the ticked names rest on. */
export const addSheet = action('checkin.addSheet', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId, fileId, requestId }) satisfies z.ZodType<InputOf<'checkin.addSheet'>>,
  async run(ctx, { eventId: id, fileId: file, requestId: request }) {
    await deskEvent(ctx, id)
    const [kept = ''] = await takePictures(ctx, 'sheet', [file])
    const _id = `${id}:${digest(ctx.actor.accountId, request)}`
    await stored(ctx.db).add({ _id, eventId: id, fileId: kept, at: ctx.now(), byName: ctx.actor.name ?? '' })
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
