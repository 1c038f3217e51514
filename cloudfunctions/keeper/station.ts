import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Edited, SaveStation, StationTerms } from '../../miniprogram/shared/contract/keeper'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { checkText } from '../kit/checkText'
import { showPictures, takePictures } from '../kit/pictures'
import { type StationDoc, editStation, raiseDays, spaces } from '../station/public'
import { previewOf } from './broken'
import * as fields from './fields'
import { stationOf } from './find'
import { closuresOf } from './closures'
import { settled } from './settled'
import { follow, termsOf, withTerms } from './stationTerms'

const terms = z
  .object({
    address: fields.someText('地址', 60),
    phone: z
      .string()
      .regex(/^[\d-]{0,20}$/)
      .describe('电话'),
    intro: fields.text('介绍', 300),
    ...{ facilities: fields.facilities, photos: fields.photos },
    ...{ week: fields.week, exceptions: fields.exceptions, holidays: fields.holidays },
  })
  .describe('服务站的资料')

const input = z.object({
  ...{ stationId: fields.stationId, terms, version: fields.version },
}) satisfies z.ZodType<SaveStation>

/** Everything that the keeper may change about the station, and its spaces by name. */
export const station = action('keeper.station', {
  role: 'keeper',
  scope: fields.ownStation,
  input: z.object({ stationId: fields.stationId }) satisfies z.ZodType<InputOf<'keeper.station'>>,
  async run(ctx, { stationId }) {
    const [doc, rooms] = await Promise.all([stationOf(ctx.db, stationId), spaces(ctx.db).of(stationId)])
    const lines = rooms.map(({ _id: id, name, whereabouts }) => ({ id, name, whereabouts }))
    return {
      ...(await editedOf(ctx, doc)),
      name: doc.name,
      closures: closuresOf(rooms, dayOf(ctx.now())),
      spaces: lines.sort((a, b) => a.name.localeCompare(b.name, 'zh')),
    }
  },
})

const editedOf = async (ctx: Context, doc: StationDoc): Promise<Edited<StationTerms>> => ({
  ...{ terms: termsOf(doc), version: doc.version, pictures: await showPictures(ctx, doc.photos) },
})

/** Which reservations would no longer fit. Nothing changes. */
export const previewStation = action('keeper.previewStation', {
  role: 'keeper',
  scope: fields.ownStation,
  input,
  async run(ctx, { stationId, terms: next }) {
    const [doc, rooms] = await Promise.all([stationOf(ctx.db, stationId), spaces(ctx.db).of(stationId)])
    const changed = withTerms(doc, next)
    return previewOf(
      ctx,
      rooms.map((space) => follow(space, changed)),
    )
  },
})

export const saveStation = action('keeper.saveStation', {
  role: 'keeper',
  scope: fields.ownStation,
  input,
  async run(ctx, { stationId, terms: asked, version }) {
    await checkTexts(ctx, asked)
    const next = { ...asked, photos: await takePictures(ctx, 'station', asked.photos) }
    const result = await editStation(ctx.db, stationId, version, {
      isSame: (doc) => same(termsOf(doc), termsOf(withTerms(doc, next))),
      change: (doc) => withTerms(doc, next),
      follow,
    })
    const doc = settled(result, '这个服务站')
    await raiseDays(ctx.db, await spaces(ctx.db).of(stationId))
    return editedOf(ctx, doc)
  },
})

const same = (a: StationTerms, b: StationTerms): boolean => JSON.stringify(a) === JSON.stringify(b)

const checkTexts = (ctx: Context, { address, intro, exceptions }: StationTerms): Promise<void> =>
  checkText(ctx, '资料', [address, intro, ...exceptions.map(({ why }) => why)].join('\n'))
