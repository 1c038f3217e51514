import * as z from 'zod'

/** Pieces of inputs. A description is the field's Chinese name, said when it is wrong. */
const id = z.string().regex(/^[\w-]{1,60}$/)

export const organizationId = id.describe('党组织')
export const requestId = id.describe('请求编号')
export const kind = z.enum(['district', 'committee', 'party', 'branch']).describe('组织类别')
export const name = z.string().trim().min(2).max(40).describe('名称（2 到 40 个字）')
