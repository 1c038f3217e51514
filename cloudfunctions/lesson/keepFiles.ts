import type { LessonDraft, LessonProblem } from '../../miniprogram/shared/contract/lessonMaking'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { takePictures } from '../kit/pictures'
import { takeFile } from './takeFiles'

type Where = Pick<LessonProblem, 'section' | 'name'>

/** A refusal, and where it stands in the draft. */
export interface Found extends Where {
  what: string
  error: AppError
}

/** The draft with its files where no phone can write over them. What cannot be taken stays as it is, and is found. */
export async function keepFiles(
  ctx: Context,
  draft: LessonDraft,
): Promise<{ content: LessonDraft; found: Found[] }> {
  const found: Found[] = []
  const file = taking(found, (id) => takeFile(ctx, id))
  const picture = taking(found, async (id) => (await takePictures(ctx, 'lesson', [id]))[0] ?? id)
  const fileId = await file({ section: 'media', name: '视频或录音' }, draft.fileId)
  const materials = await inTurn(draft.materials, async (one, at) => ({
    ...one,
    fileId: await file({ section: 'materials', name: `资料 ${at + 1}` }, one.fileId),
  }))
  const slides = await inTurn(draft.slides, async (one, at) => ({
    ...one,
    fileId: await picture({ section: 'slides', name: `第 ${at + 1} 张图` }, one.fileId),
  }))
  const blocks = await inTurn(draft.blocks, async (one, at) => {
    const where: Where = { section: 'article', name: `正文第 ${at + 1} 段的图` }
    return { ...one, fileId: one.fileId === null ? null : await picture(where, one.fileId) }
  })
  return { content: { ...draft, fileId, materials, slides, blocks }, found }
}

const taking =
  (found: Found[], take: (fileId: string) => Promise<string>) =>
  async (where: Where, fileId: string): Promise<string> => {
    try {
      return await take(fileId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      found.push({ ...where, what: fileId, error })
      return fileId
    }
  }

/** One after the other: all of them at once would not fit into a function. */
async function inTurn<T>(items: readonly T[], change: (item: T, at: number) => Promise<T>): Promise<T[]> {
  const changed: T[] = []
  for (const [at, item] of items.entries()) changed.push(await change(item, at))
  return changed
}
