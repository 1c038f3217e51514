import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import { callAs, press } from '../support/control'
import { type Person, type Phone, closePhones, openPhone, story } from '../support/phone'

// @ownWorld: people here have learned and rated what others would find in their archives.

/** A lesson on its way: written, judged, sent back, published, rated poorly, back in the furnace, and out again. */

const TITLE = '门口的三级台阶'
const DESK = 'packages/review/desk/desk'
const LESSON = 'packages/review/lesson/lesson'
const RATERS: readonly Person[] = ['member', 'member2', 'keeper', 'secretary', 'district']

let judge: Phone
let author: Phone

beforeAll(async () => {
  judge = await openPhone('reviewer', 'e2e-rev-judge', { font: '1.4', size: '375x667' })
  author = await openPhone('lecturer', 'e2e-rev-author')
}, 120_000)
afterAll(() => closePhones())

async function ask<K extends ActionName>(user: Person, action: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const reply = (await callAs(user, action, input)) as Reply<OutputOf<K>>
  if (reply.ok) return reply.data
  throw new Error(`${action}: ${reply.error.message}`)
}

let lessonId = ''

async function submitNew(): Promise<void> {
  const { id, draft } = await ask('lecturer', 'lesson.begin', {
    ...{ organizationId: 'o_district', title: TITLE, media: 'article', requestId: 'q_e2e_review' },
  })
  const words = ['门口有三级台阶。', '坐轮椅的人进不来。', '大家一起修了坡道。', '现在谁都进得来。']
  const blocks = words.map((text) => ({ kind: 'text' as const, text, fileId: null }))
  const whole = { ...draft, blocks, level: 'street' as const, theme: '服务课', intro: '一件小事' }
  const saved = await ask('lecturer', 'lesson.saveDraft', { lessonId: id, revision: 0, draft: whole })
  await ask('lecturer', 'lesson.submit', { lessonId: id, revision: saved.revision })
  lessonId = id
}

/** From the reviewers' desk to the lesson. */
async function openFromDesk(): Promise<void> {
  await judge.relaunch(DESK)
  await judge.tap('.lesson-card', TITLE)
  await judge.arrive(LESSON)
  await judge.find('#title', TITLE)
}

story(
  'a reviewer is told of a new lesson, says what is wrong with a paragraph, and returns it with a reason',
  async () => {
    await submitNew()
    await judge.relaunch('pages/home/home')
    await judge.tap('#bench-review-0')
    await judge.arrive(DESK)
    await openFromDesk()
    await judge.tap('#stage >>> #block-1')
    await judge.tap('#remark', '在第 2 段说一句')
    await judge.type('#words >>> .area', '写写是谁，更动人')
    await judge.tap('#say')
    await judge.find('#history >>> .remark', '第 2 段')
    await judge.tap('#return')
    await judge.arrive('packages/review/decide/decide')
    await judge.tap('#reasons >>> .chip', '太长了，请剪短')
    await judge.tap('#do')
    await judge.arrive(LESSON)
    await judge.find('#stage-words', '要改一改')
  },
)

story('the author is led to what was said, and hands it in again', async () => {
  await author.relaunch('packages/member/inbox/inbox')
  await author.tap('.notice', `《${TITLE}》要改一改`)
  await author.arrive('packages/making/lesson/lesson')
  await author.find('#remarks >>> .remark', '写写是谁，更动人')
  await author.tap('#submit')
  await press(author.name, '交上去')
  await author.find('#stand', '在等评审')
  await openFromDesk()
  await judge.tap('#pass')
  await press(judge.name, '通过')
  await judge.find('#stage-words', '已发布')
  const found = await ask('resident', 'lesson.list', { text: '三级台阶' })
  expect(found.lessons.map(({ title }) => title)).toEqual([TITLE])
})

async function learnAndRate(user: Person): Promise<void> {
  const { version, openedAt, seconds } = await ask(user, 'lesson.get', { lessonId })
  const spans = [{ from: 0, to: seconds }]
  await ask(user, 'lesson.beat', { lessonId, version, openedAt, seconds, spans, position: seconds })
  await ask(user, 'lesson.finish', { lessonId })
  await ask(user, 'lesson.evaluate', { lessonId, stars: 1, reasons: ['听不清'], words: '太短了' })
}

story('rated poorly by five, it is back in the furnace, with figures that say why', async () => {
  for (const user of RATERS) await learnAndRate(user)
  await judge.relaunch(DESK)
  await judge.tap('#tabs >>> .chip', '回炉')
  await judge.tap('.lesson-card', TITLE)
  await judge.arrive(LESSON)
  await judge.find('#history >>> .step', '评价偏低')
  await judge.tap('#figures')
  await judge.arrive('packages/review/figures/figures')
  await judge.find('#about', '5 人看过，5 人学完')
  await judge.find('#stars', '1.0 星，5 人评过')
  await judge.find('#reasons', '听不清 5')
})

story('revised, it returns as version 2; who learned the first keeps that', async () => {
  await author.relaunch(`packages/making/lesson/lesson?id=${lessonId}`)
  await author.tap('#revise')
  await press(author.name, '开始改')
  await author.tap('#submit')
  await press(author.name, '交上去')
  await author.find('#stand', '在等评审')
  await openFromDesk()
  await judge.find('#stage-words', '第 2 版')
  await judge.tap('#pass')
  await press(judge.name, '通过')
  await judge.find('#stage-words', '已发布 · 第 2 版')
  const again = await ask('member', 'lesson.get', { lessonId })
  expect(again).toMatchObject({ version: 2, rating: null })
  expect(again.standing?.completedAt).not.toBeNull()
  const { lines } = await ask('member', 'ledger.mine', {})
  expect(lines.filter(({ title }) => title === TITLE)).toHaveLength(1)
})

story('a secretary plans it for the branch, sees whom it concerns, and takes the plan back', async () => {
  const zhao = await openPhone('secretary', 'e2e-rev-zhao')
  await zhao.tap('#bench-plans-0')
  await zhao.arrive('packages/review/plans/plans')
  await zhao.tap('#new')
  await zhao.arrive('packages/review/plan/plan')
  await zhao.find('#audience >>> #reach', '名党员')
  await zhao.type('#name >>> .input', '台阶那一课')
  await zhao.type('#required >>> #search >>> .input', '三级台阶')
  await zhao.tap('#required >>> .found', TITLE)
  await zhao.find('#required >>> .required', TITLE)
  await zhao.tap('#save')
  await press(zhao.name, '列出')
  await zhao.arrive('packages/review/plans/plans')
  const { plans } = await ask('member2', 'lesson.myPlans', {})
  expect(plans.flatMap(({ required }) => required.map(({ title }) => title))).toContain(TITLE)
  await zhao.tap('.plan', '台阶那一课')
  await zhao.tap('#remove')
  await press(zhao.name, '撤掉')
  await zhao.arrive('packages/review/plans/plans')
  await zhao.gone('.plan', '台阶那一课')
})
