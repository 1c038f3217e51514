import * as z from 'zod'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
const id = z.string().regex(/^[\w-]{1,60}$/)

export const memberId = id.describe('党员')
export const branchId = id.describe('支部')
export const organizationId = id.describe('党组织')
export const requestId = id.describe('请求编号')
export const personName = z.string().trim().min(1).max(30).describe('姓名')
export const phone = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\+?86)?1\d{10}$/))
  .transform((text) => text.slice(-11))
  .describe('手机号（11 位）')
export const consent = z.string().min(1).max(20).describe('隐私说明')
export const codeText = z.string().max(300).describe('二维码')
