import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Change, Condition, Db } from '../kit/db'
import type { LessonDraft } from '../../miniprogram/shared/contract/lessonMaking'
import type {
  LearnerDoc,
  LessonDoc,
  PlanDoc,
  ProgressDoc,
  RatingDoc,
  SoundCheckDoc,
  VersionDoc,
  Watching,
} from './docs'

const LESSONS = 'lessons'
const VERSIONS = 'lessonVersions'
const LEARNERS = 'learners'
const PROGRESS = 'progress'
const RATINGS = 'lessonRatings'
const PLANS = 'plans'
const SOUND_CHECKS = 'soundChecks'

export const versionId = (lessonId: string, version: number) => `${lessonId}:${version}`
export const progressId = (personId: string, lessonId: string) => `${personId}:${lessonId}`

/** What lists show: the words that a search needs and the steps stay behind. */
const LISTED = [
  ...['title', 'category', 'theme', 'media', 'level', 'kind', 'lecturer', 'seconds', 'version', 'stage'],
  ...[
    'isShown',
    'isExemplar',
    'isProposed',
    'publishedAt',
    'updatedAt',
    'order',
    'stars',
    'work',
    'authorName',
  ],
]

export type ListedLesson = Omit<LessonDoc, 'terms' | 'steps' | 'intro'>

export const lessons = (db: Db) => ({
  get: (id: string) => db.get<LessonDoc>(LESSONS, id),
  add: (doc: LessonDoc) => db.add(LESSONS, doc),
  find: (where: Condition, limit: number) =>
    db.find<ListedLesson>(LESSONS, where, {
      ...{ limit, fields: LISTED },
      order: { field: 'order', direction: 'desc' },
    }),
  /** In no order: the index of words leads to few. */
  search: (where: Condition, limit: number) =>
    db.find<ListedLesson>(LESSONS, where, { limit, fields: LISTED }),
  some: async (ids: readonly string[]) =>
    ids.length === 0
      ? []
      : db.find<ListedLesson>(LESSONS, { _id: db.op.in(ids) }, { limit: 100, fields: LISTED }),
  change: (id: string, condition: Condition, change: Change) => db.changeIf(LESSONS, id, condition, change),
})

/** A lesson in a list of those who make it or judge it, with its way until now. */
export type ListedWork = ListedLesson & Pick<LessonDoc, 'steps'>

/** What makers and reviewers see, by its latest change. */
export const workList = (db: Db, where: Condition, limit: number, direction: 'asc' | 'desc' = 'desc') =>
  db.find<ListedWork>(LESSONS, where, {
    ...{ limit, fields: [...LISTED, 'steps'] },
    order: { field: 'updatedAt', direction },
  })

/** What a list says of a version. */
export type VersionHead = Pick<VersionDoc, '_id' | 'passes'> & {
  content: Pick<LessonDraft, 'title' | 'level'>
}

export const versions = (db: Db) => ({
  get: (lessonId: string, version: number) => db.get<VersionDoc>(VERSIONS, versionId(lessonId, version)),
  add: (doc: VersionDoc) => db.add(VERSIONS, doc),
  heads: async (ids: readonly string[]) =>
    ids.length === 0
      ? []
      : db.find<VersionHead>(
          VERSIONS,
          { _id: db.op.in(ids) },
          { limit: 100, fields: ['passes', 'content.title', 'content.level'] },
        ),
  change: (lessonId: string, version: number, condition: Condition, change: Change) =>
    db.changeIf(VERSIONS, versionId(lessonId, version), condition, change),
})

export const learners = (db: Db) => ({
  get: (personId: string) => db.get<LearnerDoc>(LEARNERS, personId),
  change: (personId: string, condition: Condition, change: Change) =>
    db.changeIf(LEARNERS, personId, condition, change),

  /** Makes the empty document for somebody who has none. */
  open: (personId: string) =>
    db.add<LearnerDoc>(LEARNERS, {
      ...{ _id: personId, spentUntil: null, watching: {}, open: [] },
      ...{ favourites: [], recent: [], needs: [] },
    }),

  /** The hot path of a beat: see `beat.ts` for what the conditions mean. */
  take: (personId: string, lessonId: string, condition: Condition, bins: readonly number[], change: Change) =>
    db.changeIf(LEARNERS, personId, condition, {
      ...change,
      [`watching.${lessonId}.bins`]: db.op.addEach(bins),
    }),

  forget: (personId: string, lessonId: string, openedAt: Instant) =>
    db.changeIf(
      LEARNERS,
      personId,
      { [`watching.${lessonId}.openedAt`]: openedAt },
      { [`watching.${lessonId}`]: db.op.remove(), open: db.op.pullAll([lessonId]) },
    ),

  watch: (personId: string, lessonId: string, watching: Watching, recent: readonly string[]) =>
    db.changeIf(
      LEARNERS,
      personId,
      { [`watching.${lessonId}`]: db.op.exists(false) },
      {
        [`watching.${lessonId}`]: db.op.set(watching),
        ...{ open: db.op.addToSet(lessonId), recent: db.op.set(recent) },
      },
    ),

  /** Who is in the middle of a lesson, with what they have watched of it. */
  amid: (lessonId: string) =>
    db.find<Pick<LearnerDoc, '_id' | 'watching'>>(
      LEARNERS,
      { open: lessonId },
      { limit: 1_000, fields: [`watching.${lessonId}`] },
    ),
  countAmid: (lessonId: string) => db.count(LEARNERS, { open: lessonId }),
})

export const progress = (db: Db) => ({
  get: (personId: string, lessonId: string) => db.get<ProgressDoc>(PROGRESS, progressId(personId, lessonId)),
  put: (doc: ProgressDoc) => db.put(PROGRESS, doc),
  some: async (personId: string, lessonIds: readonly string[]) =>
    lessonIds.length === 0
      ? []
      : db.find<ProgressDoc>(
          PROGRESS,
          { _id: db.op.in(lessonIds.map((id) => progressId(personId, id))) },
          { limit: 1_000, fields: ['lessonId', 'counted', 'completedAt', 'version'] },
        ),
  /** Of one lesson's version, with what was watched: who completed it, or who was in the middle when it was put aside. */
  of: (lessonId: string, version: number, isCompleted: boolean) =>
    db.find<Pick<ProgressDoc, 'personId' | 'bins'>>(
      PROGRESS,
      { lessonId, version, completedAt: isCompleted ? db.op.gt(0) : null },
      { limit: 1_000, fields: ['personId', 'bins'] },
    ),
  countCompleted: (lessonId: string, version: number) =>
    db.count(PROGRESS, { lessonId, version, completedAt: db.op.gt(0) }),
  /** Of one person, what was completed. */
  completed: (personId: string) =>
    db.find<ProgressDoc>(
      PROGRESS,
      { personId, completedAt: db.op.gt(0) },
      { limit: 1_000, fields: ['lessonId', 'completedAt', 'counted', 'version'] },
    ),
  /** Which of these people have completed a lesson. */
  whoCompleted: (lessonId: string, personIds: readonly string[]) =>
    db.find<ProgressDoc>(
      PROGRESS,
      {
        _id: db.op.in(personIds.map((personId) => progressId(personId, lessonId))),
        completedAt: db.op.gt(0),
      },
      { limit: 1_000, fields: ['personId'] },
    ),
})

export const ratings = (db: Db) => ({
  get: (lessonId: string, version: number, personId: string) =>
    db.get<RatingDoc>(RATINGS, `${versionId(lessonId, version)}:${personId}`),
  put: (doc: Omit<RatingDoc, '_id'>) =>
    db.put<RatingDoc>(RATINGS, { _id: `${versionId(doc.lessonId, doc.version)}:${doc.personId}`, ...doc }),
  countByStars: (lessonId: string, version: number) => db.countBy(RATINGS, { lessonId, version }, 'stars'),
  latest: (lessonId: string, version: number) =>
    db.find<RatingDoc>(
      RATINGS,
      { lessonId, version },
      { limit: 1_000, order: { field: 'at', direction: 'desc' } },
    ),
})

export const plans = (db: Db) => ({
  get: (id: string) => db.get<PlanDoc>(PLANS, id),
  put: (doc: PlanDoc) => db.put(PLANS, doc),
  remove: (id: string) => db.remove(PLANS, id),
  of: (organizationId: string) => db.find<PlanDoc>(PLANS, { organizationId }, { limit: 100 }),
  /** That are for one of these organisations and not over yet. */
  over: (organizationIds: readonly string[], today: string) =>
    db.find<PlanDoc>(
      PLANS,
      { 'audience.organizationId': db.op.in(organizationIds), to: db.op.gte(today) },
      { limit: 100 },
    ),
  running: (today: string) => db.find<PlanDoc>(PLANS, { to: db.op.gte(today) }, { limit: 1_000 }),
})

export const soundChecks = (db: Db) => ({
  get: (id: string) => db.get<SoundCheckDoc>(SOUND_CHECKS, id),
  add: (doc: SoundCheckDoc) => db.add(SOUND_CHECKS, doc),
  remove: (id: string) => db.remove(SOUND_CHECKS, id),
})
