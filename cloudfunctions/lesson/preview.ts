import type { LessonDetail } from '../../miniprogram/shared/contract/lesson'
import { BIN_SECONDS, neededBins } from '../../miniprogram/shared/rules/lesson/bins'
import type { Context } from '../kit/action'
import { contentOf, materialsOf } from './content'
import type { Work } from './work'

/** A lesson as learners will see it; nothing is counted. */
export async function previewOf(ctx: Context, { lesson, version }: Work): Promise<LessonDetail> {
  const { content: draft } = version
  const [content, materials] = await Promise.all([contentOf(ctx, draft), materialsOf(ctx, draft)])
  const { title, intro, category, theme, media, level, kind, lecturer, seconds, skip, asked, pass } = draft
  return {
    ...{ id: lesson._id, title, intro, category, theme, media, level, kind, lecturer, seconds, skip },
    ...{ publishedAt: lesson.publishedAt, isExemplar: false, rating: null, standing: null },
    ...{ version: version.version, content, materials, isFavourite: false, watched: [], position: 0 },
    quiz: asked > 0 ? { asked, pass, attempts: 0, passedAt: null, nextAt: null } : null,
    needed: Math.min(seconds, neededBins(seconds) * BIN_SECONDS),
    ...{ openedAt: ctx.now(), next: null, evaluation: null, now: ctx.now() },
  }
}
