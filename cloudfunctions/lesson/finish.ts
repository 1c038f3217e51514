import * as z from 'zod'
import type { OutputOf } from '../../miniprogram/shared/contract/index'
import { spansOf } from '../../miniprogram/shared/rules/lesson/bins'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Watching } from './docs'
import { lessonId } from './fields'
import { completeIfDone, isWatched, learnerOf, lessonOf, minutesOf, needsQuiz, standingOf } from './learner'
import { progress } from './store'

/** At a lesson's end, and whenever it is left: completes it if all is there. How far one is otherwise, the beats have said. */
export const finish = action('lesson.finish', {
  role: 'resident',
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }) {
    const [lesson, learner] = await Promise.all([lessonOf(ctx, id), learnerOf(ctx)])
    const watching = learner.watching[id]
    if (!watching) {
      const kept = await progress(ctx.db).get(ctx.actor.personId, id)
      if (!kept) throw new AppError('NOT_FOUND', { what: '学习进度' })
      return answer(kept, kept.completedAt)
    }
    const completed = await completeIfDone(ctx, lesson, watching)
    return answer(watching, completed?.completedAt ?? null)
  },
})

function answer(watching: Watching, completedAt: number | null): OutputOf<'lesson.finish'> {
  const standing = standingOf(watching, null)
  return {
    standing: { seconds: standing?.seconds ?? 0, completedAt },
    watched: spansOf(watching.bins, watching.seconds),
    needsQuiz: completedAt === null && isWatched(watching) && needsQuiz(watching),
    minutes: completedAt === null ? 0 : minutesOf(watching.seconds),
  }
}
