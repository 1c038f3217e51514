import { readTable } from '../../cloudfunctions/roster/file'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, RESIDENT, SECRETARY, phoneOf } from './support/district'

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
