import { type TestCloud, startTestCloud } from './support/cloud'
import {
  COMMITTEE,
  LI,
  MONDAY,
  OFFICE,
  OTHER_COMMITTEE,
  SECRETARY,
  testMember,
  branchFour,
  branchNine,
} from './support/district'
import type { MemberDoc } from '../../cloudfunctions/member/public'

let on: TestCloud
beforeEach(async () => {
  on = await startTestCloud()
  await on.db.add('members', testMember('m_four', { name: '曾素芬' }, [], branchFour))
  await on.db.add('members', testMember('m_nine', { name: '单国华' }, [], branchNine))
})
afterEach(() => on.stop())

let counter = 0
const requestId = () => `q_${++counter}`
const membersOn = async (organizationId: string, day: string) =>
  (await on.call(OFFICE, 'organization.membersOn', { organizationId, day })).members

test('a node shows its figures and its children, whatever lies between', async () => {
  const seen = await on.call(OFFICE, 'organization.get', {})
  expect(seen).toMatchObject({ name: '玄武区委', members: 11, branches: 3, above: [], hasChildren: true })
  expect(seen.children.map(({ name, members, branches }) => [name, members, branches])).toEqual([
    ['梅园工委', 10, 2],
    ['锁金工委', 1, 1],
  ])
  const branch = await on.call(SECRETARY, 'organization.get', { organizationId: 'o_3' })
  expect(branch.above.map(({ name }) => name)).toEqual(['玄武区委', '梅园工委', '梅园新村社区党委'])
})

test('only whoever stands above sees and changes a node', async () => {
  expect(await on.refusal(SECRETARY, 'organization.get', { organizationId: 'o_4' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await on.refusal(LI, 'organization.get', { organizationId: 'o_3' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  const rename = { organizationId: 'o_3', name: '红梅支部', requestId: requestId() }
  expect(await on.refusal(OTHER_COMMITTEE, 'organization.rename', rename)).toMatchObject({
    message: '这件事要由工委来办。您可以打电话请他们帮忙',
  })
  expect(await on.refusal(SECRETARY, 'organization.rename', rename)).toMatchObject({ code: 'FORBIDDEN' })
})

test('a branch is set up once, however often the request arrives', async () => {
  const wish = { parentId: 'o_p1', kind: 'branch', name: '第五支部', requestId: requestId() } as const
  const made = await on.call(COMMITTEE, 'organization.create', wish)
  expect(await on.call(COMMITTEE, 'organization.create', wish)).toEqual(made)
  const again = { ...wish, requestId: requestId() }
  expect(await on.refusal(COMMITTEE, 'organization.create', again)).toMatchObject({
    code: 'ORGANIZATION_NAME_TAKEN',
    message: '上级之下已经有叫“第五支部”的组织。请换个名称',
  })
  const wrong = { ...again, parentId: 'o_c1', kind: 'committee', name: '新工委' } as const
  expect(await on.refusal(COMMITTEE, 'organization.create', wrong)).toMatchObject({
    message: '工委不能设在梅园工委下面。请另选上级',
  })
  expect(
    (await on.call(OFFICE, 'organization.search', { underId: 'o_d', text: '第五' })).organizations,
  ).toMatchObject([{ name: '第五支部', aboveNames: ['玄武区委', '梅园工委', '梅园新村社区党委'] }])
})

test('a name that WeChat does not let pass is refused', async () => {
  await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
  const wish = { organizationId: 'o_3', name: '坏话支部', requestId: requestId() }
  expect(await on.refusal(COMMITTEE, 'organization.rename', wish)).toMatchObject({ code: 'TEXT_NOT_ALLOWED' })
})

test('a new name keeps the old one in its history', async () => {
  await on.call(COMMITTEE, 'organization.rename', {
    organizationId: 'o_3',
    name: '红梅支部',
    requestId: requestId(),
  })
  expect(await on.call(SECRETARY, 'organization.get', { organizationId: 'o_3' })).toMatchObject({
    name: '红梅支部',
    history: [{ on: MONDAY, what: '由“第三支部”更名' }],
  })
})

test('a party that moves takes its branches and members along, and its past stays where it was', async () => {
  const wish = { organizationId: 'o_p1', parentId: 'o_c2', requestId: requestId() }
  expect(await on.refusal(COMMITTEE, 'organization.move', wish)).toMatchObject({ code: 'FORBIDDEN' })
  await on.call(OFFICE, 'organization.move', wish)
  await on.call(OFFICE, 'organization.move', wish)
  expect(await on.call(OFFICE, 'organization.get', { organizationId: 'o_c2' })).toMatchObject({
    members: 11,
    branches: 3,
  })
  expect(await on.db.get<MemberDoc>('members', 'm_four')).toMatchObject({ path: '/o_d/o_c2/o_p1/o_4/' })
  expect(await membersOn('o_c1', '2026-11-22')).toBe(10)
  expect(await membersOn('o_c1', MONDAY)).toBe(0)
  expect(await membersOn('o_c2', '2026-11-22')).toBe(1)
  expect(await membersOn('o_c2', MONDAY)).toBe(11)
  // Who was above before no longer is; the branch's own secretary still is.
  expect(await on.refusal(COMMITTEE, 'organization.get', { organizationId: 'o_3' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await on.call(SECRETARY, 'organization.get', { organizationId: 'o_3' })).toMatchObject({
    members: 9,
  })
})

test('nothing moves into itself', async () => {
  const wish = { organizationId: 'o_c1', parentId: 'o_p1', requestId: requestId() }
  expect(await on.refusal(OFFICE, 'organization.move', wish)).toMatchObject({
    code: 'ORGANIZATION_INTO_ITSELF',
  })
})

test('a branch that is merged away closes, and each day counts its people where they were', async () => {
  const wish = { organizationId: 'o_4', intoId: 'o_3', requestId: requestId() }
  await on.call(COMMITTEE, 'organization.merge', wish)
  await on.call(COMMITTEE, 'organization.merge', wish)
  expect(await on.call(COMMITTEE, 'organization.get', { organizationId: 'o_4' })).toMatchObject({
    members: 0,
    closedOn: MONDAY,
    history: [{ on: MONDAY, what: '并入“第三支部”' }],
  })
  expect(await membersOn('o_4', '2026-11-22')).toBe(1)
  expect(await membersOn('o_3', '2026-11-22')).toBe(9)
  expect(await membersOn('o_3', MONDAY)).toBe(10)
  const { stays } = (await on.db.get<MemberDoc>('members', 'm_four'))!
  expect(stays.map(({ branchId, from }) => [branchId, from])).toEqual([
    ['o_4', '2020-07-01'],
    ['o_3', MONDAY],
  ])
})

test('a merge that was cut off before the members followed is finished by the retry', async () => {
  const wish = { organizationId: 'o_4', intoId: 'o_3', requestId: requestId() }
  on.cloud.faults.add({ action: 'database.modifyDocument', function: 'organization', nth: 2, effect: 'kill' })
  await on.reply(COMMITTEE, 'organization.merge', wish).catch(() => undefined)
  await on.call(COMMITTEE, 'organization.merge', wish)
  expect(await membersOn('o_3', MONDAY)).toBe(10)
})

test('only what is empty is closed', async () => {
  const close = (organizationId: string) => ({ organizationId, requestId: requestId() })
  expect(await on.refusal(COMMITTEE, 'organization.close', close('o_4'))).toMatchObject({
    message: '第四支部里还有 1 名党员或下级组织。请先转走或合并，再撤销',
  })
  await on.call(COMMITTEE, 'organization.merge', {
    organizationId: 'o_3',
    intoId: 'o_4',
    requestId: requestId(),
  })
  const made = await on.call(COMMITTEE, 'organization.create', {
    ...{ parentId: 'o_c1', kind: 'party' as const, name: '空党委', requestId: requestId() },
  })
  expect(await on.call(COMMITTEE, 'organization.close', close(made.id))).toMatchObject({ closedOn: MONDAY })
})

test('gaps are branches with nobody to call, and secretaries without the role', async () => {
  const { withoutSecretary, withoutGrant } = await on.call(COMMITTEE, 'organization.gaps', {
    organizationId: 'o_c1',
  })
  expect(withoutSecretary.map(({ name }) => name)).toEqual(['第四支部'])
  expect(withoutGrant).toEqual([])
  const named = { organizationId: 'o_4', name: '郑红', phone: '13911112222', requestId: requestId() }
  await on.call(COMMITTEE, 'organization.setSecretary', named)
  expect(await on.call(COMMITTEE, 'organization.gaps', { organizationId: 'o_c1' })).toMatchObject({
    withoutSecretary: [],
    withoutGrant: [{ name: '第四支部', secretaryName: '郑红' }],
  })
})
