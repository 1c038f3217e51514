import { readTable } from '../../cloudfunctions/roster/file'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, RESIDENT, SECRETARY, phoneOf, testMember } from './support/district'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  on.cloud.clock.freeze(NOW)
  await on.call(SECRETARY, 'member.unmask', { memberId: 'm_li', reason: '通知开会', requestId: 'q_look' })
  await on.call(LI, 'station.reserve', {
    ...{
      spaceId: 'sp_room',
      date: MONDAY,
      from: 840,
      to: 960,
      people: 8,
      purpose: '读书会',
      requestId: 'q_room',
    },
  })
})
afterAll(() => on.stop())

const linesOf = async (openid: string, title: string) =>
  (await on.call(openid, 'member.stored', {})).sections.find((one) => one.title === title)?.lines ?? []

test('a member reads everything that is stored, the own phone in full', async () => {
  const { sections } = await on.call(LI, 'member.stored', {})
  expect(sections.map(({ title }) => title)).toEqual([
    ...['微信账号', '党员名册', '组织关系', '谁看过我的手机号', '预约'],
  ])
  expect(await linesOf(LI, '党员名册')).toContainEqual({ label: '手机号', value: phoneOf('m_li') })
  expect(await linesOf(LI, '组织关系')).toEqual([{ label: '第三支部', value: '2020-07-01 至 今' }])
  expect(await linesOf(LI, '谁看过我的手机号')).toEqual([
    { label: `${MONDAY} 09:50`, value: '赵敏：通知开会' },
  ])
  expect(await linesOf(LI, '预约')).toEqual([{ label: `${MONDAY} 14:00–16:00`, value: '读书会' }])
})

test('whoever did something finds it written down', async () => {
  expect(await linesOf(SECRETARY, '我的操作记录')).toEqual([
    { label: `${MONDAY} 09:50`, value: '查看手机号' },
  ])
})

test('of a resident who did nothing, nothing is stored', async () => {
  expect((await on.call(RESIDENT, 'member.stored', {})).sections).toEqual([])
})

test('the same is a file to keep', async () => {
  const { name, base64 } = await on.call(LI, 'member.export', {})
  expect(name).toBe('小红梅里关于我的信息 2026-11-23.xlsx')
  const rows: string[][] = []
  readTable(Buffer.from(base64, 'base64'), (cells) => rows.push(cells))
  expect(rows[0]).toEqual(['类别', '项目', '内容'])
  expect(rows).toContainEqual(['党员名册', '姓名', '李桂芬'])
})

test('what a resident reserved is still theirs, and told, once they have bound', async () => {
  const openid = 'oTest_bound_later'
  const one = { people: 4, purpose: '先约的', requestId: 'q_before', date: '2026-11-24', from: 600, to: 660 }
  await on.call(openid, 'station.reserve', { ...one, spaceId: 'sp_room' })
  const doc = testMember('m_later', { name: '夏雨' })
  await on.db.add('members', doc)
  await on.call(openid, 'member.bind', { name: doc.name, phone: doc.phone, consent: '2026-11' })
  const after = { ...one, purpose: '后约的', requestId: 'q_after', from: 720, to: 780 }
  await on.call(openid, 'station.reserve', { ...after, spaceId: 'sp_room' })
  expect((await linesOf(openid, '预约')).map(({ value }) => value).sort()).toEqual(['先约的', '后约的'])
  const { mine } = await on.call(openid, 'station.day', { spaceId: 'sp_room', date: one.date })
  expect(mine.map(({ purpose }) => purpose)).toEqual(['先约的', '后约的'])
})
