import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { LOG_KIND_WORDS, type LogEntry, type LogKind } from '../../miniprogram/shared/contract/keeper'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { decideFix, decideLogDate, decideStrike } from '../../miniprogram/shared/rules/stationLog'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { showPictures, takePictures } from '../kit/pictures'
import { date, ownStation, people, photos as fileIds, requestId, someText, stationId } from './fields'
import { type LogDoc, orderOf, stationLog } from './logStore'

const KINDS = Object.keys(LOG_KIND_WORDS) as LogKind[]
const words = someText('写了什么', 300)
const entryId = z.string().min(1).max(60).describe('这一条')

/** A line of the log, written by hand. The same request again is the same line. */
export const writeLog = action('keeper.writeLog', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({
    ...{
      stationId,
      date,
      kind: z.enum(KINDS).describe('类别'),
      text: words,
      people,
      photos: fileIds,
      requestId,
    },
  }) satisfies z.ZodType<InputOf<'keeper.writeLog'>>,
  async run(ctx, request) {
    const refusal = decideLogDate(request.date, dayOf(ctx.now()))
    if (refusal) throw AppError.from(refusal)
    await checkText(ctx, '写了什么', request.text)
    const photos = await takePictures(ctx, 'repair', request.photos)
    const doc = lineOf(ctx, { ...request, photos })
    if (await stationLog(ctx.db).add(doc)) return entryOf(ctx, doc)
    return entryOf(ctx, await lineAt(ctx, request.stationId, doc._id))
  },
})

function lineOf(ctx: Context, request: InputOf<'keeper.writeLog'>): LogDoc {
  const { requestId: request_, ...said } = request
  const _id = `lg_${digest(ctx.actor.personId, request_)}`
  const by = { by: ctx.actor.personId, byName: ctx.actor.name ?? '' }
  const order = orderOf(said.date, ctx.now(), _id)
  return { ...said, ...by, _id, order, at: ctx.now(), fixed: null, struck: null }
}

/** A repair is put right: when, how, and how it looks now. */
export const fixLog = action('keeper.fixLog', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({ stationId, entryId, text: words, photos: fileIds }) satisfies z.ZodType<
    InputOf<'keeper.fixLog'>
  >,
  async run(ctx, { stationId: station, entryId: id, text, photos: pictures }) {
    const refusal = decideFix(await lineAt(ctx, station, id))
    if (refusal) throw AppError.from(refusal)
    await checkText(ctx, '写了什么', text)
    const photos = await takePictures(ctx, 'repair', pictures)
    await stationLog(ctx.db).fix(id, { on: dayOf(ctx.now()), text, photos })
    return entryOf(ctx, await lineAt(ctx, station, id))
  },
})

/** A wrong line no longer counts; it stays readable, with the reason. */
export const strikeLog = action('keeper.strikeLog', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({ stationId, entryId, why: someText('原因', 60) }) satisfies z.ZodType<
    InputOf<'keeper.strikeLog'>
  >,
  async run(ctx, { stationId: station, entryId: id, why }) {
    const refusal = decideStrike(await lineAt(ctx, station, id))
    if (refusal) throw AppError.from(refusal)
    await checkText(ctx, '原因', why)
    await stationLog(ctx.db).strike(id, why)
    return entryOf(ctx, await lineAt(ctx, station, id))
  },
})

/** A line of this station; one of another station is not to be found here. */
async function lineAt({ db }: Context, station: string, id: string): Promise<LogDoc> {
  const line = await stationLog(db).get(id)
  if (line?.stationId !== station) throw new AppError('NOT_FOUND', { what: '这一条日志' })
  return line
}

export const entryOf = async (ctx: Context, line: LogDoc): Promise<LogEntry> => {
  const [entry] = await entriesOf(ctx, [line])
  if (!entry) throw new Error('a line without an entry')
  return entry
}

/** Lines as people read them; the addresses of all their pictures are asked for at once. */
export async function entriesOf(ctx: Context, lines: readonly LogDoc[]): Promise<LogEntry[]> {
  const shown = await showPictures(
    ctx,
    lines.flatMap(({ photos, fixed }) => [...photos, ...(fixed?.photos ?? [])]),
  )
  const of = (ids: readonly string[]) => shown.filter(({ fileId }) => ids.includes(fileId))
  return lines.map(({ _id: id, date: on, kind, text, people: count, photos, byName, at, fixed, struck }) => ({
    ...{ id, date: on, kind, text, people: count, photos: of(photos), byName, at, struck },
    fixed: fixed && { ...fixed, photos: of(fixed.photos) },
  }))
}
