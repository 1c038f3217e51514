import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountIdOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import type { PlanDoc } from '../../cloudfunctions/lesson/docs'
import { newMember, rosterLine } from '../../cloudfunctions/member/public'
import { newOrganization } from '../../cloudfunctions/organization/public'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import type { Cloud } from '../../local/cloud/types'
import { LESSON_ROWS } from '../../local/seed/lessons/content/index'
import { lessonDocs } from '../../local/seed/lessons/docs'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { buildFunctions } from '../build/functions'
import { type Report, median } from './report'

const LESSONS = 5_000
const PLANNED = 300
const LEARNER = 'oBench_learner'
const ROUNDS = 15
/** Before anything is measured: the first calls of a function and of the database compile themselves. */
const WARM = 5

/** What a beat asks of the database and of the network; a library of 5,000 lessons; a plan of 300. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-'))
  const functions = await buildFunctions()
  await functions.dispose()
  const cloud = await startCloud({ dataDir: folder, functionsDir: functions.dir, schema: collections })
  try {
    cloud.clock.set(instantOf('2026-11-23', 590))
    await fill(cloud)
    await beats(cloud, report)
    await library(cloud, report)
    report('plan.compute_ms', await medianOf(() => call(cloud, 'lesson.myPlans', {})), 'ms')
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Beats as a phone sends them, every fifteen seconds; the first looks, the others are one write. */
async function beats(cloud: Cloud, report: Report): Promise<void> {
  const lesson = await call(cloud, 'lesson.get', { lessonId: idOf(3) })
  const beat = (n: number) => ({
    ...{ lessonId: lesson.id, version: lesson.version, openedAt: lesson.openedAt, seconds: lesson.seconds },
    ...{ spans: [{ from: n * 5, to: (n + 1) * 5 }], position: (n + 1) * 5 },
  })
  const requests: number[] = []
  for (let n = 0; n < 6; n++) {
    cloud.clock.advance(15_000)
    await call(cloud, 'lesson.beat', beat(n))
    requests.push(databaseRequests(cloud))
  }
  report('lesson.beat_requests', median(requests.slice(1)), 'requests')
  report('lesson.beat_requests_first', requests[0] ?? 0, 'requests')
  report('lesson.beat_bytes', Buffer.byteLength(JSON.stringify({ action: 'beat', input: beat(0) })), 'bytes')
}

/** Of the last call; timers that run meanwhile are somebody else's. */
function databaseRequests(cloud: Cloud): number {
  const last = cloud
    .invocations()
    .filter((one) => one.function === 'lesson')
    .at(-1)
  return cloud
    .requests()
    .filter((one) => one.invocationId === last?.requestId && one.action.startsWith('database.')).length
}

async function library(cloud: Cloud, report: Report): Promise<void> {
  report('lesson.list_ms', await medianOf(() => call(cloud, 'lesson.list', {})), 'ms')
  report(
    'lesson.list_category_ms',
    await medianOf(() => call(cloud, 'lesson.list', { category: 'life' })),
    'ms',
  )
  const texts = ['长征', '垃圾 分类', 'banTiao', 'stgb', '宋国栋']
  const search = (n: number) => call(cloud, 'lesson.list', { text: texts[n % texts.length] ?? '' })
  report('lesson.search_ms', await medianOf(search), 'ms')
  const page = await call(cloud, 'lesson.list', {})
  if (page.lessons.length !== 20) throw new Error(`a page of ${page.lessons.length}`)
  report('lesson.list_payload_kb', Buffer.byteLength(JSON.stringify(page)) / 1024, 'KB')
}

async function medianOf(once: (n: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < WARM; n++) await once(n)
  for (let n = 0; n < ROUNDS; n++) {
    const began = performance.now()
    await once(n)
    taken.push(performance.now() - began)
  }
  return median(taken)
}

const idOf = (n: number) => `l_bench_${n}`

/** The demo's words over and over, each lesson with its number: what is searched for is found dozens of times. */
async function fill(cloud: Cloud): Promise<void> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb: db } = await import('../../cloudfunctions/kit/wxDb')
  const branch = newOrganization({
    id: 'o_bench',
    kind: 'branch',
    name: '支部',
    parent: null,
    on: '2020-01-01',
  })
  await db.add('organizations', branch)
  const line = rosterLine({ name: '测试', born: '1950-01-01', phone: '13900000001' })
  const spelling = { pinyin: 'ceshi', initials: 'cs' }
  await db.add('members', newMember({ id: 'm_bench', line, spelling, branch, on: '2020-01-01' }))
  await db.add('accounts', {
    ...{ _id: accountIdOf(LEARNER), memberId: 'm_bench', name: '测试', grants: [] },
  })
  for (let from = 0; from < LESSONS; from += 500) await addLessons(db, from, cloud.clock.now())
  await db.add('plans', planOf(branch.path))
}

async function addLessons(db: Db, from: number, now: number): Promise<void> {
  const docs = Array.from({ length: 500 }, (_, n) => {
    const number = from + n
    const row = LESSON_ROWS[number % LESSON_ROWS.length]
    if (!row) throw new Error('no lessons')
    const { lesson, version } = lessonDocs(row, number % LESSON_ROWS.length, now - number * 60_000)
    const order = `${lesson.order}_${number}`
    return {
      lesson: { ...lesson, _id: idOf(number), title: `${lesson.title} ${number}`, order },
      version: { ...version, _id: `${idOf(number)}:1`, lessonId: idOf(number) },
    }
  })
  await db.addMany(
    'lessons',
    docs.map(({ lesson }) => lesson),
  )
  await db.addMany(
    'lessonVersions',
    docs.map(({ version }) => version),
  )
}

const planOf = (path: string): PlanDoc => ({
  ...{ _id: 'plan_bench', name: '三百课', organizationId: 'o_bench', organizationName: '支部', path },
  audience: { organizationId: 'o_bench', roles: [], ageFrom: null, ageTo: null, trades: [] },
  ...{ from: '2026-01-01', to: '2026-12-31', updatedAt: 0 },
  required: Array.from({ length: PLANNED }, (_, n) => ({ lessonId: idOf(n * 3), title: '', due: null })),
  electives: { categories: ['life'], count: 6 },
})

async function call<K extends ActionName>(cloud: Cloud, action: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const [name = '', verb] = action.split('.')
  const { result } = await cloud.invoke(name, { action: verb, input }, { openid: LEARNER, appid: 'wxbench' })
  const answer = result as Reply<OutputOf<K>>
  if (answer.ok) return answer.data
  throw new Error(`${action} was refused: ${answer.error.message}`)
}
