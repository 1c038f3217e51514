import * as z from 'zod'
import { FACILITIES } from '../../miniprogram/shared/contract/place'
import { DAY_MINUTES, isDay } from '../../miniprogram/shared/kit/time'
import type { Context } from '../kit/action'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
const id = z.string().regex(/^[\w-]{1,40}$/)

export const stationId = id.describe('服务站')
export const spaceId = id.describe('房间')
export const requestId = id.describe('请求编号')
export const date = z.string().refine(isDay).describe('日期')
export const text = (name: string, longest: number) =>
  z.string().trim().max(longest).describe(`${name}（最多 ${longest} 个字）`)
export const someText = (name: string, longest: number) =>
  z.string().trim().min(1).max(longest).describe(`${name}（1 到 ${longest} 个字）`)
export const people = z.number().int().min(0).max(9_999).describe('人数')
export const photos = z.array(z.string().min(1).max(300)).max(9).describe('照片（最多 9 张）')

const minute = z
  .number()
  .int()
  .min(0)
  .max(DAY_MINUTES)
  .refine((at) => at % 15 === 0)

/** In order, none touching the next, whole quarters of an hour. */
export const ranges = z
  .array(z.object({ from: minute, to: minute }))
  .max(4)
  .refine((list) => list.every(({ from, to }, index) => from < to && from > (list[index - 1]?.to ?? -1)))

export const week = z.array(ranges).length(7).describe('每周的开放时间')

export const exceptions = z
  .array(z.object({ date, open: ranges, why: z.string().trim().min(1).max(20) }))
  .max(100)
  .describe('例外的日子')

export const holidays = z.enum(['closed', 'sunday', 'usual']).describe('节假日')

export const facilities = z.array(z.enum([...FACILITIES])).describe('设施')
export const version = z.number().int().min(1).describe('版本')

/** Scope of every action on one station: its own keeper. */
export const ownStation = {
  station: async (_ctx: Context, { stationId: id }: { stationId: string }) => id,
}
