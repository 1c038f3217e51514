import { accountIdOf } from '../../cloudfunctions/kit/auth'
import { correct, credit, recordId, reverse } from '../../cloudfunctions/ledger/public'
import type { NewLearningRecord } from '../../cloudfunctions/ledger/credit'
import type { LearningRecordDoc } from '../../cloudfunctions/ledger/store'
import { readTable } from '../../cloudfunctions/roster/file'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, OFFICE, RESIDENT, SECRETARY, WANG, addDistrict } from './support/district'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
beforeEach(async () => {
  await on.cloud.reset()
  on.cloud.clock.freeze(NOW)
  await addDistrict(on.db)
})
afterAll(() => on.stop())

const meeting = (more: Partial<NewLearningRecord> = {}): NewLearningRecord => ({
  ...{ personId: 'm_li', kind: 'event', source: 'event', sourceId: 'e_1', title: '主题党日' },
  ...{ minutes: 90, at: instantOf(MONDAY, 9 * 60), online: false },
  ...more,
})
const ctx = () => ({ db: on.db })
const year = async (openid = LI) => (await on.call(openid, 'ledger.mine', {})).total

test('what is credited twice is credited once', async () => {
  await credit(ctx(), [meeting(), meeting()])
  await credit(ctx(), [meeting({ minutes: 900 }), meeting({ sourceId: 'e_2' })])
  expect(await year()).toMatchObject({ offline: 4, online: 0, counted: 4, required: 32, missing: 28 })
})

test('a whole branch is credited at a time', async () => {
  const all = Array.from({ length: 450 }, (_, n) => meeting({ personId: `m_${n}` }))
  await credit(ctx(), all.slice(10, 20))
  await credit(ctx(), all)
  expect(await on.db.count('learningRecords', { source: 'event', sourceId: 'e_1' })).toBe(450)
})

test('a line keeps the branch of its own day', async () => {
  await credit(ctx(), [
    meeting(),
    meeting({ sourceId: 'before', at: instantOf('2020-06-30', 600) }),
    meeting({ personId: 'm_nobody' }),
  ])
  const at = async (sourceId: string, personId = 'm_li') =>
    on.db.get<LearningRecordDoc>('learningRecords', recordId({ source: 'event', sourceId, personId }))
  expect(await at('e_1')).toMatchObject({ branchId: 'o_3', path: '/o_d/o_c1/o_p1/o_3/', day: MONDAY })
  expect(await at('before')).toMatchObject({ branchId: '', path: '' })
  expect(await at('e_1', 'm_nobody')).toMatchObject({ branchId: '', path: '' })
})

test('online hours count up to their share, and secretaries are asked for more', async () => {
  const hours = (n: number) => n * 45
  await credit(ctx(), [
    meeting({ online: true, minutes: hours(30), sourceId: 'on' }),
    meeting({ minutes: hours(10), sourceId: 'off' }),
  ])
  expect(await year()).toMatchObject({ online: 30, onlineCounted: 16, offline: 10, counted: 26, missing: 6 })
  expect(await year(SECRETARY)).toMatchObject({ required: 56, counted: 0, missing: 56 })
})

test('a correction is a line of its own; the first one stays', async () => {
  await credit(ctx(), [meeting()])
  const id = recordId(meeting())
  const before = await on.db.get('learningRecords', id)
  expect(await correct(ctx(), id, 45, '早退')).toBe(`${id}:corrected`)
  await correct(ctx(), id, 45, '早退')
  expect(await on.db.get('learningRecords', id)).toEqual(before)
  expect(await year()).toMatchObject({ offline: 1 })
  expect(await reverse(ctx(), `${id}:corrected`, '不是本人')).toBe(true)
  expect(await reverse(ctx(), `${id}:corrected`, '不是本人')).toBe(true)
  expect(await reverse(ctx(), 'event:none:m_li', '')).toBe(false)
  expect(await year()).toMatchObject({ offline: 0, missing: 32 })
  expect((await on.call(LI, 'ledger.mine', {})).lines).toHaveLength(4)
})

test('lines come in pages, a year at a time, and are nobody else’s', async () => {
  await credit(
    ctx(),
    Array.from({ length: 60 }, (_, n) => meeting({ sourceId: `e_${n}`, minutes: 1 })),
  )
  await credit(ctx(), [meeting({ sourceId: 'old', at: instantOf('2025-12-31', 600) })])
  const first = await on.call(LI, 'ledger.mine', {})
  const second = await on.call(LI, 'ledger.mine', { after: first.after ?? '' })
  expect([first.lines.length, second.lines.length, second.after]).toEqual([50, 10, null])
  expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(60)
  expect((await on.call(LI, 'ledger.mine', { year: 2025 })).lines.map(({ day }) => day)).toEqual([
    '2025-12-31',
  ])
  expect((await on.call(WANG, 'ledger.mine', {})).lines).toEqual([])
})

test('what was learned before the binding is there after it', async () => {
  await credit(ctx(), [
    meeting(),
    meeting({ personId: accountIdOf(LI), sourceId: 'as-resident', minutes: 45 }),
  ])
  expect(await year()).toMatchObject({ offline: 3 })
  expect((await on.call(LI, 'ledger.mine', {})).lines).toHaveLength(2)
})

test('the red book is a table', async () => {
  await credit(ctx(), [meeting()])
  const { name, base64 } = await on.call(LI, 'ledger.export', { year: 2026 })
  expect(name).toBe('学习档案 2026.xlsx')
  const rows: string[][] = []
  readTable(Buffer.from(base64, 'base64'), (cells) => rows.push(cells))
  expect(rows[0]?.[0]).toBe('李桂芬 2026 年学习档案')
  expect(rows.at(-1)?.slice(0, 5)).toEqual([MONDAY, '活动', '主题党日', '线下', '90'])
})

test('the district sets what is asked for; nobody else does', async () => {
  const rules = { minutesPerHour: 40, member: 24, leader: 40, onlineShare: 0.25 }
  expect(await on.refusal(SECRETARY, 'ledger.setRules', rules)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.call(OFFICE, 'ledger.setRules', rules)).toEqual(rules)
  expect(await on.call(LI, 'ledger.rules', {})).toEqual(rules)
  expect(await year()).toMatchObject({ required: 24 })
})

test('a resident has no red book', async () => {
  expect(await on.refusal(RESIDENT, 'ledger.mine', {})).toMatchObject({ code: 'FORBIDDEN' })
})
