import * as z from 'zod'

export const id = z.string().regex(/^[\w-]{1,60}$/)
export const lessonId = id.describe('课程')
export const organizationId = id.describe('党组织')
export const requestId = id.describe('请求编号')
export const revision = z.number().int().min(0).describe('草稿')
export const after = z.string().max(120).optional().describe('页')
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('日期')
export const category = z
  .enum(['theory', 'history', 'rules', 'policy', 'models', 'skills', 'life'])
  .describe('类别')
export const media = z.enum(['video', 'audio', 'article', 'slides']).describe('形式')
export const level = z.enum(['district', 'street']).describe('级别')
export const kind = z.enum(['required', 'elective']).describe('必修或选修')
export const nothing = z.object({}) as z.ZodType<Record<string, never>>
