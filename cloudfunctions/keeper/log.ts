import * as z from 'zod'
import type { ExportedFile } from '../../miniprogram/shared/contract/member'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { LOG_KIND_WORDS, type LogSummary } from '../../miniprogram/shared/contract/keeper'
import { type Day, addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { openOn } from '../../miniprogram/shared/rules/hours'
import { type Counted, summaryOf } from '../../miniprogram/shared/rules/stationLog'
import { type Context, action } from '../kit/action'
import { sheetOf } from '../kit/sheet'
import { type StationDoc, dayId, days, spaces } from '../station/public'
import { ownStation, stationId } from './fields'
import { stationOf } from './find'
import { type LogDoc, stationLog } from './logStore'
import { entriesOf } from './writeLog'

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('月份')
const period = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
  .describe('月份')

/** A month of the station's log: its lines, and what they and the reservations come to. */
export const log = action('keeper.log', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({ stationId, month: month.optional() }) satisfies z.ZodType<InputOf<'keeper.log'>>,
  async run(ctx, { stationId: id, month: asked }) {
    const of = asked ?? dayOf(ctx.now()).slice(0, 7)
    const { station, lines, summary } = await read(ctx, id, of)
    return {
      station: { id, name: station.name },
      ...{ month: of, entries: (await entriesOf(ctx, lines)).reverse(), summary, now: ctx.now() },
    }
  },
})

/** The same, or a whole year, as a table to be printed or sent. */
export const exportLog = action('keeper.exportLog', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({ stationId, month: period }) satisfies z.ZodType<InputOf<'keeper.exportLog'>>,
  async run(ctx, { stationId: id, month: of }): Promise<ExportedFile> {
    const { station, lines, summary } = await read(ctx, id, of)
    const rows = [
      [`${station.name} 站点日志 ${of}`],
      [],
      ...summaryRows(summary),
      [],
      HEAD,
      ...lines.map(rowOf),
    ]
    return { name: `${station.name} 站点日志 ${of}.xlsx`, base64: sheetOf(rows).toString('base64') }
  },
})

interface Read {
  station: StationDoc
  lines: LogDoc[]
  summary: LogSummary
}

async function read(ctx: Context, id: string, of: string): Promise<Read> {
  const [station, lines] = await Promise.all([stationOf(ctx.db, id), stationLog(ctx.db).of(id, of)])
  return { station, lines, summary: summaryOf(lines, await countedOf(ctx, station, of)) }
}

/** What nobody has to type: the days on which it was open by its hours, and the reservations that were used. */
async function countedOf(ctx: Context, station: StationDoc, of: string): Promise<Counted> {
  const dates = datesOf(of, dayOf(ctx.now()))
  const rooms = await spaces(ctx.db).of(station._id)
  const ids = rooms.flatMap(({ _id }) => dates.map((date) => dayId(_id, date)))
  const used = (await daysOf(ctx, ids)).flatMap(({ bookings }) =>
    Object.values(bookings).filter(({ status }) => status === 'checkedIn'),
  )
  return {
    openDays: dates.filter((date) => openOn(station, date).open.length > 0).length,
    uses: used.length,
    usePeople: used.reduce((sum, { people }) => sum + people, 0),
  }
}

/** Every day of a month or year that has begun. */
function datesOf(of: string, today: Day): Day[] {
  const dates: Day[] = []
  for (let date = of.length === 4 ? `${of}-01-01` : `${of}-01`; date.startsWith(of); date = addDays(date, 1))
    if (date <= today) dates.push(date)
  return dates
}

const SOME = 100

async function daysOf({ db }: Context, ids: readonly string[]) {
  const stretches = Array.from({ length: Math.ceil(ids.length / SOME) }, (_, n) =>
    ids.slice(n * SOME, (n + 1) * SOME),
  )
  return (await Promise.all(stretches.map((some) => days(db).some(some)))).flat()
}

const HEAD = ['日期', '类别', '内容', '人数', '处理', '照片', '记录人', '说明']

const rowOf = ({ date, kind, text, people, fixed, photos, byName, struck }: LogDoc): string[] => [
  ...[date, LOG_KIND_WORDS[kind], text, people > 0 ? String(people) : ''],
  fixed ? `${fixed.on} ${fixed.text}` : kind === 'repair' ? '还没修好' : '',
  photos.length > 0 ? `${photos.length} 张` : '',
  ...[byName, struck === null ? '' : `作废：${struck}`],
]

const summaryRows = (sum: LogSummary): string[][] => [
  ['开放', `${sum.openDays} 天`],
  ['预约使用', `${sum.uses} 次`, `${sum.usePeople} 人次`],
  ['来访', `${sum.visits} 次`, `${sum.visitors} 人次`],
  ['服务', `${sum.services} 次`, `${sum.served} 人次`],
  ['维护', `${sum.upkeep} 次`],
  ['报修', `${sum.repairs} 次`, `还没修好 ${sum.unfixed} 次`],
]
