import * as z from 'zod'
import type { QuizResult } from '../../miniprogram/shared/contract/lesson'
import {
  nextAttemptAt,
  questionsOf,
  scoreQuiz,
  withoutAnswers,
} from '../../miniprogram/shared/rules/lesson/quiz'
import { clockWords } from '../../miniprogram/shared/kit/words'
import { minuteOf } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import type { QuizState, VersionDoc, Watching } from './docs'
import { id, lessonId } from './fields'
import { completeIfDone, isWatched, learnerOf, lessonOf } from './learner'
import { learners, versions } from './store'

interface Sitting {
  watching: Watching
  state: QuizState
  version: VersionDoc
}

/** Whoever sits a quiz has watched enough, and has not passed it yet. */
async function sittingOf(ctx: Context, id: string): Promise<Sitting> {
  const watching = (await learnerOf(ctx)).watching[id]
  if (!watching?.quiz || watching.quiz.passedAt) throw new AppError('QUIZ_NONE')
  if (!isWatched(watching)) throw new AppError('QUIZ_BEFORE_WATCHING')
  const version = await versions(ctx.db).get(id, watching.version)
  if (!version) throw new AppError('NOT_FOUND', { what: '小测' })
  return { watching, state: watching.quiz, version }
}

/** The questions of an attempt follow from who, what and which one: asked for again, they are the same. */
const asked = (ctx: Context, lesson: string, { version }: Sitting, attempt: number) =>
  questionsOf(
    version.content.questions,
    version.content.asked,
    attempt,
    digest(ctx.actor.personId, lesson, String(version.version)),
  )

export const quiz = action('lesson.quiz', {
  role: 'resident',
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: lesson }) {
    const sitting = await sittingOf(ctx, lesson)
    const { state, version } = sitting
    const waitUntil = nextAttemptAt(state.answered, state.lastAt)
    if (waitUntil !== null && waitUntil > ctx.now())
      throw new AppError('QUIZ_PAUSE', { at: clockWords(minuteOf(waitUntil)) })
    const attempt = state.answered + 1
    const { pass } = version.content
    const questions = asked(ctx, lesson, sitting, attempt).map(withoutAnswers)
    return { attempt, questions, pass }
  },
})

export const answer = action('lesson.answer', {
  role: 'resident',
  scope: 'own',
  input: z.object({
    lessonId,
    attempt: z.number().int().min(1).max(1_000).describe('第几次'),
    answers: z
      .array(z.object({ questionId: id, optionIds: z.array(id).max(10) }))
      .max(50)
      .describe('答案'),
  }),
  async run(ctx, { lessonId: lesson, attempt, answers }): Promise<QuizResult> {
    const sitting = await sittingOf(ctx, lesson).catch(() => null)
    if (!sitting) throw new AppError('QUIZ_NONE')
    const { state, version } = sitting
    if (attempt !== state.answered + 1) throw new AppError('QUIZ_ANSWERED')
    const questions = asked(ctx, lesson, sitting, attempt)
    const scored = scoreQuiz(questions, answers, version.content.pass)
    const now = ctx.now()
    const next = { answered: attempt, lastAt: now, passedAt: scored.passed ? now : null }
    await settle(ctx, lesson, state, next)
    await count(ctx, version, scored.answers)
    const completed = scored.passed
      ? await completeIfDone(ctx, await lessonOf(ctx, lesson), { ...sitting.watching, quiz: next })
      : null
    const nextAt = scored.passed ? null : nextAttemptAt(attempt, now)
    return { ...scored, nextAt, completedAt: completed?.completedAt ?? null }
  },
})

/** One attempt is answered once, on whichever phone: the other is told so. */
async function settle(ctx: Context, lesson: string, before: QuizState, after: QuizState): Promise<void> {
  const { db, actor } = ctx
  const field = `watching.${lesson}.quiz`
  const isFirst = await learners(db).change(
    actor.personId,
    { [`${field}.answered`]: before.answered },
    { [field]: db.op.set(after) },
  )
  if (!isFirst) throw new AppError('QUIZ_ANSWERED')
}

/** For the author: which question fails most. */
const count = (ctx: Context, { lessonId: lesson, version }: VersionDoc, answers: QuizResult['answers']) =>
  versions(ctx.db).change(
    lesson,
    version,
    {},
    Object.fromEntries(
      answers.flatMap(({ questionId, isRight }) => [
        [`asked.${questionId}`, ctx.db.op.inc(1)],
        ...(isRight ? [] : [[`wrong.${questionId}`, ctx.db.op.inc(1)] as const]),
      ]),
    ),
  )
