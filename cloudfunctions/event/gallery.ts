import * as z from 'zod'
import type { GalleryCard } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Instant, addDays, instantOf } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { showPictures } from '../kit/pictures'
import { type RecordDoc, records } from './afterStore'
import { orderOf } from './eventDoc'
import { after, month as monthField, seriesId, stationId } from './fields'

const PAGE = 20
const EVER = orderOf(9_999_999_999_999)

/** 线上展示: what took place, newest first, for everybody. */
export const gallery = action('event.gallery', {
  role: 'resident',
  scope: 'open',
  input: z.object({
    ...{
      stationId: stationId.optional(),
      seriesId: seriesId.optional(),
      month: monthField.optional(),
      after,
    },
  }) satisfies z.ZodType<InputOf<'event.gallery'>>,
  async run(ctx, { stationId: station, seriesId: series, month, after: last }) {
    const wish = { stationId: station, seriesId: series, ...stretchOf(month, last) }
    const found = await records(ctx.db).page(wish, PAGE + 1)
    const page = found.slice(0, PAGE)
    const firsts = page.flatMap((doc) => shownOf(doc).slice(0, 1))
    const urls = new Map((await showPictures(ctx, firsts)).map((one) => [one.fileId, one.url]))
    return {
      cards: page.map((doc) => cardOf(doc, urls)),
      after: found.length > PAGE ? (page.at(-1)?.order ?? null) : null,
    }
  },
})

function stretchOf(month: string | undefined, last: string | undefined): { from: Instant; before: string } {
  if (month === undefined) return { from: 0, before: last ?? EVER }
  const first = `${month}-01`
  const next = `${addDays(first, 32).slice(0, 7)}-01`
  return { from: instantOf(first, 0), before: last ?? orderOf(instantOf(next, 0)) }
}

const shownOf = ({ pictures, hidden }: RecordDoc) => pictures.filter((one) => !hidden.includes(one))

const FIRST_WORDS = 60

function cardOf(doc: RecordDoc, urls: ReadonlyMap<string, string>): GalleryCard {
  const shown = shownOf(doc)
  const { _id, kind, title, startsAt, organizerName, stationId: station, stationName, came } = doc
  return {
    ...{ eventId: _id, kind, title, startsAt, organizerName, stationId: station, stationName, came },
    ...{ picture: urls.get(shown[0] ?? '') ?? '', pictures: shown.length, seriesId: doc.seriesId },
    words: doc.words.slice(0, FIRST_WORDS),
  }
}
