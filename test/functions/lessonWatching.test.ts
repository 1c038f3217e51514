import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, RESIDENT, WANG } from './support/district'
import { QUESTIONS, addMakers, beatOf, publishLesson, watchAll } from './support/lessons'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await addMakers(on)
})
afterAll(() => on.stop())

const standing = async (openid: string, lessonId: string) =>
  (await on.call(openid, 'lesson.get', { lessonId })).standing

test('what was watched counts once, and stands in the archive once it is complete', async () => {
  const id = await publishLesson(on, '看完一课')
  const opened = await watchAll(on, LI, id)
  expect(opened).toMatchObject({ seconds: 100, needed: 90, position: 0, watched: [] })
  const twice = await Promise.all([1, 2].map(() => on.call(LI, 'lesson.finish', { lessonId: id })))
  for (const done of twice) expect(done).toMatchObject({ needsQuiz: false, minutes: 2 })
  const { lines } = await on.call(LI, 'ledger.mine', {})
  expect(lines.filter(({ title }) => title === '看完一课')).toMatchObject([
    { kind: 'lesson', minutes: 2, online: true },
  ])
  expect((await standing(LI, id))?.completedAt).not.toBeNull()
})

test('two phones that play the same part count it once; another part counts as well', async () => {
  const id = await publishLesson(on, '两部手机')
  const phones = [
    await on.call(LI, 'lesson.get', { lessonId: id }),
    await on.call(LI, 'lesson.get', { lessonId: id }),
  ] as const
  on.cloud.clock.advance(60_000)
  const both = phones.map((phone) => on.call(LI, 'lesson.beat', beatOf(phone, [{ from: 0, to: 30 }])))
  await Promise.all(both)
  expect(await standing(LI, id)).toMatchObject({ seconds: 30 })
  await on.call(LI, 'lesson.beat', beatOf(phones[1], [{ from: 30, to: 50 }]))
  expect(await standing(LI, id)).toMatchObject({ seconds: 50 })
})

test('beats that come late, twice and in another order add up to the same', async () => {
  const parts = [0, 20, 40, 60, 80].map((from) => [{ from, to: from + 20 }])
  const orders = [
    [0, 1, 2, 3, 4],
    [4, 2, 0, 1, 3, 2, 0],
  ]
  for (const [n, order] of orders.entries()) {
    const id = await publishLesson(on, `次序 ${n}`)
    const opened = await on.call(WANG, 'lesson.get', { lessonId: id })
    on.cloud.clock.advance(3_600_000)
    for (const part of order) await on.call(WANG, 'lesson.beat', beatOf(opened, parts[part] ?? []))
    expect(await standing(WANG, id)).toMatchObject({ seconds: 100 })
  }
})

test('a bot that posts everything at once, or nonsense, gains nothing', async () => {
  const id = await publishLesson(on, '机器人')
  const opened = await on.call(RESIDENT, 'lesson.get', { lessonId: id })
  const all = beatOf(opened, [{ from: 0, to: 100 }])
  expect(await on.call(RESIDENT, 'lesson.beat', all)).toMatchObject({ kind: 'early' })
  const nonsense = [
    { from: -500, to: -1 },
    { from: 90, to: 10 },
    { from: 101, to: 900 },
  ]
  on.cloud.clock.advance(600_000)
  await on.call(RESIDENT, 'lesson.beat', beatOf(opened, nonsense))
  expect(await standing(RESIDENT, id)).toMatchObject({ seconds: 0 })
  expect(await on.call(RESIDENT, 'lesson.finish', { lessonId: id })).toMatchObject({
    standing: { completedAt: null },
  })
})

test('an opening that the server never gave counts for nothing', async () => {
  const id = await publishLesson(on, '假的打开时间')
  const opened = await on.call(RESIDENT, 'lesson.get', { lessonId: id })
  const earlier = { ...beatOf(opened, [{ from: 0, to: 100 }]), openedAt: opened.openedAt - 3_600_000 }
  expect(await on.call(RESIDENT, 'lesson.beat', earlier)).toEqual({ kind: 'outdated' })
  const longer = { ...beatOf(opened, [{ from: 0, to: 100 }]), seconds: 10 }
  expect(await on.call(RESIDENT, 'lesson.beat', longer)).toEqual({ kind: 'outdated' })
  expect(await standing(RESIDENT, id)).toMatchObject({ seconds: 0 })
})

test('many lessons at once take no more time than there was', async () => {
  const ids = []
  for (let n = 0; n < 4; n++) ids.push(await publishLesson(on, `同时 ${n}`))
  const openid = 'oTest_many_at_once'
  const opened = []
  for (const lessonId of ids) opened.push(await on.call(openid, 'lesson.get', { lessonId }))
  on.cloud.clock.advance(100_000)
  const kinds = []
  for (const one of opened)
    kinds.push((await on.call(openid, 'lesson.beat', beatOf(one, [{ from: 0, to: 100 }]))).kind)
  // Two lessons of 100 s at the highest rate fill 100 s; the others have to wait.
  expect(kinds.slice(2)).toEqual(['early', 'early'])
  expect(kinds.slice(0, 2)).not.toContain('early')
})

test('resuming on another phone goes on where it was left', async () => {
  const id = await publishLesson(on, '接着看')
  const first = await on.call(LI, 'lesson.get', { lessonId: id })
  on.cloud.clock.advance(40_000)
  await on.call(LI, 'lesson.beat', beatOf(first, [{ from: 0, to: 40 }]))
  await on.call(LI, 'lesson.finish', { lessonId: id })
  const second = await on.call(LI, 'lesson.get', { lessonId: id })
  expect(second).toMatchObject({ position: 40, watched: [{ from: 0, to: 40 }], openedAt: first.openedAt })
  expect((await on.call(LI, 'lesson.home', {})).unfinished[0]).toMatchObject({ id })
})

test('with a quiz a lesson is complete when both are done, and answers come only afterwards', async () => {
  const quiz = { questions: QUESTIONS, asked: 2, pass: 2 }
  const id = await publishLesson(on, '有小测', quiz)
  const seen: unknown[] = [await on.call(LI, 'lesson.get', { lessonId: id })]
  expect(await on.refusal(LI, 'lesson.quiz', { lessonId: id })).toMatchObject({
    code: 'QUIZ_BEFORE_WATCHING',
  })
  await watchAll(on, LI, id)
  seen.push(await on.call(LI, 'lesson.finish', { lessonId: id }))
  expect(seen[1]).toMatchObject({ needsQuiz: true, standing: { completedAt: null } })
  const sitting = await on.call(LI, 'lesson.quiz', { lessonId: id })
  seen.push(sitting, await on.call(LI, 'lesson.list', {}), await on.call(LI, 'lesson.home', {}))
  expect(JSON.stringify(seen)).not.toMatch(/SECRET-WHY|rightIds/)
  const wrong = sitting.questions.map((one) => ({ questionId: one.id, optionIds: [`${one.id}-b`] }))
  const failed = await on.call(LI, 'lesson.answer', { lessonId: id, attempt: 1, answers: wrong })
  expect(failed).toMatchObject({ right: 0, passed: false, completedAt: null })
  expect(failed.answers.every(({ why }) => why.startsWith('SECRET-WHY'))).toBe(true)
  const again = await on.call(LI, 'lesson.quiz', { lessonId: id })
  const right = again.questions.map((one) => ({ questionId: one.id, optionIds: [`${one.id}-a`] }))
  expect(await on.refusal(LI, 'lesson.answer', { lessonId: id, attempt: 1, answers: right })).toMatchObject({
    code: 'QUIZ_ANSWERED',
  })
  const passed = await on.call(LI, 'lesson.answer', { lessonId: id, attempt: 2, answers: right })
  expect(passed).toMatchObject({ right: 2, passed: true })
  expect(passed.completedAt).not.toBeNull()
  expect(await on.refusal(LI, 'lesson.quiz', { lessonId: id })).toMatchObject({ code: 'QUIZ_NONE' })
})

test('after three failed attempts one has to wait', async () => {
  const id = await publishLesson(on, '歇一歇', { questions: QUESTIONS, asked: 1, pass: 1 })
  await watchAll(on, WANG, id)
  for (const attempt of [1, 2, 3])
    await on.call(WANG, 'lesson.answer', { lessonId: id, attempt, answers: [] })
  expect(await on.refusal(WANG, 'lesson.quiz', { lessonId: id })).toMatchObject({ code: 'QUIZ_PAUSE' })
  on.cloud.clock.advance(600_000)
  expect(await on.call(WANG, 'lesson.quiz', { lessonId: id })).toMatchObject({ attempt: 4 })
})

test.each([1, 2, 3, 4, 5, 6])(
  'a completion that was cut off after request %i is ended by the next look, with one line in the archive',
  async (nth) => {
    const id = await publishLesson(on, `断在 ${nth}`)
    await watchAll(on, LI, id)
    on.cloud.faults.add({ action: 'database.*', function: 'lesson', nth, effect: 'kill', when: 'after' })
    await on.call(LI, 'lesson.finish', { lessonId: id }).catch(() => undefined)
    on.cloud.faults.clear()
    await on.call(LI, 'lesson.finish', { lessonId: id })
    expect((await standing(LI, id))?.completedAt).not.toBeNull()
    const { lines } = await on.call(LI, 'ledger.mine', {})
    expect(lines.filter(({ title }) => title === `断在 ${nth}`)).toHaveLength(1)
  },
)

test('favourites, recent and unfinished are one’s own', async () => {
  const id = await publishLesson(on, '收藏')
  await on.call(WANG, 'lesson.get', { lessonId: id })
  await on.call(WANG, 'lesson.favourite', { lessonId: id, isFavourite: true })
  const idsOf = async (openid: string, only: 'favourites' | 'recent' | 'unfinished') =>
    (await on.call(openid, 'lesson.list', { only })).lessons.map((one) => one.id)
  expect(await idsOf(WANG, 'favourites')).toEqual([id])
  expect((await idsOf(WANG, 'recent'))[0]).toBe(id)
  expect(await idsOf(WANG, 'unfinished')).toContain(id)
  expect(await idsOf(RESIDENT, 'favourites')).toEqual([])
  await on.call(WANG, 'lesson.favourite', { lessonId: id, isFavourite: false })
  expect(await idsOf(WANG, 'favourites')).toEqual([])
})

test('search finds by words, lecturer, pinyin and first letters, and everything at once narrows', async () => {
  const id = await publishLesson(on, '垃圾分类小窍门', { category: 'life' })
  const find = async (text: string, more = {}) =>
    (await on.call(RESIDENT, 'lesson.list', { text, ...more })).lessons.map((one) => one.id)
  for (const text of ['分类', '垃圾 窍门', 'fenlei', 'LJFL', 'xqm']) expect(await find(text)).toContain(id)
  expect(await find('宋国栋')).toContain(id)
  expect(await find('宋国栋', { category: 'life' })).toEqual([id])
  expect(await find('登月')).toEqual([])
  expect(await find('zzzz')).toEqual([])
})
