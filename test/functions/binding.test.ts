import { dispatch } from '../../cloudfunctions/kit/action'
import { type AccountDoc, accountIdOf, actorOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import { bind } from '../../cloudfunctions/member/bind'
import type { MemberDoc } from '../../cloudfunctions/member/public'
import { MINUTE_MS } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, NOW, OTHER_SECRETARY, SECRETARY, testMember } from './support/district'
import { lookThenWrite } from './support/interleave'
import { noWeChat } from './support/weChat'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
afterAll(() => on.stop())

let counter = 0
const stranger = () => `oTest_new_${++counter}`
const requestId = () => `q_${++counter}`
const consent = '2026-11'

async function newcomer(name: string): Promise<MemberDoc> {
  const doc = testMember(`m_new_${++counter}`, { name })
  await on.db.add('members', doc)
  return doc
}
const keyOf = ({ name, phone }: MemberDoc) => ({ name, phone, consent })
const boundTo = async (id: string) => (await on.db.get<MemberDoc>('members', id))?.accountId ?? null

test('name and phone bind once, and the same again answers the same', async () => {
  const [openid, doc] = [stranger(), await newcomer('高山')]
  const bound = await on.call(openid, 'member.bind', keyOf(doc))
  expect(bound).toEqual({ memberId: doc._id, name: '高山', branchName: '第三支部' })
  expect(await on.call(openid, 'member.bind', keyOf(doc))).toEqual(bound)
  expect(await on.call(openid, 'member.me', {})).toMatchObject({
    name: '高山',
    roles: ['resident', 'member'],
  })
})

test('a phone is understood however it is written', async () => {
  const doc = await newcomer('罗兰')
  const written = `+86 ${doc.phone.slice(0, 3)}-${doc.phone.slice(3, 7)} ${doc.phone.slice(7)}`
  expect(await on.call(stranger(), 'member.bind', { ...keyOf(doc), phone: written })).toMatchObject({
    name: '罗兰',
  })
})

test("WeChat's phone-number button stands for the number, once", async () => {
  const doc = await newcomer('夏雨')
  const phoneCode = on.cloud.openapi.issuePhoneCode(doc.phone)
  const openid = stranger()
  await on.call(openid, 'member.bind', { name: '夏雨', phoneCode, consent })
  expect(await on.refusal(stranger(), 'member.bind', { name: '夏雨', phoneCode, consent })).toMatchObject({
    code: 'PHONE_CODE_UNUSABLE',
  })
})

test('three wrong tries lock an account for half an hour, however fast they come', async () => {
  const [openid, doc] = [stranger(), await newcomer('任飞')]
  const wrong = { ...keyOf(doc), name: '任非' }
  expect(await on.refusal(openid, 'member.bind', wrong)).toMatchObject({
    message: '名册上没有对得上的姓名和手机号。请核对后再试，还可以试 2 次；或请支部书记出示邀请码',
  })
  const many = await Promise.all(Array.from({ length: 6 }, () => on.refusal(openid, 'member.bind', wrong)))
  expect(many.filter(({ code }) => code === 'MEMBER_NOT_MATCHED').length).toBeLessThanOrEqual(1)
  expect(await on.refusal(openid, 'member.bind', keyOf(doc))).toMatchObject({
    message: '填错了三次，先停一停。请 30 分钟后再试，或请支部书记出示邀请码',
  })
  on.cloud.clock.advance(30 * MINUTE_MS)
  expect(await on.call(openid, 'member.bind', keyOf(doc))).toMatchObject({ name: '任飞' })
})

test('a line that is bound to one account is refused to another, and an account binds one line', async () => {
  const [openid, one, other] = [stranger(), await newcomer('方圆'), await newcomer('方正')]
  await on.call(openid, 'member.bind', keyOf(one))
  expect(await on.refusal(stranger(), 'member.bind', keyOf(one))).toMatchObject({
    code: 'MEMBER_BOUND_ELSEWHERE',
  })
  expect(await on.refusal(openid, 'member.bind', keyOf(other))).toMatchObject({
    message: '这个微信已经绑定了方圆。要换人请先在“我的”里解除绑定',
  })
})

test('after unbinding, the line can be bound on a new phone, with the roles it has', async () => {
  const [old, fresh, doc] = [stranger(), stranger(), await newcomer('秦岭')]
  await on.call(old, 'member.bind', keyOf(doc))
  const scope = { kind: 'organization', id: 'o_3' } as const
  await on.db.changeIf('members', doc._id, {}, { grants: on.db.op.set([{ role: 'secretary', scope }]) })
  await on.call(old, 'member.unbind', {})
  expect(await on.refusal(old, 'member.unbind', {})).toMatchObject({ code: 'NOT_BOUND' })
  await on.call(fresh, 'member.bind', keyOf(doc))
  expect(await on.call(fresh, 'member.me', {})).toMatchObject({ roles: ['resident', 'member', 'secretary'] })
  expect(await on.call(old, 'member.me', {})).toMatchObject({ name: null, roles: ['resident'] })
})

test('a secretary releases a lost phone, of the own branch only', async () => {
  const [openid, doc] = [stranger(), await newcomer('江河')]
  await on.call(openid, 'member.bind', keyOf(doc))
  const wish = { memberId: doc._id, requestId: requestId() }
  expect(await on.refusal(OTHER_SECRETARY, 'member.release', wish)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.call(SECRETARY, 'member.release', wish)).toEqual({ name: '江河' })
  expect(await boundTo(doc._id)).toBeNull()
  expect(await on.call(openid, 'member.me', {})).toMatchObject({ roles: ['resident'] })
})

describe('invitations', () => {
  const invite = (memberId?: string) =>
    on.call(SECRETARY, 'member.invite', {
      branchId: 'o_3',
      ...(memberId ? { memberId } : {}),
      requestId: requestId(),
    })

  test("one member's is used once, by whoever scans it first", async () => {
    const [openid, doc] = [stranger(), await newcomer('温暖')]
    const { text, memberName } = await invite(doc._id)
    expect(memberName).toBe('温暖')
    expect(text).toMatch(/^[0-9A-Z:]+$/)
    expect(await on.call(openid, 'member.readInvitation', { text })).toMatchObject({ memberName: '温暖' })
    await on.call(openid, 'member.accept', { text, consent })
    expect(await on.call(openid, 'member.accept', { text, consent })).toMatchObject({ name: '温暖' })
    expect(await on.refusal(stranger(), 'member.accept', { text, consent })).toMatchObject({
      code: 'INVITATION_OVER',
    })
  })

  test("a branch's asks for the name, and counts wrong ones", async () => {
    const doc = await newcomer('尹天')
    const { text } = await invite()
    const openid = stranger()
    expect(await on.refusal(openid, 'member.accept', { text, consent })).toMatchObject({
      code: 'INVALID_INPUT',
    })
    for (const left of [2, 1])
      expect((await on.refusal(openid, 'member.accept', { text, consent, name: '尹地' })).message).toContain(
        `还可以试 ${left} 次`,
      )
    expect(await on.refusal(openid, 'member.accept', { text, consent, name: '尹地' })).toMatchObject({
      code: 'BINDING_LOCKED',
    })
    expect(await on.call(stranger(), 'member.accept', { text, consent, name: '尹天' })).toMatchObject({
      memberId: doc._id,
    })
  })

  test('two of one name need an invitation each', async () => {
    await newcomer('高远')
    await on.db.add('members', testMember(`m_new_${++counter}`, { name: '高远', born: '1990-01-01' }))
    const { text } = await invite()
    expect(await on.refusal(stranger(), 'member.accept', { text, consent, name: '高远' })).toMatchObject({
      code: 'INVITATION_NAME_AMBIGUOUS',
    })
  })

  test('they end, and other codes are none', async () => {
    const { text } = await invite()
    on.cloud.clock.advance(121 * MINUTE_MS)
    expect(await on.refusal(LI, 'member.readInvitation', { text })).toMatchObject({ code: 'INVITATION_OVER' })
    expect(await on.refusal(LI, 'member.readInvitation', { text: 'XHM:SPACE:a:b' })).toMatchObject({
      code: 'INVITATION_UNREADABLE',
    })
  })
})

describe('races', () => {
  const bindAs = (db: Db, openid: string, input: object) => {
    const ctx = {
      db,
      weChat: noWeChat,
      now: () => NOW,
      actor: actorOf(accountIdOf(openid), null),
      requestId: 'r',
    }
    return dispatch(bind, ctx, input)
  }
  /** Ten accounts that all know the name and the phone. Answers how many believe that they are bound. */
  async function storm(db: Db): Promise<number> {
    const doc = await newcomer(`众人${counter}`)
    const replies = await Promise.all(Array.from({ length: 10 }, () => bindAs(db, stranger(), keyOf(doc))))
    return replies.filter(({ ok }) => ok).length
  }

  test('of ten accounts that bind one member at the same time one does', async () => {
    expect(await storm(on.db)).toBe(1)
  })

  test('without the condition in the write, more than one would (negative control)', async () => {
    expect(await storm(lookThenWrite(on.db))).toBeGreaterThan(1)
  })

  test('of three members that one account binds at the same time it binds one, and holds no other line', async () => {
    const openid = stranger()
    const docs = await Promise.all(['甲一', '甲二', '甲三'].map(newcomer))
    const replies = await Promise.all(docs.map((doc) => bindAs(on.db, openid, keyOf(doc))))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const held = (await Promise.all(docs.map(({ _id }) => boundTo(_id)))).filter((id) => id !== null)
    expect(held).toHaveLength(1)
    const account = await on.db.get<AccountDoc>('accounts', accountIdOf(openid))
    expect(docs.map(({ _id }) => _id)).toContain(account?.memberId)
  })
})

const DATE = '2026-11-26'
const wish = () => ({
  ...{
    spaceId: 'sp_room',
    date: DATE,
    from: 840,
    to: 960,
    people: 2,
    purpose: '读书会',
    requestId: requestId(),
  },
})

test('what a resident reserved follows to the member that she binds, who may give it back', async () => {
  const [openid, doc] = [stranger(), await newcomer('江宁')]
  const { id } = await on.call(openid, 'station.reserve', wish())
  await on.call(openid, 'member.bind', keyOf(doc))
  expect((await on.call(openid, 'station.mine', {})).coming.map((one) => one.id)).toEqual([id])
  const cancel = { reservationId: id, requestId: requestId() }
  expect(await on.call(openid, 'station.cancel', cancel)).toMatchObject({ status: 'cancelled' })
})

test('what a member reserved stays with the member when the phone is let go', async () => {
  const [openid, doc] = [stranger(), await newcomer('江浦')]
  await on.call(openid, 'member.bind', keyOf(doc))
  const { id } = await on.call(openid, 'station.reserve', wish())
  await on.call(openid, 'member.unbind', {})
  expect((await on.call(openid, 'station.mine', {})).coming).toEqual([])
  const next = stranger()
  await on.call(next, 'member.bind', keyOf(doc))
  expect((await on.call(next, 'station.mine', {})).coming.map((one) => one.id)).toEqual([id])
})
