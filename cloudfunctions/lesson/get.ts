import * as z from 'zod'
import type { LessonDetail } from '../../miniprogram/shared/contract/lesson'
import { BIN_SECONDS, neededBins, spansOf } from '../../miniprogram/shared/rules/lesson/bins'
import { nextAttemptAt } from '../../miniprogram/shared/rules/lesson/quiz'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { briefOf } from './brief'
import { contentOf, materialsOf } from './content'
import type { LearnerDoc, LessonDoc, ProgressDoc, QuizState, VersionDoc, Watching } from './docs'
import { lessonId } from './fields'
import { learnerOf, lessonOf, standingOf } from './learner'
import { nextLesson } from './next'
import { learners, progress, ratings, versions } from './store'

/** Opens a lesson; from now on its time may count. */
export const get = action('lesson.get', {
  role: 'resident',
  scope: 'open',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }): Promise<LessonDetail> {
    const lesson = await lessonOf(ctx, id)
    const [learner, kept] = await Promise.all([learnerOf(ctx), progress(ctx.db).get(ctx.actor.personId, id)])
    if (!lesson.isShown && !kept && !learner.watching[id]) throw new AppError('NOT_FOUND', { what: '这一课' })
    const content = await versions(ctx.db).get(id, lesson.version)
    if (!content) throw new AppError('NOT_FOUND', { what: '这一课' })
    const watching = await openFor(ctx, lesson, content, learner, kept)
    return detailOf(ctx, lesson, content, { learner, kept, watching })
  },
})

const RECENT = 50
/** More than this are put aside: the document that every beat writes stays small. */
const WATCHING = 30

/** Whoever completed a lesson watches it freely: nothing is counted any more. */
async function openFor(
  ctx: Context,
  lesson: LessonDoc,
  version: VersionDoc,
  learner: LearnerDoc,
  kept: ProgressDoc | null,
): Promise<Watching> {
  const now = ctx.now()
  const hasQuiz = version.content.asked > 0
  const fresh: Watching = {
    ...{ version: lesson.version, seconds: lesson.seconds, openedAt: now, bins: [], position: 0, at: now },
    quiz: hasQuiz ? { answered: 0, lastAt: 0, passedAt: null } : null,
  }
  if (kept?.completedAt) return kept
  const open = learner.watching[lesson._id]
  if (open?.version === lesson.version) return open
  if (open) await learners(ctx.db).forget(learner._id, lesson._id, open.openedAt)
  const watching = kept?.version === lesson.version ? watchingOf(kept) : fresh
  await putAside(ctx, learner)
  const recent = [lesson._id, ...learner.recent.filter((id) => id !== lesson._id)].slice(0, RECENT)
  if (await learners(ctx.db).watch(learner._id, lesson._id, watching, recent)) return watching
  // Opened on another phone in the same moment: that opening counts.
  return (await learnerOf(ctx)).watching[lesson._id] ?? watching
}

const watchingOf = ({ version, seconds, openedAt, bins, position, at, quiz }: ProgressDoc): Watching => ({
  ...{ version, seconds, openedAt, bins, position, at, quiz },
})

async function putAside(ctx: Context, learner: LearnerDoc): Promise<void> {
  const all = Object.entries(learner.watching).sort(([, a], [, b]) => a.at - b.at)
  for (const [id, watching] of all.slice(0, Math.max(0, all.length - WATCHING + 1))) {
    await progress(ctx.db).put({
      ...{ ...watching, _id: `${learner._id}:${id}`, personId: learner._id, lessonId: id, completedAt: null },
      counted: standingOf(watching, null)?.seconds ?? 0,
    })
    await learners(ctx.db).forget(learner._id, id, watching.openedAt)
  }
}

interface Known {
  learner: LearnerDoc
  kept: ProgressDoc | null
  watching: Watching
}

async function detailOf(
  ctx: Context,
  lesson: LessonDoc,
  version: VersionDoc,
  { learner, kept, watching }: Known,
): Promise<LessonDetail> {
  const [content, materials, next, rating] = await Promise.all([
    contentOf(ctx, version.content),
    materialsOf(ctx, version.content),
    nextLesson(ctx, lesson, learner),
    ratings(ctx.db).get(lesson._id, lesson.version, learner._id),
  ])
  const { content: written } = version
  return {
    ...briefOf(lesson, standingOf(kept?.completedAt ? undefined : watching, kept)),
    ...{ version: lesson.version, intro: lesson.intro, content, materials, next, skip: written.skip },
    quiz: watching.quiz ? quizOf(watching.quiz, written) : null,
    isFavourite: learner.favourites.includes(lesson._id),
    watched: spansOf(watching.bins, watching.seconds),
    ...{ position: watching.position, openedAt: watching.openedAt, now: ctx.now() },
    needed: Math.min(lesson.seconds, neededBins(lesson.seconds) * BIN_SECONDS),
    evaluation: rating ? { stars: rating.stars, reasons: rating.reasons, words: rating.words } : null,
  }
}

const quizOf = (
  { answered, passedAt, lastAt }: QuizState,
  { asked, pass }: VersionDoc['content'],
): LessonDetail['quiz'] => ({
  ...{ asked, pass, attempts: answered, passedAt },
  nextAt: passedAt ? null : nextAttemptAt(answered, lastAt),
})
