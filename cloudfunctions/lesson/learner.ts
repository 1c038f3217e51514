import { neededBins, secondsOf } from '../../miniprogram/shared/rules/lesson/bins'
import type { LessonStanding } from '../../miniprogram/shared/contract/lesson'
import { credit } from '../ledger/public'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import type { LearnerDoc, LessonDoc, ProgressDoc, Watching } from './docs'
import { learners, lessons, progress, progressId } from './store'

export async function learnerOf({ db, actor }: Context): Promise<LearnerDoc> {
  const learner = await learners(db).get(actor.personId)
  if (learner) return learner
  await learners(db).open(actor.personId)
  const opened = await learners(db).get(actor.personId)
  if (!opened) throw new AppError('BUSY')
  return opened
}

export async function lessonOf({ db }: Context, id: string): Promise<LessonDoc> {
  const lesson = await lessons(db).get(id)
  if (!lesson) throw new AppError('NOT_FOUND', { what: '这一课' })
  return lesson
}

export const standingOf = (
  watching: Watching | undefined,
  kept: Pick<ProgressDoc, 'counted' | 'completedAt'> | null | undefined,
): LessonStanding | null => {
  if (kept?.completedAt) return { seconds: kept.counted, completedAt: kept.completedAt }
  if (watching) return { seconds: secondsOf(watching.bins, watching.seconds), completedAt: null }
  return kept ? { seconds: kept.counted, completedAt: null } : null
}

/** Whether enough was watched; the quiz is another matter. */
export const isWatched = ({ bins, seconds }: Watching): boolean => bins.length >= neededBins(seconds)

export const needsQuiz = ({ quiz }: Watching): boolean => quiz !== null && quiz.passedAt === null

/**
 * Completes a lesson if all is there. First the archive, then the progress, then the place among what is being watched
 * goes: cut off anywhere, the next look ends it, and the archive has one line.
 */
export async function completeIfDone(
  ctx: Context,
  lesson: Pick<LessonDoc, '_id' | 'title'>,
  watching: Watching,
): Promise<ProgressDoc | null> {
  if (!isWatched(watching) || needsQuiz(watching)) return null
  const doc = completedDoc(ctx, lesson._id, watching)
  await credit(ctx, [
    {
      ...{ personId: ctx.actor.personId, kind: 'lesson', source: 'lesson', sourceId: lesson._id },
      ...{ version: watching.version, title: lesson.title, minutes: minutesOf(watching.seconds) },
      ...{ at: ctx.now(), online: true },
    },
  ])
  await progress(ctx.db).put(doc)
  await learners(ctx.db).forget(ctx.actor.personId, lesson._id, watching.openedAt)
  return doc
}

/** What a completed lesson is worth: its length, once, at least a minute. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60))

const completedDoc = ({ actor, now }: Context, lessonId: string, watching: Watching): ProgressDoc => ({
  ...watching,
  _id: progressId(actor.personId, lessonId),
  ...{ personId: actor.personId, lessonId, completedAt: now() },
  counted: secondsOf(watching.bins, watching.seconds),
})
