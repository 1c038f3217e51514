import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { SaveSpace, SpaceEdit } from '../../miniprogram/shared/contract/keeper'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { showPictures, takePictures } from '../kit/pictures'
import { type EditableSpace, addSpace, editSpace, raiseDays, spaces } from '../station/public'
import { previewOf } from './broken'
import * as fields from './fields'
import { stationOf } from './find'
import { openNode } from './organizations'
import { settled } from './settled'
import { spaceTerms } from './spaceFields'
import { emptySpace, spaceTermsOf, withSpaceTerms } from './stationTerms'

const input = z.object({
  stationId: fields.stationId,
  spaceId: fields.spaceId.nullable(),
  terms: spaceTerms,
  version: z.number().int().min(0).describe('版本'),
  requestId: fields.requestId,
}) satisfies z.ZodType<SaveSpace>

/** Everything that the keeper may change about one space. */
export const space = action('keeper.space', {
  role: 'keeper',
  scope: fields.ownStation,
  input: z.object({ stationId: fields.stationId, spaceId: fields.spaceId }) satisfies z.ZodType<
    InputOf<'keeper.space'>
  >,
  async run(ctx, { stationId, spaceId }) {
    const doc = await spaceIn(ctx.db, stationId, spaceId)
    return { ...(await editedOf(ctx, doc)), stationName: doc.station.name }
  },
})

const editedOf = async (ctx: Context, doc: EditableSpace) => ({
  ...{ terms: spaceTermsOf(doc), version: doc.version ?? 1 },
  pictures: await showPictures(ctx, doc.photos ?? []),
})

/** Which reservations would no longer fit; of a new space there are none. Nothing changes. */
export const previewSpace = action('keeper.previewSpace', {
  role: 'keeper',
  scope: fields.ownStation,
  input,
  async run(ctx, { stationId, spaceId, terms }) {
    if (spaceId === null) return { broken: [], count: 0 }
    const [station, doc] = await Promise.all([
      stationOf(ctx.db, stationId),
      spaceIn(ctx.db, stationId, spaceId),
    ])
    return previewOf(ctx, [withSpaceTerms(doc, station, terms)])
  },
})

export const saveSpace = action('keeper.saveSpace', {
  role: 'keeper',
  scope: fields.ownStation,
  input,
  async run(ctx, asked) {
    const photos = await takePictures(ctx, 'station', asked.terms.photos)
    const terms = { ...(await namedAudience(ctx, asked.terms)), photos }
    const request = { ...asked, terms }
    await checkText(ctx, '房间的资料', [terms.name, terms.whereabouts, terms.rules].join('\n'))
    const doc = await (request.spaceId === null ? make(ctx, request) : change(ctx, request, request.spaceId))
    return { ...(await editedOf(ctx, doc)), spaceId: doc._id }
  },
})

/** For whom it is in the tree's own words; what was chosen must still be there. */
async function namedAudience({ db }: Context, terms: SpaceEdit): Promise<SpaceEdit> {
  if (terms.audience !== 'organization') return { ...terms, audienceId: '', audienceName: '' }
  return { ...terms, audienceName: (await openNode(db, terms.audienceId)).name }
}

async function make(ctx: Context, { stationId, terms, requestId }: SaveSpace): Promise<EditableSpace> {
  const station = await stationOf(ctx.db, stationId)
  const id = `sp_${digest(ctx.actor.personId, requestId).slice(0, 16)}`
  return addSpace(ctx.db, emptySpace(id, station, randomBytes(9).toString('base64url'), terms))
}

async function change(ctx: Context, request: SaveSpace, spaceId: string): Promise<EditableSpace> {
  const { stationId, terms, version } = request
  const station = await stationOf(ctx.db, stationId)
  await spaceIn(ctx.db, stationId, spaceId)
  const result = await editSpace(ctx.db, spaceId, version, {
    isSame: (doc) => same(spaceTermsOf(doc), spaceTermsOf(withSpaceTerms(doc, station, terms))),
    change: (doc) => withSpaceTerms(doc, station, terms),
  })
  const doc = settled(result, '这个房间')
  await raiseDays(ctx.db, [doc])
  return doc
}

const same = (a: SpaceEdit, b: SpaceEdit): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A space of this station; one of another is not to be found here. */
async function spaceIn(db: Context['db'], stationId: string, id: string): Promise<EditableSpace> {
  const doc = await spaces(db).get(id)
  if (doc?.stationId !== stationId) throw new AppError('NOT_FOUND', { what: '这个房间' })
  return doc
}
