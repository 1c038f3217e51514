import { type TestCloud, startTestCloud } from './support/cloud'
import type { MemberDoc } from '../../cloudfunctions/member/public'
import {
  COMMITTEE,
  LI,
  MONDAY,
  OFFICE,
  OTHER_COMMITTEE,
  SECRETARY,
  WANG,
  branchFour,
  branchNine,
  testMember,
} from './support/district'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
  await on.db.addMany('members', [
    testMember('m_zeng', { name: '曾素芬', phone: '13700004321', born: '1966-11-23' }, [], branchFour),
    testMember('m_shan', { name: '单国华', phone: '13700008765', born: '1966-11-24' }, [], branchNine),
    testMember('m_ouyang', { name: '欧阳吕', phone: '', born: null, cannotCome: true }, [], branchFour),
  ])
})
afterAll(() => on.stop())

let counter = 0
const requestId = () => `q_${++counter}`
const names = async (openid: string, organizationId: string, search?: string) =>
  (await on.call(openid, 'member.list', { organizationId, ...(search ? { search } : {}) })).members.map(
    ({ name }) => name,
  )

describe('lists', () => {
  test('a secretary sees the own branch by pinyin, with masked phones', async () => {
    const { members, total, after } = await on.call(SECRETARY, 'member.list', { organizationId: 'o_3' })
    expect(members.map(({ name }) => name)).toEqual([
      ...['何静', '李桂芬', '吕涛', '钱进', '沈岚', '孙志强', '王建国', '赵敏', '周明'],
    ])
    expect([total, after]).toEqual([9, null])
    expect(members[0]).toMatchObject({ branchName: '第三支部', age: 76, bound: true })
    expect(members.every(({ phoneMasked }) => /^139\*{4}\d{4}$/.test(phoneMasked))).toBe(true)
  })

  test.each([
    ['曾', ['曾素芬']],
    ['zengsu', ['曾素芬']],
    ['ZSF', ['曾素芬']],
    ['shan', ['单国华']],
    ['sgh', ['单国华']],
    ['ouyang lv', ['欧阳吕']],
    ['4321', ['曾素芬']],
    ['21', ['曾素芬']],
    ['wjg', ['王建国']],
    ['没有这人', []],
  ])('%s finds %s', async (search, found) => {
    expect(await names(OFFICE, 'o_d', search)).toEqual(found)
  })

  test('a search stays in the subtree', async () => {
    expect(await names(COMMITTEE, 'o_c1', 'shan')).toEqual([])
    expect(await names(OTHER_COMMITTEE, 'o_c2', 'shan')).toEqual(['单国华'])
    expect(await on.refusal(COMMITTEE, 'member.list', { organizationId: 'o_c2' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await on.refusal(LI, 'member.list', { organizationId: 'o_3' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('over 60 is whoever has had that birthday', async () => {
    const { members } = await on.call(OFFICE, 'member.list', {
      organizationId: 'o_d',
      filters: ['over60', 'notBound'],
    })
    expect(members.map(({ name, age }) => [name, age])).toEqual([['曾素芬', 60]])
    const still = await on.call(OFFICE, 'member.list', { organizationId: 'o_d', filters: ['cannotCome'] })
    expect(still.members.map(({ name }) => name)).toEqual(['欧阳吕'])
  })

  test('pages neither skip nor repeat anyone', async () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      testMember(`m_page_${n}`, { name: `甲${n % 7}` }, [], branchFour),
    )
    await on.db.addMany('members', many)
    const seen: string[] = []
    let after: string | null | undefined
    do {
      const page = await on.call(COMMITTEE, 'member.list', {
        organizationId: 'o_4',
        ...(after ? { after } : {}),
      })
      seen.push(...page.members.map(({ id }) => id))
      after = page.after
    } while (after !== null)
    expect(seen).toHaveLength(122)
    expect(new Set(seen).size).toBe(122)
  })

  test('while an import is being written, no list shows half of it', async () => {
    await on.db.add('rosterState', { _id: 'current', revision: 0, applying: 'j_1' })
    expect(await on.refusal(SECRETARY, 'member.list', { organizationId: 'o_3' })).toMatchObject({
      message: '名册正在更新，马上就好。请过半分钟再看',
    })
    await on.db.changeIf('rosterState', 'current', {}, { applying: null })
  })
})

describe("a member's page", () => {
  test('shows where the member was, to whoever stands above', async () => {
    expect(await on.call(SECRETARY, 'member.get', { memberId: 'm_li' })).toMatchObject({
      ...{ name: '李桂芬', status: 'active', gender: '', born: '1950-03-02' },
      stays: [{ branchName: '第三支部', from: '2020-07-01', to: null }],
    })
    expect(await on.refusal(SECRETARY, 'member.get', { memberId: 'm_shan' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await on.refusal(SECRETARY, 'member.get', { memberId: 'm_nobody' })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('the full number is shown after who looked and why was written down', async () => {
    const wish = { memberId: 'm_li', reason: '通知开会', requestId: requestId() }
    const { phone } = await on.call(SECRETARY, 'member.unmask', wish)
    expect(phone).toMatch(/^139\d{8}$/)
    await on.call(SECRETARY, 'member.unmask', wish)
    const { unmaskings } = await on.call(COMMITTEE, 'member.unmaskings', { memberId: 'm_li' })
    expect(unmaskings).toMatchObject([{ byName: '赵敏', reason: '通知开会' }])
    await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
    const rude = { ...wish, reason: '说坏话', requestId: 'q_rude' }
    expect(await on.refusal(SECRETARY, 'member.unmask', rude)).toMatchObject({ code: 'TEXT_NOT_ALLOWED' })
    expect(await on.refusal(WANG, 'member.unmask', wish)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await on.refusal(SECRETARY, 'member.unmask', { ...wish, reason: '' })).toMatchObject({
      message: '有一项没有填对：查看原因（2 到 40 个字）。请改一改再试',
    })
  })

  test('a secretary marks who cannot come', async () => {
    const marked = await on.call(SECRETARY, 'member.setCannotCome', { memberId: 'm_wang', cannotCome: true })
    expect(marked.cannotCome).toBe(true)
    await on.call(SECRETARY, 'member.setCannotCome', { memberId: 'm_wang', cannotCome: false })
  })
})

describe('transfers', () => {
  const move = (memberId: string, toBranchId: string | null, day = MONDAY) => ({
    ...{ memberId, toBranchId, on: day, requestId: requestId() },
  })

  test('a dated transfer keeps where the member was, and a retry changes nothing', async () => {
    const wish = move('m_li', 'o_4', '2026-11-01')
    const { stays, branchName } = await on.call(COMMITTEE, 'member.transfer', wish)
    expect(branchName).toBe('第四支部')
    expect(stays.map(({ branchName: name, from, to }) => [name, from, to])).toEqual([
      ['第四支部', '2026-11-01', null],
      ['第三支部', '2020-07-01', '2026-11-01'],
    ])
    expect((await on.call(COMMITTEE, 'member.transfer', wish)).stays).toHaveLength(2)
    const days = ['2026-10-31', '2026-11-01'].map(async (day) =>
      on.call(OFFICE, 'organization.membersOn', { organizationId: 'o_3', day }),
    )
    expect((await Promise.all(days)).map(({ members }) => members)).toEqual([9, 8])
  })

  test('whoever transfers stands over both ends', async () => {
    expect(await on.refusal(COMMITTEE, 'member.transfer', move('m_wang', 'o_9'))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await on.refusal(SECRETARY, 'member.transfer', move('m_wang', 'o_4'))).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test.each([
    ['m_wang', 'o_3', MONDAY, '王建国已经在第三支部了，不需要再转'],
    ['m_wang', 'o_p1', MONDAY, '梅园新村社区党委不是支部，党员只能编在支部里。请选一个支部'],
    ['m_wang', 'o_4', '2026-11-24', '转接日期要在 2020-07-02 和今天之间。请重新选日期'],
    ['m_wang', 'o_4', '2020-07-01', '转接日期要在 2020-07-02 和今天之间。请重新选日期'],
  ])('%s to %s on %s is refused', async (memberId, branch, day, message) => {
    expect(await on.refusal(COMMITTEE, 'member.transfer', move(memberId, branch, day))).toMatchObject({
      message,
    })
  })

  test('whoever leaves the district is a resident from then on, and can come back', async () => {
    const gone = await on.call(COMMITTEE, 'member.transfer', move('m_wang', null))
    expect(gone).toMatchObject({ status: 'left', bound: false, stays: [{ to: MONDAY }] })
    expect(await on.call(WANG, 'member.me', {})).toMatchObject({ roles: ['resident'] })
    expect(await names(SECRETARY, 'o_3')).not.toContain('王建国')
    expect(
      await on.refusal(SECRETARY, 'member.unmask', {
        memberId: 'm_wang',
        reason: '联系',
        requestId: requestId(),
      }),
    ).toMatchObject({ message: '王建国已经转出，名册上不在了。请核对是不是同一个人' })
    expect(await on.call(COMMITTEE, 'member.transfer', move('m_wang', 'o_3'))).toMatchObject({
      status: 'active',
    })
    expect((await on.db.get<MemberDoc>('members', 'm_wang'))?.stays).toHaveLength(2)
  })
})

describe('roles', () => {
  const secretaryOf = (memberId: string, id: string) => ({
    ...{
      memberId,
      role: 'secretary' as const,
      scope: { kind: 'organization' as const, id },
      requestId: requestId(),
    },
  })

  test('are given by those above, work at once, and leave a trail', async () => {
    const wish = secretaryOf('m_li', 'o_4')
    expect((await on.call(COMMITTEE, 'member.grant', wish)).grants).toMatchObject([
      { role: 'secretary', scopeName: '第四支部' },
    ])
    expect((await on.call(COMMITTEE, 'member.grant', secretaryOf('m_li', 'o_4'))).grants).toHaveLength(1)
    expect(await on.call(LI, 'member.me', {})).toMatchObject({ roles: ['resident', 'member', 'secretary'] })
    expect(await names(LI, 'o_4', 'zeng')).toEqual(['曾素芬'])
    expect(await on.call(COMMITTEE, 'member.holders', { organizationId: 'o_4' })).toEqual({
      holders: [{ memberId: 'm_li', name: '李桂芬', role: 'secretary' }],
    })
    await on.call(COMMITTEE, 'member.revoke', secretaryOf('m_li', 'o_4'))
    expect(await on.refusal(LI, 'member.list', { organizationId: 'o_4' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    const { changes } = await on.call(COMMITTEE, 'member.grantTrail', { organizationId: 'o_4' })
    expect(changes.map(({ change, byName, memberName }) => [change, byName, memberName])).toContainEqual([
      ...['revoked', '何静', '李桂芬'],
    ])
  })

  test.each([
    [COMMITTEE, secretaryOf('m_li', 'o_9'), 'FORBIDDEN'],
    [SECRETARY, secretaryOf('m_li', 'o_3'), 'FORBIDDEN'],
    [COMMITTEE, { ...secretaryOf('m_li', 'o_3'), role: 'reviewer' as const }, 'GRANT_NOT_UNDER_YOU'],
    [COMMITTEE, { ...secretaryOf('m_li', 'o_c1'), role: 'committee' as const }, 'GRANT_NOT_UNDER_YOU'],
    [COMMITTEE, { ...secretaryOf('m_li', 'o_d'), role: 'district' as const }, 'FORBIDDEN'],
    [OFFICE, { ...secretaryOf('m_li', 'o_3'), role: 'district' as const }, 'GRANT_WRONG_SCOPE'],
    [OFFICE, { ...secretaryOf('m_li', 'o_3'), role: 'keeper' as const }, 'GRANT_WRONG_SCOPE'],
  ])('%#: %s gives only what lies below and is theirs to give', async (openid, wish, code) => {
    expect(await on.refusal(openid, 'member.grant', wish)).toMatchObject({ code })
  })

  test('the district makes a keeper of a station', async () => {
    const wish = {
      ...secretaryOf('m_li', 'st_1'),
      role: 'keeper' as const,
      scope: { kind: 'station' as const, id: 'st_1' },
    }
    expect(await on.refusal(COMMITTEE, 'member.grant', wish)).toMatchObject({ code: 'FORBIDDEN' })
    await on.call(OFFICE, 'member.grant', wish)
    expect((await on.call(LI, 'member.me', {})).keeps.map(({ stationName }) => stationName)).toEqual([
      '梅园社区服务站',
    ])
  })
})
