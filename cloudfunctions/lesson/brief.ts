import type { LessonBrief } from '../../miniprogram/shared/contract/lesson'
import { averageOf, ratersOf } from '../../miniprogram/shared/rules/lesson/furnace'
import type { Context } from '../kit/action'
import type { LearnerDoc } from './docs'
import { standingOf } from './learner'
import { type ListedLesson, learners, progress } from './store'

/** Fewer than this say nothing about a lesson. */
const RATERS_SHOWN = 3

export function briefOf(lesson: ListedLesson, standing: LessonBrief['standing']): LessonBrief {
  const { _id: id, title, category, theme, media, level, kind, lecturer, seconds } = lesson
  const count = ratersOf(lesson.stars)
  const average = averageOf(lesson.stars)
  return {
    ...{ id, title, category, theme, media, level, kind, lecturer, seconds, standing },
    ...{ publishedAt: lesson.publishedAt, isExemplar: lesson.isExemplar },
    rating: average !== null && count >= RATERS_SHOWN ? { average, count } : null,
  }
}

/** Lessons with how far the caller is with each: two reads for a page. */
export async function briefsOf(
  { db, actor }: Context,
  found: readonly ListedLesson[],
  known?: LearnerDoc | null,
): Promise<LessonBrief[]> {
  const [learner, kept] = await Promise.all([
    known === undefined ? learners(db).get(actor.personId) : known,
    progress(db).some(
      actor.personId,
      found.map(({ _id }) => _id),
    ),
  ])
  const byLesson = new Map(kept.map((one) => [one.lessonId, one]))
  return found.map((one) => briefOf(one, standingOf(learner?.watching[one._id], byLesson.get(one._id))))
}
