import type { LessonDraft } from '../../miniprogram/shared/contract/lessonMaking'
import type { Context } from '../kit/action'
import { checkText } from '../kit/checkText'
import { takePictures } from '../kit/pictures'
import type { VersionDoc } from './docs'
import { versions } from './store'
import { takeFile } from './takeFiles'

/** WeChat looks at so many characters at a time. */
const AT_A_TIME = 2_000

/** Before a lesson goes to its reviewers: all its words and pictures pass WeChat's check, and its files are kept. */
export async function checkDraft(ctx: Context, lessonId: string, version: VersionDoc): Promise<void> {
  const draft = version.content
  const words = wordsOf(draft)
  for (let from = 0; from < words.length; from += AT_A_TIME)
    await checkText(ctx, '课程内容', words.slice(from, from + AT_A_TIME))
  const content = await keepFiles(ctx, draft)
  await versions(ctx.db).change(lessonId, version.version, {}, { content: ctx.db.op.set(content) })
}

export const wordsOf = ({ title, intro, theme, lecturer, captions, ...draft }: LessonDraft): string =>
  [
    ...[title, intro, theme, lecturer],
    ...draft.blocks.map(({ text }) => text),
    ...draft.slides.map(({ text }) => text),
    captions.replace(/^[\d:.,\s>-]+$/gm, ''),
    ...draft.questions.flatMap(({ text, options, why }) => [text, ...options.map((one) => one.text), why]),
  ]
    .filter((text) => text.trim() !== '')
    .join('\n')

async function keepFiles(ctx: Context, draft: LessonDraft): Promise<LessonDraft> {
  const fileId = await takeFile(ctx, draft.fileId)
  const materials = []
  for (const one of draft.materials) materials.push({ ...one, fileId: await takeFile(ctx, one.fileId) })
  const pictures = new Map<string, string>()
  const ids = [...draft.slides.map((one) => one.fileId), ...draft.blocks.flatMap((one) => one.fileId ?? [])]
  for (const id of ids) pictures.set(id, (await takePictures(ctx, 'lesson', [id]))[0] ?? id)
  return {
    ...{ ...draft, fileId, materials },
    slides: draft.slides.map((one) => ({ ...one, fileId: pictures.get(one.fileId) ?? one.fileId })),
    blocks: draft.blocks.map((one) => ({
      ...one,
      fileId: one.fileId === null ? null : (pictures.get(one.fileId) ?? one.fileId),
    })),
  }
}
