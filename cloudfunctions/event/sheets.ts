import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { clockWords } from '../../miniprogram/shared/kit/words'
import { whenWords, whereWords } from '../../miniprogram/shared/rules/event/changes'
import { hoursOf } from '../../miniprogram/shared/rules/event/credit'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { sheetOf } from '../kit/sheet'
import { namesOf } from '../organization/public'
import { attendanceFor } from './attendance'
import { askedOf } from './audience'
import type { EventDoc } from './eventDoc'
import { eventId } from './fields'
import { ORGANIZERS, eventOf, mayDesk, overEvent, rollOf } from './find'

const heading = (event: EventDoc): string[][] => [
  [event.form.title],
  [`时间：${whenWords(event)}`],
  [`地点：${whereWords(event)}`],
  [`组织者：${event.organizerName}`],
]

/** To print before: everyone who may come, with a box, and lines for who comes without having signed up. */
export const signInSheet = action('event.signInSheet', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.signInSheet'>>,
  async run(ctx, { eventId: id }) {
    const event = await eventOf(ctx.db, id)
    if (!(await mayDesk(ctx, event))) throw new AppError('FORBIDDEN', { who: '组织者或签到帮手' })
    const people = await expected(ctx.db, event)
    const rows = people.map(({ name, branch, signedUp }, index) => [
      ...[String(index + 1), name, branch, '□', '', signedUp ? '已报名' : ''],
    ])
    const empty = Array.from({ length: 10 }, (_, n) => [
      String(people.length + n + 1),
      '',
      '',
      '□',
      '',
      '现场',
    ])
    const head = [...heading(event), ['序号', '姓名', '支部', '到', '本人签名', '备注']]
    return fileOf(`${event.form.title} 签到表 ${dayOf(event.startsAt)}.xlsx`, [...head, ...rows, ...empty])
  },
})

/** Asked by name or in the line, by branch and name. */
async function expected(db: Db, event: EventDoc) {
  const [roll, asked] = await Promise.all([rollOf(db, event._id), askedOf(db, event.form.audience)])
  const all = new Map<string, { name: string; branchId: string }>()
  for (const { _id, name, branchId } of asked ?? []) all.set(_id, { name, branchId })
  for (const id of roll.line) all.set(id, roll.entries[id] ?? { name: '', branchId: '' })
  const names = await namesOf(
    db,
    [...new Set([...all.values()].map(({ branchId }) => branchId))].filter(Boolean),
  )
  return [...all]
    .map(([id, { name, branchId }]) => ({
      ...{ name, branch: names.get(branchId) ?? '群众', signedUp: roll.line.includes(id) },
    }))
    .sort((a, b) => a.branch.localeCompare(b.branch, 'zh') || a.name.localeCompare(b.name, 'zh'))
}

/** To keep after: who came, when and how; who did not. */
export const exportAttendance = action('event.exportAttendance', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.exportAttendance'>>,
  async run(ctx, { eventId: id }) {
    const event = await eventOf(ctx.db, id)
    const { came, missing } = await attendanceFor(ctx, event)
    const hours = String(hoursOf(event.credit))
    const rows = [
      ...came.map((one) => [
        ...[
          one.name,
          one.branchName,
          '已到',
          `${dayOf(one.at)} ${clockWords(minuteOf(one.at))}`,
          one.how,
          hours,
        ],
      ]),
      ...missing.map((one) => [one.name, one.branchName, '未到', '', '', '', one.makeUp ?? '']),
    ]
    const head = [...heading(event), ['姓名', '支部', '到场', '签到时间', '方式', '学时', '补学']]
    return fileOf(`${event.form.title} 出勤 ${dayOf(event.startsAt)}.xlsx`, [...head, ...rows])
  },
})

const fileOf = (name: string, rows: readonly (readonly string[])[]) => ({
  name,
  base64: sheetOf(rows).toString('base64'),
})
