import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { STATION_KIND_WORDS, type StationKind } from '../../miniprogram/shared/contract/place'
import type { Site, SiteForm } from '../../miniprogram/shared/contract/site'
import { type Context, action } from '../kit/action'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { members } from '../member/public'
import { type StationDoc, derivedOf, editStation, newStation, raiseDays } from '../station/public'
import { spaces, stations } from '../station/public'
import * as fields from './fields'
import { stationOf } from './find'
import { settled } from './settled'
import { follow } from './stationTerms'

const KINDS = Object.keys(STATION_KIND_WORDS) as StationKind[]
const degrees = (limit: number) => z.number().min(-limit).max(limit)

const form = z
  .object({
    name: fields.someText('站名', 20),
    kind: z.enum(KINDS),
    address: fields.someText('地址', 60),
    place: z.object({ lat: degrees(90), lng: degrees(180) }),
    phone: z.string().regex(/^[\d-]{0,20}$/),
  })
  .describe('服务站的资料') satisfies z.ZodType<SiteForm>

/** A station belongs to the district as a whole. */
export const BY_DISTRICT = { role: 'district', scope: 'open' } as const

export const site = action('keeper.site', {
  ...BY_DISTRICT,
  input: z.object({ stationId: fields.stationId }) satisfies z.ZodType<InputOf<'keeper.site'>>,
  run: async (ctx, { stationId }) => siteOf(ctx, await stationOf(ctx.db, stationId)),
})

/** The same request again finds the station that it made. */
export const openStation = action('keeper.openStation', {
  ...BY_DISTRICT,
  input: z.object({ form, requestId: fields.requestId }) satisfies z.ZodType<InputOf<'keeper.openStation'>>,
  async run(ctx, { form: asked, requestId }) {
    await check(ctx, asked)
    const id = `st_${digest(ctx.actor.personId, requestId).slice(0, 16)}`
    await stations(ctx.db).add(emptyStation(id, asked))
    return siteOf(ctx, await stationOf(ctx.db, id))
  },
})

export const moveStation = action('keeper.moveStation', {
  ...BY_DISTRICT,
  input: z.object({
    ...{ stationId: fields.stationId, form, version: fields.version },
  }) satisfies z.ZodType<InputOf<'keeper.moveStation'>>,
  async run(ctx, { stationId, form: asked, version }) {
    await check(ctx, asked)
    const result = await editStation(ctx.db, stationId, version, {
      isSame: (doc) => JSON.stringify(formOf(doc)) === JSON.stringify(formOf({ ...doc, ...asked })),
      change: (doc) => ({ ...doc, ...asked, ...derivedOf({ ...doc, ...asked }) }),
      follow,
    })
    const doc = settled(result, '这个服务站')
    await raiseDays(ctx.db, await spaces(ctx.db).of(stationId))
    return siteOf(ctx, doc)
  },
})

const check = (ctx: Context, { name, address }: SiteForm) =>
  checkText(ctx, '站名和地址', `${name}\n${address}`)

const formOf = ({ name, kind, address, place: { lat, lng }, phone }: StationDoc): SiteForm => ({
  ...{ name, kind, address, place: { lat, lng }, phone },
})

/** Weekdays from nine to five. */
const WEEK = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 540, to: 1020 }] : []))

const emptyStation = (id: string, asked: SiteForm): StationDoc => ({
  ...{ _id: id, ...asked, intro: '', facilities: [], spaces: 0, week: WEEK, exceptions: {} },
  ...{ ...derivedOf({ ...asked, facilities: [] }), ...newStation() },
})

/** As the district sees a station, with who keeps it. */
export async function siteOf({ db }: Context, doc: StationDoc): Promise<Site> {
  const found = await members(db).holding(doc._id)
  const keepers = found.filter(({ grants }) =>
    grants.some(({ role, scope }) => role === 'keeper' && scope.id === doc._id),
  )
  return {
    ...formOf(doc),
    ...{ stationId: doc._id, closedOn: doc.closedOn ?? null, version: doc.version },
    keepers: keepers.map(({ _id: memberId, name }) => ({ memberId, name })),
  }
}
