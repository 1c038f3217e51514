import { accountIdOf, actorOf } from '../../cloudfunctions/kit/auth'
import type { NewNotice } from '../../cloudfunctions/notice/notify'
import { notify } from '../../cloudfunctions/notice/public'
import type { NoticeDoc } from '../../cloudfunctions/notice/store'
import { TEMPLATES } from '../../miniprogram/shared/contract/templates'
import { MINUTE_MS, instantOf } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, MONDAY, NOW, RESIDENT, WANG, addDistrict } from './support/district'

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

const RESULT = TEMPLATES.reservationResult.id
let now = NOW
const ctx = () => ({ db: on.db, now: () => now, requestId: 'r_test' })

const moved = (to: string, more: Partial<NewNotice> = {}): NewNotice => ({
  ...{ to, key: 'moved:1', kind: 'reservation', title: '活动室的预约改期了', lines: ['原来是今天 14:00'] },
  ...{ when: { start: instantOf(MONDAY, 15 * 60) }, place: '梅园社区服务站 活动室' },
  ...{ todo: '请看新的时间', page: '/packages/member/reservations/reservations' },
  ...more,
})

const consent = async (openid: string, requestId = 'q_consent') => {
  await on.cloud.openapi.grant(openid, RESULT)
  return on.call(openid, 'notice.consent', { accepted: ['reservationResult'], requestId })
}
const sendingOf = async (title: string) =>
  (await on.db.find<NoticeDoc>('notices', { title }, { limit: 10 })).map(({ sending }) => sending)

test('a notice reaches a member and a resident, with time, place and what to do', async () => {
  await notify(ctx(), [moved('m_li'), moved(accountIdOf(RESIDENT))])
  for (const openid of [LI, RESIDENT]) {
    const { notices, unread } = await on.call(openid, 'notice.list', {})
    expect(unread).toBe(1)
    expect(notices).toMatchObject([
      {
        ...{
          title: '活动室的预约改期了',
          place: '梅园社区服务站 活动室',
          todo: '请看新的时间',
          isRead: false,
        },
        ...{ when: { start: instantOf(MONDAY, 900) }, page: '/packages/member/reservations/reservations' },
      },
    ])
  }
  expect((await on.call(WANG, 'notice.list', {})).notices).toEqual([])
})

test('telling it twice is telling it once, also among hundreds of others', async () => {
  const people = Array.from({ length: 450 }, (_, n) => moved(`m_${n}`))
  await notify(ctx(), people.slice(100, 120))
  await notify(ctx(), people)
  await notify(ctx(), people)
  expect(await on.db.count('notices', { kind: 'reservation' })).toBe(450)
})

test('pages come newest first, without a gap and without a repetition', async () => {
  for (let n = 0; n < 70; n++) {
    now = NOW + Math.floor(n / 3) * 1_000
    await notify(ctx(), [moved('m_li', { key: `k_${n}`, title: `第 ${n} 条` })])
  }
  now = NOW
  const seen: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: { notices: { title: string }[]; after: string | null } = await on.call(
      LI,
      'notice.list',
      after ? { after } : {},
    )
    seen.push(...page.notices.map(({ title }) => title))
    after = page.after
  }
  expect(new Set(seen).size).toBe(70)
  expect(seen).toHaveLength(70)
  expect(['第 69 条']).toContain(seen[0])
})

test('what is read stays read; nobody reads for somebody else', async () => {
  await notify(ctx(), [moved('m_li'), moved('m_li', { key: 'other' }), moved('m_li', { key: 'third' })])
  const [first] = (await on.call(LI, 'notice.list', {})).notices
  const noticeId = first?.id ?? ''
  expect(await on.call(WANG, 'notice.read', { noticeId })).toEqual({ unread: 0 })
  expect(await on.call(LI, 'notice.unread', {})).toEqual({ unread: 3 })
  expect(await on.call(LI, 'notice.read', { noticeId })).toEqual({ unread: 2 })
  expect(await on.call(LI, 'notice.read', { noticeId })).toEqual({ unread: 2 })
  expect(await on.call(LI, 'notice.readAll', {})).toEqual({ unread: 0 })
  expect((await on.call(LI, 'notice.list', {})).notices.map(({ isRead }) => isRead)).toEqual([
    ...[true, true, true],
  ])
})

test('what came before the binding is still there after it', async () => {
  await notify(ctx(), [moved(accountIdOf(LI))])
  expect((await on.call(LI, 'notice.list', {})).notices).toHaveLength(1)
})

test('with consent a message goes out, once, within WeChat’s limits', async () => {
  expect(await consent(LI)).toEqual({ left: { reservationResult: 1 } })
  expect(await consent(LI)).toEqual({ left: { reservationResult: 1 } })
  const title = '梅园社区服务站二楼多功能活动室的预约已经改到下午三点'
  await notify(ctx(), [moved('m_li', { title, template: 'reservationResult' })])
  await on.cloud.advance(MINUTE_MS)
  await on.cloud.advance(MINUTE_MS)
  expect(on.cloud.openapi.sent()).toMatchObject([
    {
      ...{ openid: LI, templateId: RESULT, page: 'packages/member/reservations/reservations' },
      data: {
        thing1: { value: '梅园社区服务站二楼多功能活动室的预约已…' },
        time2: { value: '2026年11月23日 15:00' },
        thing3: { value: '梅园社区服务站 活动室' },
        thing4: { value: '请看新的时间' },
      },
    },
  ])
  expect(await on.call(LI, 'notice.consents', {})).toEqual({ left: { reservationResult: 0 } })
  expect(await sendingOf(title)).toEqual(['sent'])
})

test('a resident’s consent serves a notice to the account', async () => {
  await consent(RESIDENT)
  await notify(ctx(), [moved(accountIdOf(RESIDENT), { template: 'reservationResult' })])
  await on.cloud.advance(MINUTE_MS)
  expect(on.cloud.openapi.sent()).toMatchObject([{ openid: RESIDENT }])
})

test('two notices and one consent: one message, and both in the inbox', async () => {
  await consent(LI)
  await notify(
    ctx(),
    ['a', 'b'].map((key) => moved('m_li', { key, title: key, template: 'reservationResult' })),
  )
  await on.cloud.advance(MINUTE_MS)
  expect(on.cloud.openapi.sent()).toHaveLength(1)
  expect((await on.call(LI, 'notice.list', {})).notices).toHaveLength(2)
  expect([...(await sendingOf('a')), ...(await sendingOf('b'))].sort()).toEqual(['noConsent', 'sent'])
})

test('who took the consent back in WeChat (43101) is not asked for it again and again', async () => {
  await consent(LI)
  await on.cloud.openapi.grant(LI, RESULT, -1)
  await notify(ctx(), [moved('m_li', { title: '拒收', template: 'reservationResult' })])
  await on.cloud.advance(MINUTE_MS)
  expect(await sendingOf('拒收')).toEqual(['noConsent'])
  expect(await on.call(LI, 'notice.consents', {})).toEqual({ left: { reservationResult: 0 } })
})

test('withdrawn or unbound, no openid is left anywhere', async () => {
  const left = () => on.db.get('subscriptions', accountIdOf(LI))
  await consent(LI)
  expect(await left()).toMatchObject({ openid: LI })
  expect(await on.call(LI, 'notice.withdraw', {})).toEqual({ left: {} })
  expect(await left()).toBeNull()
  await consent(LI, 'q_again')
  await on.call(LI, 'member.unbind', {})
  expect(await left()).toBeNull()
})

test('a database that fails does not fail what was told of', async () => {
  const said = jest.spyOn(console, 'error').mockReturnValue(undefined)
  const broken = { ...on.db, addMany: () => Promise.reject(new Error('no database')) }
  await expect(notify({ ...ctx(), db: broken }, [moved('m_li')])).resolves.toBeUndefined()
  expect(said).toHaveBeenCalledTimes(1)
})

test('a person is the member and the account', () => {
  const account = { _id: 'a_1', memberId: 'm_1', name: '李', grants: [] }
  expect(actorOf('a_1', account)).toMatchObject({ personId: 'm_1', accountId: 'a_1' })
})
