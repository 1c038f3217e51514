import * as z from 'zod'
import type { ScanLine } from '../../miniprogram/shared/contract/checkin'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
export const eventId = z
  .string()
  .regex(/^[\w-]{1,40}$/)
  .describe('活动')
export const deskId = z
  .string()
  .regex(/^d_[a-z0-9]{16}$/)
  .describe('签到台')
/** It becomes a field's name: no dots, no underscores at both ends. */
export const nonce = z
  .string()
  .regex(/^n_[a-z0-9]{16}$/)
  .describe('签到编号')
export const instant = (name: string) => z.number().int().min(0).max(4e12).describe(name)
const who = z
  .string()
  .regex(/^[\w:-]{1,60}$/)
  .describe('签到的人')

export const line = z.strictObject({
  nonce,
  kind: z.enum(['in', 'refused', 'undo']),
  who,
  name: z.string().max(40),
  how: z.enum(['phone', 'card', 'code', 'name', 'paper']),
  at: instant('签到时间'),
  ahead: z.number().int().min(-4e12).max(4e12),
  stamp: z.number().int().min(0).max(0xffffffff).optional(),
  reason: z.string().max(60).optional(),
  of: z.array(nonce).max(50).optional(),
  walkIn: z.boolean().optional(),
}) satisfies z.ZodType<ScanLine>
