import * as z from 'zod'
import type { LessonDraft } from '../../miniprogram/shared/contract/lessonMaking'
import { category, id, kind, level, media } from './fields'

const text = (most: number, name: string) => z.string().max(most).describe(name)
const fileId = z.string().max(300)
const second = z
  .number()
  .min(0)
  .max(4 * 60 * 60)

const question = z.object({
  id,
  kind: z.enum(['single', 'multiple', 'trueFalse']),
  text: z.string().max(200),
  options: z.array(z.object({ id, text: z.string().max(100) })).max(8),
  rightIds: z.array(id).max(8),
  why: z.string().max(300),
})

/** A draft may be incomplete; what must be there is asked for when it is submitted. */
export const draftField = z
  .object({
    title: text(40, '标题（40 字以内）'),
    intro: text(300, '简介（300 字以内）'),
    ...{ category, theme: text(20, '主题'), level, kind, lecturer: text(30, '讲师') },
    skip: z.enum(['free', 'afterFirst']),
    ...{ media, seconds: second, fileId, captions: text(60_000, '字幕') },
    blocks: z
      .array(
        z.object({
          kind: z.enum(['text', 'heading', 'picture']),
          text: z.string().max(2_000),
          fileId: fileId.nullable(),
        }),
      )
      .max(120),
    slides: z.array(z.object({ fileId, text: z.string().max(500), from: second })).max(60),
    materials: z
      .array(
        z.object({
          name: z.string().min(1).max(60),
          fileId,
          bytes: z.number().int().min(0),
        }),
      )
      .max(10),
    questions: z.array(question).max(50),
    asked: z.number().int().min(0).max(20),
    pass: z.number().int().min(0).max(20),
  })
  .describe('草稿') satisfies z.ZodType<LessonDraft>
