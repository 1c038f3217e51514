import * as z from 'zod'
import { DAY_MINUTES, isDay } from '../../miniprogram/shared/kit/time'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
const id = z.string().regex(/^[\w-]{1,40}$/)
const degrees = (limit: number) => z.number().min(-limit).max(limit)

export const stationId = id.describe('服务站')
export const spaceId = id.describe('房间')
export const reservationId = z.string().min(1).max(120).describe('预约')
export const requestId = id.describe('请求编号')
export const date = z.string().refine(isDay).describe('日期')
export const minute = (name: string) => z.number().int().min(0).max(DAY_MINUTES).describe(name)
export const people = z.number().int().describe('人数')
export const purpose = z.string().trim().max(40).describe('用途（最多 40 个字）')
export const codeText = z.string().max(200).describe('二维码')
export const place = z
  .object({ lat: degrees(90), lng: degrees(180) })
  .optional()
  .describe('您的位置')
export const organization = z.string().trim().max(40).optional().describe('单位（最多 40 个字）')
export const contact = z.string().trim().max(40).optional().describe('联系人（最多 40 个字）')
export const why = z.string().trim().min(1).max(60).describe('原因（最多 60 个字）')
export const waitId = reservationId.describe('候补')
export const content = z
  .object({
    kind: z.enum(['picture', 'video', 'text']),
    fileId: z.string().max(300),
    text: z.string().trim().max(200),
  })
  .optional()
  .describe('屏幕内容（文字最多 200 个字）')
/** What one says about a reservation. */
export const form = { people, purpose, organization, contact, content }
/** When and where, and what one says about it. */
export const wish = {
  ...{ spaceId, date, from: minute('开始时间'), to: minute('结束时间') },
  ...form,
}
