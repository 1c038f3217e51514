import * as z from 'zod'
import type {
  EventAudience,
  EventDraftForm,
  EventForm,
  EventKind,
  EventWhere,
  Organizer,
} from '../../miniprogram/shared/contract/event'
import { DAY_MINUTES, isDay } from '../../miniprogram/shared/kit/time'
import { MOST_PLACES } from '../../miniprogram/shared/rules/event/form'
import { EVENT_TEMPLATES } from '../../miniprogram/shared/rules/event/templates'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
const id = z.string().regex(/^[\w-]{1,60}$/)
const words = (most: number) => z.string().trim().max(most)
const degrees = (limit: number) => z.number().min(-limit).max(limit)
const instant = z.number().int().min(0).max(9_999_999_999_999)

export const eventId = id.describe('活动')
export const draftId = id.describe('草稿')
export const memberId = id.describe('党员')
export const personId = id.describe('人员')
export const stationId = id.describe('服务站')
export const seriesId = id.describe('系列')
export const requestId = id.describe('请求编号')
export const after = z.string().max(120).optional().describe('页')
export const day = z.string().refine(isDay).describe('日期')
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('月份')
export const point = z.object({ lat: degrees(90), lng: degrees(180) }).describe('地图位置')
export const fileId = z.string().max(300).describe('文件')
export const why = words(60).min(2).describe('原因（2 到 60 个字）')

const kinds = EVENT_TEMPLATES.map(({ kind }) => kind) as [EventKind, ...EventKind[]]
export const kind = z.enum(kinds).describe('活动类型')

export const organizer = z
  .object({ kind: z.enum(['organization', 'station']), id })
  .describe('组织者') satisfies z.ZodType<Organizer>

const audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('organization'), organizationId: id }),
  z.object({
    kind: z.literal('roles'),
    roles: z
      .array(z.enum(['secretary', 'keeper', 'lecturer', 'reviewer', 'committee', 'district']))
      .min(1)
      .max(6),
    organizationId: id,
  }),
]) satisfies z.ZodType<EventAudience>

const where = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('space'), spaceId: id, howToGet: words(200) }),
  z.object({
    ...{ kind: z.literal('address'), name: words(40).min(1), address: words(80).min(1) },
    ...{ place: point, howToGet: words(200) },
  }),
]) satisfies z.ZodType<EventWhere>

const question = z.object({
  ...{ id, text: words(60).min(2), isRequired: z.boolean() },
  choices: z.array(words(30).min(1)).max(10),
})

const named = words(40).min(1)
const noId = id.nullable()
const minute = (name: string) => z.number().int().min(0).max(DAY_MINUTES).describe(name)

/** Every text of a form has its most; `eventForm` is the whole of it, `draftForm` any part. */
const shape = {
  ...{ kind, title: words(40).min(2).describe('活动名称（2 到 40 个字）') },
  topic: words(30).describe('主题（最多 30 个字）'),
  summary: words(1_000).describe('活动内容（最多 1000 个字）'),
  bring: words(100).describe('带什么（最多 100 个字）'),
  ...{ date: day, from: minute('开始时间'), to: minute('结束时间') },
  where: where.describe('地点'),
  audience: audience.describe('参加的人'),
  capacity: z.number().int().min(1).max(MOST_PLACES).nullable().describe('名额'),
  companions: z.number().int().min(0).max(9).describe('可带人数'),
  opensAt: instant.nullable().describe('报名开始时间'),
  closesAt: instant.nullable().describe('报名截止时间'),
  cancelHours: z.number().int().min(0).max(72).describe('取消期限'),
  questions: z.array(question).max(5).describe('报名时要问的'),
  lecturer: z.object({ id: noId, name: named }).nullable().describe('讲师'),
  lesson: z.object({ id: noId, title: named }).nullable().describe('微党课'),
  materials: z
    .array(z.object({ name: named, fileId }))
    .max(9)
    .describe('材料'),
  credit: z.enum(['byLength', 'none']).describe('学时'),
  cover: fileId.describe('封面'),
  helpers: z.array(id).max(20).describe('签到帮手'),
  walkIns: z.boolean().describe('现场参加'),
  contact: z.object({ name: words(20), phone: words(20) }).describe('联系人'),
}

export const eventForm = z.object(shape).describe('活动') satisfies z.ZodType<EventForm>
/** Unfinished texts may still be short. */
export const draftForm = z
  .object({ ...shape, title: words(40) })
  .partial()
  .describe('草稿') as unknown as z.ZodType<EventDraftForm>

export const repeat = z
  .object({ every: z.enum(['week', 'fortnight', 'month']), times: z.number().int().min(2).max(12) })
  .describe('重复')

export const answers = z.record(id, words(100)).describe('回答')
export const companions = z.number().int().min(0).max(9).describe('同来人数')
