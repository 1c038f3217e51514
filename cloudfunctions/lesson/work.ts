import type { LessonStage, LessonStep, LessonWork } from '../../miniprogram/shared/contract/lessonMaking'
import type { Role } from '../../miniprogram/shared/contract/roles'
import { passesNeeded } from '../../miniprogram/shared/rules/lesson/stages'
import type { Context } from '../kit/action'
import { holdsOver } from '../kit/scope'
import { AppError } from '../kit/appError'
import type { LessonDoc, VersionDoc } from './docs'
import { lessonOf } from './learner'
import { lessons, versions } from './store'

/** Who makes lessons, and who judges them. */
export const MAKERS = ['lecturer', 'secretary', 'committee', 'district'] as const
export const REVIEWERS = ['reviewer', 'committee', 'district'] as const

/** A lesson with the version that is being made, or with the one that is published. */
export interface Work {
  lesson: LessonDoc
  version: VersionDoc
}

export const stageOf = ({ work, stage }: Pick<LessonDoc, 'work' | 'stage'>): LessonStage =>
  work?.stage ?? stage ?? 'draft'

export async function workOf(ctx: Context, id: string): Promise<Work> {
  const lesson = await lessonOf(ctx, id)
  const version = await versions(ctx.db).get(id, lesson.work?.version ?? lesson.version)
  if (!version) throw new AppError('NOT_FOUND', { what: '这一课' })
  return { lesson, version }
}

/** Over where a lesson was made: for the scope of actions that judge it. */
export const overLesson = {
  organization: async (ctx: Context, { lessonId }: { lessonId: string }) => ({
    path: (await lessonOf(ctx, lessonId)).path,
  }),
}

/** Refuses whoever is not the author. */
export function requireAuthor({ actor }: Context, { authorId, authorName }: LessonDoc): void {
  if (actor.personId !== authorId) throw new AppError('LESSON_NOT_YOURS', { author: authorName })
}

export async function requireAuthorOrReviewer(ctx: Context, lesson: LessonDoc): Promise<void> {
  if (ctx.actor.personId === lesson.authorId) return
  const judges: readonly Role[] = REVIEWERS
  const grants = ctx.actor.grants.filter(({ role }) => judges.includes(role))
  if (!(await holdsOver(ctx, grants, { path: lesson.path }))) requireAuthor(ctx, lesson)
}

export function viewOf({ lesson, version }: Work): LessonWork {
  return {
    ...{ id: lesson._id, version: version.version, stage: stageOf(lesson), draft: version.content },
    placed: lesson.stage,
    ...{ authorId: lesson.authorId, authorName: lesson.authorName },
    organizationName: lesson.organizationName,
    ...{ remarks: version.remarks, steps: lesson.steps, isProposed: lesson.isProposed },
    problems: version.problems ?? [],
    passes: {
      needed: passesNeeded(version.content.level),
      byIds: version.passes.map(({ by }) => by),
      byNames: version.passes.map(({ name }) => name),
    },
    ...{ updatedAt: lesson.updatedAt, revision: version.revision },
  }
}

export const stepOf = (ctx: Context, to: LessonStep['to'], version: number, why: string): LessonStep => ({
  at: ctx.now(),
  byName: ctx.actor.name ?? '',
  to,
  version,
  why,
})

/** Moves a lesson on, if it stands where it was read; otherwise somebody else was faster. */
export async function moveOn(
  ctx: Context,
  { _id, work, stage, version }: LessonDoc,
  step: LessonStep,
  change: Partial<LessonDoc>,
): Promise<void> {
  const { op } = ctx.db
  const whole = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? op.set(value) : value,
    ]),
  )
  const stands = {
    stage,
    version,
    ...(work ? { 'work.version': work.version, 'work.stage': work.stage } : { work: null }),
  }
  const isMoved = await lessons(ctx.db).change(_id, stands, {
    ...{ updatedAt: ctx.now(), ...whole },
    steps: op.pushEach([step]),
  })
  if (!isMoved) throw new AppError('LESSON_MOVED_ON')
}
