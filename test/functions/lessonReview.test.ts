import type { PlanAudience } from '../../miniprogram/shared/contract/lessonPlan'
import { type TestCloud, startTestCloud } from './support/cloud'
import { COMMITTEE, LI, OFFICE, OTHER_SECRETARY, SECRETARY, WANG, testMember } from './support/district'
import {
  ARTICLE,
  LECTURER,
  OTHER_REVIEWER,
  REVIEWER,
  addMakers,
  beatOf,
  publishLesson,
  watchAll,
} from './support/lessons'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await addMakers(on)
})
afterAll(() => on.stop())

let begun = 0

async function submitLesson(title: string, level: 'street' | 'district'): Promise<string> {
  const { id, draft } = await on.call(LECTURER, 'lesson.begin', {
    ...{ organizationId: 'o_p1', title: '还没有名字', media: 'article', requestId: `q_review_${++begun}` },
  })
  const whole = { ...draft, ...ARTICLE, title, level }
  const { revision } = await on.call(LECTURER, 'lesson.saveDraft', {
    lessonId: id,
    revision: 0,
    draft: whole,
  })
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  return id
}

const desk = (openid: string, stage: 'submitted' | 'proposed' | 'rework', organizationId = 'o_c1') =>
  on.call(openid, 'lesson.desk', { organizationId, stage })

const told = async (openid: string, words: string) =>
  (await on.call(openid, 'notice.list', {})).notices.filter(({ title }) => title.includes(words))

test('the desk has what waits longest first, with its author, since when, and how many passed it', async () => {
  const began = on.cloud.clock.now()
  const first = await submitLesson('先交的', 'district')
  on.cloud.clock.advance(60_000)
  const second = await submitLesson('后交的', 'street')
  on.cloud.clock.advance(60_000)
  await on.call(REVIEWER, 'lesson.review', { lessonId: first, version: 1, verdict: 'pass', why: '' })
  const { works } = await desk(REVIEWER, 'submitted')
  expect(works).toMatchObject([
    { id: first, title: '先交的', level: 'district', authorName: '宋国栋', passes: { done: 1, needed: 2 } },
    { id: second, passes: { done: 0, needed: 1 } },
  ])
  expect((works[0]?.since ?? 0) - began).toBeLessThan(60_000)
  expect(
    await on.refusal(REVIEWER, 'lesson.desk', { organizationId: 'o_9', stage: 'submitted' }),
  ).toMatchObject({ code: 'FORBIDDEN' })
})

test('what is submitted is told to reviewers over it, on the page where it is judged, and again after a return', async () => {
  const id = await submitLesson('请评一评', 'street')
  const page = `/packages/review/lesson/lesson?lessonId=${id}`
  expect(await told(REVIEWER, '请评一评')).toMatchObject([{ title: '《请评一评》等您评审', page }])
  expect(await told(OTHER_REVIEWER, '请评一评')).toHaveLength(1)
  expect(await told(COMMITTEE, '请评一评')).toEqual([])
  await on.call(REVIEWER, 'lesson.review', { lessonId: id, version: 1, verdict: 'return', why: '短一些' })
  expect(await told(LECTURER, '请评一评')).toMatchObject([
    { title: '《请评一评》要改一改', page: `/packages/making/lesson/lesson?id=${id}` },
  ])
  const { revision } = await on.call(LECTURER, 'lesson.work', { lessonId: id })
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  expect(await told(REVIEWER, '请评一评')).toHaveLength(2)
})

test('a verdict that is given again after a lost answer changes nothing, and another one is refused', async () => {
  const id = await submitLesson('答复丢了', 'street')
  const judge = { lessonId: id, version: 1 }
  const back = { ...judge, verdict: 'return' as const, why: '太长' }
  for (let twice = 0; twice < 2; twice++)
    expect(await on.call(REVIEWER, 'lesson.review', back)).toMatchObject({ stage: 'returned' })
  const pass = { ...judge, verdict: 'pass' as const, why: '' }
  expect(await on.refusal(OTHER_REVIEWER, 'lesson.review', pass)).toMatchObject({ code: 'LESSON_MOVED_ON' })
  const { revision } = await on.call(LECTURER, 'lesson.work', { lessonId: id })
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  for (let twice = 0; twice < 2; twice++)
    expect(await on.call(REVIEWER, 'lesson.review', pass)).toMatchObject({ stage: 'published' })
  expect(await on.refusal(OTHER_REVIEWER, 'lesson.review', pass)).toMatchObject({ code: 'LESSON_MOVED_ON' })
  const { steps } = await on.call(LECTURER, 'lesson.work', { lessonId: id })
  expect(steps.map(({ to }) => to)).toEqual(['draft', 'submitted', 'returned', 'submitted', 'published'])
})

test('figures know who is still in the middle, up to the last beat, and count nobody twice', async () => {
  const id = await publishLesson(on, '看到一半')
  await watchAll(on, LI, id)
  await on.call(LI, 'lesson.finish', { lessonId: id })
  const opened = await on.call(WANG, 'lesson.get', { lessonId: id })
  on.cloud.clock.advance(60_000)
  await on.call(WANG, 'lesson.beat', beatOf(opened, [{ from: 0, to: 50 }]))
  await on.call(SECRETARY, 'lesson.get', { lessonId: id })
  const figures = () => on.call(LECTURER, 'lesson.figures', { lessonId: id })
  expect(await figures()).toMatchObject({
    ...{ learners: 3, completed: 1, watchedTenths: [2, 2, 2, 2, 2, 1, 1, 1, 1, 1], stopsAt: null },
  })
  on.cloud.clock.advance(60_000)
  await on.call(WANG, 'lesson.beat', beatOf(opened, [{ from: 50, to: 100 }]))
  await on.call(WANG, 'lesson.finish', { lessonId: id })
  expect(await figures()).toMatchObject({ learners: 3, completed: 2 })
})

test('good ratings propose a lesson to the reviewers, who find it on their desk', async () => {
  const id = await publishLesson(on, '人人说好')
  for (const openid of [LI, WANG, SECRETARY, OFFICE, COMMITTEE]) {
    await watchAll(on, openid, id)
    await on.call(openid, 'lesson.finish', { lessonId: id })
    await on.call(openid, 'lesson.evaluate', { lessonId: id, stars: 5, reasons: [], words: '' })
  }
  expect((await desk(REVIEWER, 'proposed')).works).toMatchObject([
    { id, stage: 'published', isProposed: true },
  ])
  expect(await told(REVIEWER, '可以评样板课了')).toHaveLength(1)
  await on.call(REVIEWER, 'lesson.place', { lessonId: id, to: 'rework', why: '有一处说错了' })
  expect((await desk(REVIEWER, 'proposed')).works).toEqual([])
  expect((await desk(REVIEWER, 'rework')).works).toMatchObject([{ id, said: { why: '有一处说错了' } }])
})

test('two who rate in the same moment send a lesson back once', async () => {
  const id = await publishLesson(on, '一起说不好')
  const raters = [LI, WANG, SECRETARY, OFFICE, COMMITTEE]
  for (const openid of raters) {
    await watchAll(on, openid, id)
    await on.call(openid, 'lesson.finish', { lessonId: id })
  }
  const said = { lessonId: id, stars: 1 as const, reasons: ['太长'], words: '' }
  await Promise.all(raters.map((openid) => on.call(openid, 'lesson.evaluate', said)))
  const { steps, stage } = await on.call(LECTURER, 'lesson.work', { lessonId: id })
  expect(stage).toBe('rework')
  expect(steps.filter(({ to }) => to === 'rework')).toHaveLength(1)
  const { stars } = await on.call(LECTURER, 'lesson.figures', { lessonId: id })
  expect(stars).toEqual([5, 0, 0, 0, 0])
})

test('how many a plan concerns is counted by the rule that reminds', async () => {
  await on.db.add('members', testMember('m_young', { name: '小周', born: '2000-01-01', occupation: '教师' }))
  const reach = async (change: Partial<PlanAudience>) => {
    const audience = { organizationId: 'o_3', roles: [], ageFrom: null, ageTo: null, trades: [], ...change }
    return (await on.call(SECRETARY, 'lesson.planReach', { organizationId: 'o_3', audience })).members
  }
  const all = await reach({})
  expect(await reach({ ageFrom: 60 })).toBe(all - 1)
  expect(await reach({ trades: ['教师'] })).toBe(1)
  expect(await reach({ roles: ['secretary'] })).toBe(2)
  const elsewhere = { organizationId: 'o_9', roles: [], ageFrom: null, ageTo: null, trades: [] }
  const input = { organizationId: 'o_3', audience: elsewhere }
  expect(await on.refusal(SECRETARY, 'lesson.planReach', input)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.refusal(OTHER_SECRETARY, 'lesson.planReach', input)).toMatchObject({ code: 'FORBIDDEN' })
})

test('what somebody wants more of is read back on every phone', async () => {
  await on.call(WANG, 'lesson.setNeeds', { categories: ['life', 'skills'] })
  expect((await on.call(WANG, 'lesson.myPlans', {})).needs).toEqual(['life', 'skills'])
  expect((await on.call(OFFICE, 'lesson.myPlans', {})).needs).toEqual([])
})
