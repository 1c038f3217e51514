import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlanDoc } from '../../../cloudfunctions/lesson/docs'
import type { Db } from '../../../cloudfunctions/kit/db'
import type { LessonDoc } from '../../../cloudfunctions/lesson/public'
import { addDays, dayOf } from '../../../miniprogram/shared/kit/time'
import type { Stars } from '../../../miniprogram/shared/rules/lesson/furnace'
import type { Cloud } from '../../cloud/types'
import type { SeedModule } from '../module'
import { branchThree, district } from '../organizations'
import { LESSON_ROWS } from './content/index'
import { FILES, lessonDocs, lessonId, storedAt } from './docs'
import { lovedBy, watchedBy } from './watched'
import { type Working, workingLessons } from './working'

/** The library: 120 lessons with their clips, watched and rated by the neighbours; and two lists of what to learn. */
export const seedLessons: SeedModule = async ({ cloud, db, now }) => {
  await storeFiles(cloud)
  const made = LESSON_ROWS.map((row, number) => lessonDocs(row, number, now))
  const watched = made.map(({ lesson }, number) =>
    number === LOVED ? lovedBy(lesson) : watchedBy(lesson, number),
  )
  const lessons = made.map(({ lesson }, number) => withStars(lesson, watched[number]?.ratings ?? []))
  await db.addMany(
    'lessonVersions',
    made.map(({ version }) => version),
  )
  await db.addMany('progress', watched.flatMap(({ progress }) => progress).slice(0, 500))
  await db.addMany('lessonRatings', watched.flatMap(({ ratings }) => ratings).slice(0, 500))
  await db.addMany('plans', plans(now))
  await db.addMany('lessons', lessons)
  await addWorking(db, now)
}

async function addWorking(db: Db, now: number): Promise<void> {
  const working = workingLessons(now)
  const all = <T>(of: (one: Working) => readonly T[]): T[] => working.flatMap(of)
  await db.addMany(
    'lessonVersions',
    all(({ version }) => [version]),
  )
  await db.addMany(
    'progress',
    all(({ progress }) => progress),
  )
  await db.addMany(
    'lessonRatings',
    all(({ ratings }) => ratings),
  )
  await db.addMany(
    'lessons',
    all(({ lesson }) => [lesson]),
  )
}

async function storeFiles({ storage }: Cloud): Promise<void> {
  const names = (await readdir(FILES)).filter((name) => !name.endsWith('.vtt'))
  for (let from = 0; from < names.length; from += 16)
    await Promise.all(
      names
        .slice(from, from + 16)
        .map((name) => storage.put(storedAt(name), createReadStream(join(FILES, name)))),
    )
}

/** All the neighbours like it so much that it is proposed as an exemplar. */
const LOVED = 88

/** Nine exemplars, as the sources count them [004]. */
const EXEMPLARS = 9

function withStars(lesson: LessonDoc, ratings: readonly { stars: number }[]): LessonDoc {
  const stars = [1, 2, 3, 4, 5].map((star) => ratings.filter((one) => one.stars === star).length)
  const number = Number(lesson._id.slice(-3))
  const isExemplar = number % 13 === 0 && number / 13 < EXEMPLARS
  const stage = isExemplar ? 'exemplar' : 'published'
  return { ...lesson, stars: stars as unknown as Stars, isExemplar, stage, isProposed: number === LOVED }
}

function plans(now: number): PlanDoc[] {
  const today = dayOf(now)
  const audience = { roles: [], ageFrom: null, ageTo: null, trades: [] }
  const titleOf = (number: number) => LESSON_ROWS[number]?.title ?? ''
  const required = (number: number, days: number | null) => ({
    ...{ lessonId: lessonId(number), title: titleOf(number) },
    due: days === null ? null : addDays(today, days),
  })
  return [
    {
      ...{ _id: 'plan_demo_year', name: '全区必修', organizationId: district._id, path: district.path },
      ...{ organizationName: district.name, audience: { ...audience, organizationId: district._id } },
      ...{ from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31`, updatedAt: now },
      required: [required(0, 6), required(1, null), required(17, 20), required(34, null)],
      electives: { categories: [], count: 6 },
    },
    {
      ...{ _id: 'plan_demo_branch', name: '支部冬季学习', organizationId: branchThree._id },
      ...{ organizationName: branchThree.name, path: branchThree.path, updatedAt: now },
      audience: { ...audience, organizationId: branchThree._id },
      ...{ from: addDays(today, -20), to: addDays(today, 40) },
      required: [required(86, 1), required(87, 12)],
      electives: { categories: ['skills', 'life'], count: 3 },
    },
  ]
}
