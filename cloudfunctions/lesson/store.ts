import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Change, Condition, Db } from '../kit/db'
import type { LearnerDoc, LessonDoc, PlanDoc, ProgressDoc, RatingDoc, VersionDoc, Watching } from './docs'

const LESSONS = 'lessons'
const VERSIONS = 'lessonVersions'
const LEARNERS = 'learners'
const PROGRESS = 'progress'
const RATINGS = 'lessonRatings'
const PLANS = 'plans'

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

/** What makers and reviewers see: the latest change first. */
export const workList = (db: Db, where: Condition, limit: number) =>
  db.find<ListedLesson>(LESSONS, where, {
    ...{ limit, fields: LISTED },
    order: { field: 'updatedAt', direction: 'desc' },
  })

export const versions = (db: Db) => ({
  get: (lessonId: string, version: number) => db.get<VersionDoc>(VERSIONS, versionId(lessonId, version)),
  add: (doc: VersionDoc) => db.add(VERSIONS, doc),
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
      ...{ _id: personId, spentUntil: null, watching: {}, favourites: [], recent: [], needs: [] },
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
      { [`watching.${lessonId}`]: db.op.remove() },
    ),

  watch: (personId: string, lessonId: string, watching: Watching, recent: readonly string[]) =>
    db.changeIf(
      LEARNERS,
      personId,
      { [`watching.${lessonId}`]: db.op.exists(false) },
      { [`watching.${lessonId}`]: db.op.set(watching), recent: db.op.set(recent) },
    ),
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
  /** Of one lesson's version, with what was watched. */
  of: (lessonId: string, version: number) =>
    db.find<ProgressDoc>(
      PROGRESS,
      { lessonId, version },
      { limit: 1_000, fields: ['bins', 'completedAt', 'seconds'] },
    ),
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
