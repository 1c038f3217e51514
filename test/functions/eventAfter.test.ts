import type { DeskDoc } from '../../cloudfunctions/checkin/store'
import { readTable } from '../../cloudfunctions/roster/file'
import type { EventBrief } from '../../miniprogram/shared/contract/event'
import { addDays } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { KEEPER, LI, MONDAY, NOW, OTHER_SECRETARY, RESIDENT, SECRETARY, WANG } from './support/district'
import {
  BRANCH,
  checkIn,
  newRequest,
  publishEvent,
  signUpInput,
  undoCheckIn,
  uploadPicture,
} from './support/event'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
})
afterAll(() => on.stop())
beforeEach(() => on.cloud.clock.set(NOW))

const HOUR = 3_600_000

/** An event to which 李桂芬 came and 王建国 did not, and which is over. */
async function held(change: object = {}): Promise<EventBrief> {
  on.cloud.clock.set(NOW)
  const event = await publishEvent(on, { date: addDays(MONDAY, 1), ...change })
  await on.call(LI, 'event.signUp', signUpInput(event.id))
  await on.call(WANG, 'event.signUp', signUpInput(event.id))
  on.cloud.clock.set(event.startsAt)
  await checkIn(on, event, ['m_li'])
  on.cloud.clock.set(event.endsAt + HOUR)
  return event
}

const saved = (eventId: string, change: object = {}) => ({
  ...{ eventId, words: '大家学得认真', pictures: [] as string[], isPublished: true, version: 0 },
  requestId: newRequest(),
  ...change,
})

test('a record in words and pictures stands in the gallery with who came; others see neither names nor drafts', async () => {
  const event = await held({ title: '写纪实的党课' })
  const picture = await uploadPicture()
  const draft = await on.call(SECRETARY, 'event.saveRecord', saved(event.id, { isPublished: false }))
  expect(draft).toMatchObject({ version: 1, came: 1, isPublished: false })
  expect(await on.refusal(LI, 'event.record', { eventId: event.id })).toMatchObject({ code: 'NOT_FOUND' })
  const request = saved(event.id, { pictures: [picture], version: 1 })
  const shown = await on.call(SECRETARY, 'event.saveRecord', request)
  const again = await on.call(SECRETARY, 'event.saveRecord', request)
  expect(again).toEqual({ ...shown, now: again.now, pictures: again.pictures })
  expect(again.pictures.map(({ fileId }) => fileId)).toEqual(shown.pictures.map(({ fileId }) => fileId))
  expect(shown.pictures).toMatchObject([{ isHidden: false, url: expect.stringContaining('http') }])
  expect(shown.attendance?.came).toMatchObject([{ name: '李桂芬', branchName: '第三支部', how: '按姓名' }])
  expect(shown.attendance?.missing.map(({ name }) => name)).toContain('王建国')

  const { cards } = await on.call(RESIDENT, 'event.gallery', { month: '2026-11' })
  expect(cards.find(({ eventId }) => eventId === event.id)).toMatchObject({
    ...{ title: '写纪实的党课', pictures: 1, came: 1, words: '大家学得认真' },
  })
  expect((await on.call(RESIDENT, 'event.gallery', { month: '2026-10' })).cards).toEqual([])
  expect((await on.call(RESIDENT, 'event.gallery', { stationId: 'st_2' })).cards).toEqual([])
  expect((await on.call(RESIDENT, 'event.record', { eventId: event.id })).attendance).toBeNull()
})

test('a record before the event begins, on an old version, or with bad words is refused', async () => {
  const early = await publishEvent(on)
  expect(await on.refusal(SECRETARY, 'event.saveRecord', saved(early.id))).toMatchObject({
    code: 'EVENT_NOT_BEGUN',
  })
  const event = await held()
  await on.call(SECRETARY, 'event.saveRecord', saved(event.id))
  expect(await on.refusal(SECRETARY, 'event.saveRecord', saved(event.id))).toMatchObject({
    code: 'EVENT_RECORD_CHANGED',
  })
  const rude = saved(event.id, { version: 1, words: '说坏话' })
  expect(await on.refusal(SECRETARY, 'event.saveRecord', rude)).toMatchObject({ code: 'TEXT_NOT_ALLOWED' })
  expect(await on.refusal(OTHER_SECRETARY, 'event.saveRecord', saved(event.id))).toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('who was there is out of a picture at once; who was not has to wait; the organiser decides', async () => {
  const event = await held({ audience: { kind: 'everyone' } })
  const pictures = [await uploadPicture(), await uploadPicture()]
  const { pictures: kept } = await on.call(SECRETARY, 'event.saveRecord', saved(event.id, { pictures }))
  const [mine = '', other = ''] = kept.map(({ fileId }) => fileId)
  const ask = (fileId: string) => ({ eventId: event.id, fileId, why: '照片里有我', requestId: newRequest() })
  const seen = async () => (await on.call(KEEPER, 'event.record', { eventId: event.id })).pictures
  await on.call(LI, 'event.askRemoval', ask(mine))
  await on.call(LI, 'event.askRemoval', ask(mine))
  expect((await seen()).map(({ fileId }) => fileId)).toEqual([other])
  await on.call(RESIDENT, 'event.askRemoval', ask(other))
  expect(await seen()).toHaveLength(1)

  const { removals } = await on.call(SECRETARY, 'event.removals', { organizer: BRANCH })
  const byLi = removals.find(({ fileId, eventId }) => eventId === event.id && fileId === mine)
  const settle = { eventId: event.id, removalId: byLi?.id ?? '', remove: true }
  expect(await on.call(SECRETARY, 'event.settleRemoval', settle)).toMatchObject({ state: 'removed' })
  expect(await on.call(SECRETARY, 'event.settleRemoval', settle)).toMatchObject({ state: 'removed' })
  const own = (await on.call(SECRETARY, 'event.record', { eventId: event.id })).pictures
  expect(own.map(({ fileId }) => fileId)).toEqual([other])
  expect(await on.refusal(LI, 'event.askRemoval', ask(mine))).toMatchObject({ code: 'EVENT_PICTURE_GONE' })
  const elsewhere = { ...settle, eventId: (await publishEvent(on, { date: addDays(MONDAY, 3) })).id }
  expect(await on.refusal(SECRETARY, 'event.settleRemoval', elsewhere)).toMatchObject({ code: 'NOT_FOUND' })
})

test('only who came evaluates, once; a second time replaces the first', async () => {
  const event = await held()
  const say = (stars: number) => ({ eventId: event.id, stars, reasons: ['内容实在'], words: '好' })
  expect(await on.refusal(WANG, 'event.evaluate', say(5))).toMatchObject({ code: 'EVENT_NOT_ATTENDED' })
  await on.call(LI, 'event.evaluate', say(5))
  await on.call(LI, 'event.evaluate', say(3))
  expect(await on.call(SECRETARY, 'event.evaluations', { eventId: event.id })).toMatchObject({
    ...{ count: 1, average: 3, stars: [0, 0, 1, 0, 0], reasons: [{ reason: '内容实在', count: 1 }] },
    words: [{ words: '好', stars: 3 }],
  })
  expect(await on.refusal(LI, 'event.evaluate', say(6))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('hours are in the ledger once, whoever writes them and however often; the timer does when nobody does', async () => {
  const event = await held({ title: '记学时的党课' })
  const mine = async (openid: string) =>
    (await on.call(openid, 'ledger.mine', { year: 2026 })).lines.filter(
      ({ title }) => title === '记学时的党课',
    )
  expect(await mine(LI)).toEqual([])
  on.cloud.clock.set(event.endsAt + 3 * HOUR)
  await on.cloud.timers.run('event', 'everyMinute')
  expect(await mine(LI)).toMatchObject([{ minutes: 90, kind: 'event', online: false }])
  expect(await on.call(SECRETARY, 'event.creditHours', { eventId: event.id })).toEqual({
    credited: 1,
    added: 0,
  })
  await on.call(SECRETARY, 'event.saveRecord', saved(event.id))
  expect(await mine(LI)).toHaveLength(1)
  expect(await mine(WANG)).toEqual([])
  const early = await publishEvent(on, { date: addDays(MONDAY, 5) })
  expect(await on.refusal(SECRETARY, 'event.creditHours', { eventId: early.id })).toMatchObject({
    code: 'EVENT_NOT_BEGUN',
  })
})

test('hours are right after any sequence of letting in, taking back and letting in again, whoever writes them when', async () => {
  const title = '来来回回的党课'
  const event = await held({ title })
  const credit = () => on.call(SECRETARY, 'event.creditHours', { eventId: event.id })
  const minutes = async () =>
    (await on.call(LI, 'ledger.mine', { year: 2026 })).lines
      .filter((one) => one.title === title)
      .reduce((sum, one) => sum + one.minutes, 0)
  for (let round = 0; round < 2; round++) {
    const { nonces } = await on.db
      .find<DeskDoc>('attendance', { eventId: event.id }, { limit: 10 })
      .then(([desk]) => ({ nonces: Object.keys(desk?.lines ?? {}) }))
    for (const nonce of nonces) await undoCheckIn(on, event, 'm_li', nonce)
    await Promise.all([credit(), credit()])
    expect(await minutes()).toBe(0)
    await checkIn(on, event, ['m_li', 'm_wang'])
    await Promise.all([credit(), credit(), credit()])
    expect(await minutes()).toBe(90)
  }
})

test('who did not come is offered a make-up and hears of it; who came is not', async () => {
  const event = await held({ title: '缺课要补' })
  const next = await publishEvent(on, { date: addDays(MONDAY, 6), title: '补课' })
  const wish = {
    ...{ eventId: event.id, personIds: ['m_li', 'm_wang'], makeUp: { eventId: next.id } },
    requestId: newRequest(),
  }
  expect(await on.call(SECRETARY, 'event.offerMakeUp', wish)).toEqual({ told: 1 })
  await on.call(SECRETARY, 'event.offerMakeUp', wish)
  const told = (await on.call(WANG, 'notice.list', {})).notices.filter(({ title }) =>
    title.includes('缺课要补”'),
  )
  expect(told).toMatchObject([
    { page: expect.stringContaining(next.id), lines: [expect.stringContaining('补课')] },
  ])
  const { attendance } = await on.call(SECRETARY, 'event.record', { eventId: event.id })
  expect(attendance?.missing.find(({ personId }) => personId === 'm_wang')?.makeUp).toContain('补课')
  const over = { ...wish, makeUp: { eventId: event.id }, requestId: newRequest() }
  expect(await on.refusal(SECRETARY, 'event.offerMakeUp', over)).toMatchObject({ code: 'EVENT_BEGUN' })
})

const rowsOf = (base64: string): string[][] => {
  const rows: string[][] = []
  readTable(Buffer.from(base64, 'base64'), (cells) => void rows.push(cells))
  return rows
}

test('the sheet to print names everyone who may come; the export says who came and who did not', async () => {
  const event = await held({ title: '有表的党课' })
  const sheet = await on.call(SECRETARY, 'event.signInSheet', { eventId: event.id })
  expect(sheet.name).toBe('有表的党课 签到表 2026-11-24.xlsx')
  const printed = rowsOf(sheet.base64)
  expect(printed.find((row) => row[1] === '王建国')).toEqual(
    expect.arrayContaining(['王建国', '第三支部', '□', '已报名']),
  )
  const after = rowsOf((await on.call(SECRETARY, 'event.exportAttendance', { eventId: event.id })).base64)
  expect(after.find(([name]) => name === '李桂芬')).toEqual(expect.arrayContaining(['已到', '按姓名', '2']))
  expect(after.find(([name]) => name === '王建国')).toContain('未到')
  expect(await on.refusal(LI, 'event.signInSheet', { eventId: event.id })).toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('a certificate is for who came, and always has the same number', async () => {
  const event = await held()
  const first = await on.call(LI, 'event.certificate', { eventId: event.id })
  expect(first).toMatchObject({ title: '支部党课', kindWords: '党课', hours: 2, organizerName: '第三支部' })
  expect(first.number).toMatch(/^2026-1124-[0-9A-F]{6}$/)
  expect(await on.call(LI, 'event.certificate', { eventId: event.id })).toEqual(first)
  expect(await on.refusal(WANG, 'event.certificate', { eventId: event.id })).toMatchObject({
    code: 'EVENT_NOT_ATTENDED',
  })
})
