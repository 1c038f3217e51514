import type { LessonStage, LessonStep, LessonWorkLine } from '../../miniprogram/shared/contract/lessonMaking'
import { passesNeeded } from '../../miniprogram/shared/rules/lesson/stages'
import type { Context } from '../kit/action'
import type { Condition } from '../kit/db'
import { type ListedWork, type VersionHead, versionId, versions, workList } from './store'
import { stageOf } from './work'

const PAGE = 20

export interface WorkPage {
  works: LessonWorkLine[]
  after: string | null
}

/** A page of lessons as makers and reviewers see them: the latest change first, or what has waited longest. */
export async function workPage(
  { db }: Context,
  where: Condition,
  { after, oldestFirst = false }: { after: string | undefined; oldestFirst?: boolean },
): Promise<WorkPage> {
  const beyond = oldestFirst ? db.op.gt(Number(after)) : db.op.lt(Number(after))
  const bound = after ? { updatedAt: beyond } : {}
  const found = await workList(db, { ...where, ...bound }, PAGE + 1, oldestFirst ? 'asc' : 'desc')
  const shown = found.slice(0, PAGE)
  const heads = await versions(db).heads(shown.map(headId))
  const byId = new Map(heads.map((head) => [head._id, head]))
  const last = found.length > PAGE ? shown[shown.length - 1] : undefined
  return {
    works: shown.map((one) => lineOf(one, byId.get(headId(one)))),
    after: last ? String(last.updatedAt) : null,
  }
}

const headId = ({ _id, work, version }: ListedWork): string => versionId(_id, work?.version ?? version)

/** What is being made counts, where something is: its title and level stand in the version until that is published. */
function lineOf(one: ListedWork, head: VersionHead | undefined): LessonWorkLine {
  const stage = stageOf(one)
  const { title, level } = head?.content ?? one
  return {
    ...{ id: one._id, title, media: one.media, level, stage, isProposed: one.isProposed },
    ...{ version: one.work?.version ?? one.version, authorName: one.authorName, updatedAt: one.updatedAt },
    said: saidOf(one.steps),
    since: sinceOf(one.steps, stage) ?? one.updatedAt,
    passes: { done: head?.passes.length ?? 0, needed: passesNeeded(level) },
  }
}

/** The latest step that gave a reason. */
function saidOf(steps: readonly LessonStep[]): LessonWorkLine['said'] {
  const last = [...steps].reverse().find(({ why }) => why !== '')
  return last ? { byName: last.byName, to: last.to, why: last.why } : null
}

const sinceOf = (steps: readonly LessonStep[], stage: LessonStage): number | null =>
  [...steps].reverse().find(({ to }) => to === stage)?.at ?? null
