import { press, sees } from '../support/control'
import { closePhones, openPhone, story, until, type Phone } from '../support/phone'

/** A keeper's day: who comes, a request that wants a yes, a closure that people hear of, a line in the log. */

let sun: Phone
let li: Phone

beforeAll(async () => {
  sun = await openPhone('keeper', 'e2e-keeper-day')
  li = await openPhone('member', 'e2e-keeper-member')
  // The first calls of the functions may take a while on a busy machine: the home page is opened until they are through.
  await until(
    'the workbench',
    async () => {
      await sun.relaunch('pages/home/home')
      await sun.settle()
      return (await sun.all('#workbench')).length || null
    },
    60_000,
  )
}, 120_000)
afterAll(closePhones)

/** What the phone itself would send, in fewer steps than a thumb. */
const call = (phone: Phone, name: string, action: string, input: object): Promise<unknown> =>
  phone.mini.evaluate(
    (fn: string, verb: string, given: object) =>
      wx.cloud.callFunction({ name: fn, data: { action: verb, input: given } }).then(({ result }) => result),
    name,
    action,
    input,
  )

story('the keeper opens today from the workbench and writes down who came by chance', async () => {
  await sun.relaunch('pages/home/home')
  await sun.tap('#workbench')
  await sun.arrive('packages/keeper/board/board')
  await sun.find('#count', '梅园社区服务站')
  await sun.tap('.room .walk-in')
  await sun.arrive('packages/keeper/walkIn/walkIn')
  await sun.type('#name >>> .input', '老街坊')
  await sun.tap('#done')
  await sun.arrive('packages/keeper/board/board')
  await sun.find('.line', '老街坊')
  expect(await sun.text('.line', '老街坊')).toContain('已到')
})

story('a request that waits is refused with a reason, another is approved', async () => {
  const council = { spaceId: 'sp_01_council', date: '2026-11-26', people: 6, purpose: '读书会商量' }
  for (const [from, to] of [
    [540, 600],
    [780, 840],
  ] as const) {
    const wish = { ...council, from, to, requestId: `q_e2e_council_${from}` }
    expect(await call(li, 'station', 'reserve', wish)).toMatchObject({ ok: true })
  }
  await sun.relaunch('packages/keeper/board/board')
  await sun.find('.asked', '09:00–10:00')
  await sun.tap('.asked:last-of-type .refuse')
  await sun.find('.reasons')
  await sun.tap('.reasons >>> .chip', '用途不合适')
  await sun.tap('.say')
  await sun.gone('.asked', '13:00–14:00')
  await sun.tap('.asked .approve')
  await sun.gone('.asked', '商量加装电梯')
  const mine = (await call(li, 'station', 'mine', {})) as {
    data: { coming: { status: string }[]; past: { why: string }[] }
  }
  expect(JSON.stringify(mine.data)).toContain('用途不合适')
})

story('a room is closed, and whoever had reserved it is told at once', async () => {
  const input = { spaceId: 'sp_01_study', date: '2026-11-27', from: 600, to: 660, people: 4, purpose: '读报' }
  await call(li, 'station', 'reserve', { ...input, requestId: 'q_e2e_study' })
  await sun.relaunch('packages/keeper/board/board')
  await sun.tap('#close')
  await sun.arrive('packages/keeper/close/close')
  await sun.tap('#spaces >>> .chip', '党员书屋')
  const page = await sun.page()
  await page.callMethod('onFromDate', { detail: { value: '2026-11-27' } })
  await sun.tap('#reasons >>> .chip', '消毒打扫')
  await sun.tap('#look')
  await sun.find('#affected', '李桂芬')
  await sun.tap('#close')
  await press(sun.name, '关闭')
  await sun.arrive('packages/keeper/board/board')
  await sees(sun.name, '已通知')
  await li.relaunch('packages/member/inbox/inbox')
  await li.find('.page', '消毒打扫')
})

story('a line is written into the log and counts; a wrong one is struck out', async () => {
  await sun.relaunch('packages/keeper/board/board')
  await sun.tap('#log')
  await sun.arrive('packages/keeper/log/log')
  await sun.tap('#write')
  await sun.arrive('packages/keeper/logEntry/logEntry')
  await sun.type('#text >>> .area', '居民来借图书')
  await sun.type('#people >>> .input', '5')
  await sun.tap('#done')
  await sun.arrive('packages/keeper/log/log')
  await sun.find('.entry', '居民来借图书')
  expect(await sun.text('.figure-visits')).toContain('43 人')
  await sun.tap('.entry .strike')
  await sun.type('.step >>> .area', '记重了')
  await sun.tap('.do')
  await sun.find('.entry.struck', '已作废：记重了')
  expect(await sun.text('.figure-visits')).toContain('38 人')
})

story('shorter hours are saved after it has been said what they break', async () => {
  const input = {
    spaceId: 'sp_01_hall',
    date: '2026-11-28',
    from: 1140,
    to: 1200,
    people: 4,
    purpose: '合唱',
  }
  await call(li, 'station', 'reserve', { ...input, requestId: 'q_e2e_hall' })
  await sun.relaunch('packages/keeper/hours/hours?stationId=st_01')
  await sun.tap('#week >>> .day-5')
  await sun.tap('#week >>> .less')
  await sun.tap('#save')
  await sees(sun.name, '已经约好的不合适了')
  await press(sun.name, '先不存')
  await sun.find('#broken', '李桂芬')
})
