import { type TestCloud, startTestCloud } from './support/cloud'
import { COMMITTEE, LI, MONDAY, NOW, OFFICE, SECRETARY, WANG, addMember } from './support/district'
import {
  ARTICLE,
  LECTURER,
  OTHER_REVIEWER,
  QUESTIONS,
  REVIEWER,
  addMakers,
  publishLesson,
  watchAll,
} from './support/lessons'

const DONE = 'oTest_done'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await addMakers(on)
})
afterAll(() => on.stop())
beforeEach(() => on.cloud.clock.set(NOW))

const titles = async (openid: string, filter = {}) =>
  (await on.call(openid, 'lesson.list', filter)).lessons.map(({ title }) => title)

let begunLessons = 0

const beginLesson = async (title: string, level: 'street' | 'district' = 'street') => {
  const organizationId = 'o_p1'
  const begun = await on.call(LECTURER, 'lesson.begin', {
    ...{ organizationId, title, media: 'article', requestId: `q_begin_${++begunLessons}` },
  })
  const draft = { ...begun.draft, ...ARTICLE, title, level }
  return on.call(LECTURER, 'lesson.saveDraft', { lessonId: begun.id, revision: begun.revision, draft })
}

test('draft, submitted, returned with a reason, submitted again, passed: each step with who, when and why', async () => {
  const { id, revision, draft } = await beginLesson('一步一步')
  expect(await titles(LI)).not.toContain('一步一步')
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  const judge = { lessonId: id, version: 1 }
  expect(await on.refusal(REVIEWER, 'lesson.review', { ...judge, verdict: 'return', why: '' })).toMatchObject(
    {
      code: 'LESSON_WHY',
    },
  )
  await on.call(REVIEWER, 'lesson.remark', {
    ...{ lessonId: id, text: '这一段太长', moment: null, paragraph: 2, requestId: 'q_remark' },
  })
  await on.call(REVIEWER, 'lesson.review', { ...judge, verdict: 'return', why: '第二段改短' })
  const back = await on.call(LECTURER, 'lesson.work', { lessonId: id })
  expect(back).toMatchObject({ stage: 'returned', remarks: [{ paragraph: 2, byName: '周文静' }] })
  const saved = await on.call(LECTURER, 'lesson.saveDraft', {
    ...{ lessonId: id, revision: back.revision, draft: { ...draft, intro: '短了' } },
  })
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision: saved.revision })
  const passed = await on.call(REVIEWER, 'lesson.review', { ...judge, verdict: 'pass', why: '好' })
  expect(passed.steps.map(({ to, byName, why }) => [to, byName, why])).toEqual([
    ['draft', '宋国栋', ''],
    ['submitted', '宋国栋', ''],
    ['returned', '周文静', '第二段改短'],
    ['submitted', '宋国栋', ''],
    ['published', '周文静', '好'],
  ])
  expect(await titles(LI)).toContain('一步一步')
  const { notices } = await on.call(LECTURER, 'notice.list', {})
  expect(notices.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['《一步一步》要改一改', '《一步一步》发布了']),
  )
})

test('a lesson for the whole district needs two reviewers, and nobody passes one’s own', async () => {
  const { id, revision } = await beginLesson('全区的课', 'district')
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  const pass = { lessonId: id, version: 1, verdict: 'pass' as const, why: '' }
  for (let twice = 0; twice < 2; twice++)
    expect(await on.call(REVIEWER, 'lesson.review', pass)).toMatchObject({
      ...{ stage: 'submitted', passes: { needed: 2, byNames: ['周文静'] } },
    })
  expect(await on.refusal(LECTURER, 'lesson.review', pass)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.call(OTHER_REVIEWER, 'lesson.review', pass)).toMatchObject({ stage: 'published' })
})

test('who reviews may not review what they made', async () => {
  const organizationId = 'o_c1'
  const begun = await on.call(COMMITTEE, 'lesson.begin', {
    ...{ organizationId, title: '自己的课', media: 'article', requestId: 'q_own' },
  })
  const draft = { ...begun.draft, ...ARTICLE }
  const { revision } = await on.call(COMMITTEE, 'lesson.saveDraft', {
    lessonId: begun.id,
    revision: 0,
    draft,
  })
  await on.call(COMMITTEE, 'lesson.submit', { lessonId: begun.id, revision })
  const pass = { lessonId: begun.id, version: 1, verdict: 'pass', why: '' }
  expect(await on.refusal(COMMITTEE, 'lesson.review', pass)).toMatchObject({ code: 'LESSON_OWN_REVIEW' })
})

test('a draft that another phone saved is not written over, and the same words again are no conflict', async () => {
  const { id, revision, draft } = await beginLesson('两处在写')
  const first = await on.call(LECTURER, 'lesson.saveDraft', {
    ...{ lessonId: id, revision, draft: { ...draft, intro: '甲' } },
  })
  expect(first.revision).toBe(revision + 1)
  const again = { lessonId: id, revision, draft: { ...draft, intro: '甲' } }
  expect(await on.call(LECTURER, 'lesson.saveDraft', again)).toMatchObject({ revision: revision + 1 })
  const other = { lessonId: id, revision, draft: { ...draft, intro: '乙' } }
  expect(await on.refusal(LECTURER, 'lesson.saveDraft', other)).toMatchObject({
    code: 'LESSON_SAVED_ELSEWHERE',
  })
  expect(await on.refusal(SECRETARY, 'lesson.saveDraft', other)).toMatchObject({ code: 'LESSON_NOT_YOURS' })
  const empty = { ...draft, intro: '', blocks: [] }
  const saved = await on.call(LECTURER, 'lesson.saveDraft', {
    lessonId: id,
    revision: revision + 1,
    draft: empty,
  })
  expect(
    await on.refusal(LECTURER, 'lesson.submit', { lessonId: id, revision: saved.revision }),
  ).toMatchObject({
    ...{ code: 'LESSON_INCOMPLETE', message: '还差一样：正文。补上再提交' },
  })
})

test('what WeChat does not let through is said where it stands, all of it at once, until it is changed', async () => {
  await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
  const { id, revision, draft } = await beginLesson('不许说的话')
  const text = (words: string) => ({ kind: 'text' as const, text: words, fileId: null })
  const gone = {
    kind: 'picture' as const,
    text: '',
    fileId: 'cloud://env/uploads/lesson/abcdefgh12345678.jpg',
  }
  const bad = { ...draft, intro: '坏话一', blocks: [text('好话'), text('这里有坏话'), gone] }
  const saved = await on.call(LECTURER, 'lesson.saveDraft', { lessonId: id, revision, draft: bad })
  const submission = { lessonId: id, revision: saved.revision }
  expect(await on.refusal(LECTURER, 'lesson.submit', submission)).toMatchObject({
    ...{ code: 'TEXT_NOT_ALLOWED', message: expect.stringContaining('简介') },
  })
  const { problems, stage } = await on.call(LECTURER, 'lesson.work', { lessonId: id })
  expect([stage, problems.map(({ section, name, what }) => [section, name, what])]).toEqual([
    'draft',
    [
      ['about', '简介', '坏话一'],
      ['article', '正文第 2 段', '这里有坏话'],
      ['article', '正文第 3 段的图', gone.fileId],
    ],
  ])
  const good = { ...draft, intro: '好话', blocks: [text('好话')] }
  const mended = await on.call(LECTURER, 'lesson.saveDraft', { ...submission, draft: good })
  const sent = await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision: mended.revision })
  expect([sent.stage, sent.problems]).toEqual(['submitted', []])
})

test('the author’s list says why a lesson came back', async () => {
  const { id, revision } = await beginLesson('为什么退回')
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision })
  const verdict = { lessonId: id, version: 1, verdict: 'return' as const, why: '声音太小' }
  await on.call(REVIEWER, 'lesson.review', verdict)
  const { works } = await on.call(LECTURER, 'lesson.works', {})
  expect(works.find((one) => one.id === id)).toMatchObject({
    ...{ stage: 'returned', said: { byName: '周文静', to: 'returned', why: '声音太小' } },
  })
})

test('a poorly rated lesson goes back to the furnace and returns as version 2; old records keep theirs', async () => {
  const id = await publishLesson(on, '要回炉的课')
  const raters = [LI, WANG, SECRETARY, OFFICE, COMMITTEE]
  for (const openid of raters) {
    await watchAll(on, openid, id)
    await on.call(openid, 'lesson.finish', { lessonId: id })
    const said = { lessonId: id, stars: 2 as const, reasons: ['太长'], words: '' }
    await on.call(openid, 'lesson.evaluate', said)
  }
  expect(await titles(LI)).not.toContain('要回炉的课')
  const figures = await on.call(LECTURER, 'lesson.figures', { lessonId: id })
  expect(figures).toMatchObject({
    ...{ stars: [0, 5, 0, 0, 0], average: 2, reasons: [{ reason: '太长', count: 5 }], learners: 5 },
    completed: 5,
  })
  const next = await on.call(LECTURER, 'lesson.revise', { lessonId: id })
  expect(next).toMatchObject({ version: 2, stage: 'draft' })
  await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision: next.revision })
  await on.call(REVIEWER, 'lesson.review', { lessonId: id, version: 2, verdict: 'pass', why: '改好了' })
  expect(await titles(LI)).toContain('要回炉的课')
  const again = await on.call(LI, 'lesson.get', { lessonId: id })
  expect(again).toMatchObject({ version: 2, rating: null })
  expect(again.standing?.completedAt).not.toBeNull()
  const { lines } = await on.call(LI, 'ledger.mine', {})
  expect(lines.filter(({ title }) => title === '要回炉的课')).toHaveLength(1)
})

test('only who completed a lesson rates it, and a change of mind is counted once', async () => {
  const id = await publishLesson(on, '评一评')
  const said = { lessonId: id, stars: 5, reasons: ['用得上'], words: '很好' }
  expect(await on.refusal(LI, 'lesson.evaluate', said)).toMatchObject({ code: 'EVALUATE_BEFORE_COMPLETING' })
  await watchAll(on, LI, id)
  await on.call(LI, 'lesson.finish', { lessonId: id })
  await on.call(LI, 'lesson.evaluate', { ...said, stars: 1 })
  await on.call(LI, 'lesson.evaluate', { ...said, stars: 5 })
  const figures = await on.call(LECTURER, 'lesson.figures', { lessonId: id })
  expect(figures).toMatchObject({ stars: [0, 0, 0, 0, 1], words: ['很好'] })
})

test('a lesson is made an exemplar, retired and brought back, always with a reason', async () => {
  const id = await publishLesson(on, '样板')
  await on.call(REVIEWER, 'lesson.place', { lessonId: id, to: 'exemplar', why: '讲得好' })
  expect(await titles(LI, { only: 'exemplar' })).toEqual(['样板'])
  await on.call(REVIEWER, 'lesson.place', { lessonId: id, to: 'retired', why: '旧了' })
  expect(await titles(LI)).not.toContain('样板')
  expect(await on.refusal(LI, 'lesson.get', { lessonId: id })).toMatchObject({ code: 'NOT_FOUND' })
  await on.call(REVIEWER, 'lesson.place', { lessonId: id, to: 'published', why: '补好了' })
  expect(await titles(LI)).toContain('样板')
})

const plan = (lessonId: string) => ({
  ...{ id: 'plan_1', name: '冬季学习', from: MONDAY, to: '2026-12-31' },
  audience: { organizationId: 'o_3', roles: [], ageFrom: 60, ageTo: null, trades: [] },
  required: [{ lessonId, due: '2026-11-30' }],
  electives: { categories: ['skills' as const], count: 2 },
})

test('a plan reaches those it is for, with what is due first, and suggests by what they want more of', async () => {
  const id = await publishLesson(on, '必修一课', { questions: QUESTIONS, asked: 0, pass: 0 })
  await publishLesson(on, '选修一课', { category: 'life' })
  await on.call(SECRETARY, 'lesson.savePlan', { organizationId: 'o_3', plan: plan(id) })
  await on.call(LI, 'lesson.setNeeds', { categories: ['life'] })
  const { plans } = await on.call(LI, 'lesson.myPlans', {})
  expect(plans).toMatchObject([
    { name: '冬季学习', required: [{ id, due: '2026-11-30', standing: null }], electives: { count: 2 } },
  ])
  const home = await on.call(LI, 'lesson.home', {})
  expect(home.required.map(({ title, planName }) => [title, planName])).toEqual([['必修一课', '冬季学习']])
  expect(home.suggested[0]).toMatchObject({ category: 'life', because: '您想多学健康生活' })
  expect(
    await on.refusal(SECRETARY, 'lesson.savePlan', {
      ...{
        organizationId: 'o_3',
        plan: { ...plan(id), audience: { ...plan(id).audience, organizationId: 'o_9' } },
      },
    }),
  ).toMatchObject({ code: 'FORBIDDEN' })
})

test('a week and a day before it is due, whoever has not completed it is reminded once', async () => {
  const id = await publishLesson(on, '要到期的课')
  await on.call(SECRETARY, 'lesson.savePlan', {
    organizationId: 'o_3',
    plan: { ...plan(id), id: 'plan_due' },
  })
  await addMember(on.db, DONE, 'm_done', '已学完')
  await watchAll(on, DONE, id)
  await on.call(DONE, 'lesson.finish', { lessonId: id })
  on.cloud.clock.set(NOW)
  for (let twice = 0; twice < 2; twice++) await on.cloud.timers.run('lesson', 'remind')
  const told = async (openid: string) =>
    (await on.call(openid, 'notice.list', {})).notices.filter(({ title }) => title.includes('要到期的课'))
  expect(await told(LI)).toMatchObject([{ title: '《要到期的课》还有 7 天到期' }])
  expect(await told(DONE)).toEqual([])
})

describe('what is spoken', () => {
  afterEach(() => on.cloud.openapi.setRules([]))

  /** A voice that its author has recorded and handed in. */
  async function submitVoice(title: string, name: string): Promise<string> {
    const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
    const fileId = await wxWeChat.upload(`uploads/lesson/${name}.mp3`, Buffer.from('spoken'))
    const { id, revision, draft } = await beginLesson(title)
    const voice = { ...draft, media: 'audio' as const, blocks: [], fileId, seconds: 60 }
    const saved = await on.call(LECTURER, 'lesson.saveDraft', { lessonId: id, revision, draft: voice })
    await on.call(LECTURER, 'lesson.submit', { lessonId: id, revision: saved.revision })
    return id
  }

  const told = async () => {
    while (on.cloud.openapi.mediaChecks().some(({ toldTo }) => toldTo === ''))
      await new Promise((done) => setTimeout(done, 20))
  }

  const workOf = (lessonId: string) => on.call(LECTURER, 'lesson.work', { lessonId })

  test('WeChat listens to it; what it lets through stays with the reviewers', async () => {
    const id = await submitVoice('听得的', 'abcdefgh00000001')
    await told()
    expect(on.cloud.openapi.mediaChecks().at(-1)?.mediaUrl).toContain('.mp3')
    expect(await workOf(id)).toMatchObject({ stage: 'submitted' })
  })

  test('what WeChat does not let through goes back to its author, who is told why', async () => {
    await on.cloud.openapi.setRules([{ kind: 'media', match: '.mp3', suggest: 'risky', label: 20001 }])
    const id = await submitVoice('听不得的', 'abcdefgh00000002')
    await told()
    const { stage, steps } = await workOf(id)
    expect([stage, steps.at(-1)?.byName]).toEqual(['returned', '微信内容检查'])
    const { notices } = await on.call(LECTURER, 'notice.list', {})
    expect(notices.map(({ title }) => title)).toContain('《听不得的》的声音没有通过')
  })

  test('it leaves the library when WeChat was slower than its reviewers', async () => {
    const id = await submitVoice('评得快的', 'abcdefgh00000003')
    await told()
    await on.call(REVIEWER, 'lesson.review', { lessonId: id, version: 1, verdict: 'pass', why: '' })
    expect(await titles(LI)).toContain('评得快的')
    await on.db.add('soundChecks', { _id: 'trace_late', lessonId: id, version: 1, at: NOW })
    const message = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'trace_late' }
    const heard = { ...message, result: { suggest: 'risky' } }
    await on.cloud.invoke('lesson', { ...heard, trace_id: 'trace_guessed' }, { openid: LI, appid: 'wxtest' })
    expect(await titles(LI)).toContain('评得快的')
    await on.cloud.invoke('lesson', heard, { openid: '', appid: 'wxtest' })
    expect(await titles(LI)).not.toContain('评得快的')
    expect((await workOf(id)).placed).toBe('rework')
  })
})
