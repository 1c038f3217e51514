import type { Me } from '../../miniprogram/shared/contract/member'
import type { OrganizationDetail } from '../../miniprogram/shared/contract/organization'
import type { MemberBrief, MemberDetail } from '../../miniprogram/shared/contract/people'
import { sentenceOf } from '../../miniprogram/shared/contract/errors'
import {
  TRIES,
  invitationView,
  nameWrong,
  phoneWrong,
  refusedView,
} from '../../miniprogram/packages/member/bind/bind.view'
import { codeAt, leftOf, needsMore } from '../../miniprogram/packages/member/code/codes'
import { gapGroups } from '../../miniprogram/packages/office/gaps/gaps.view'
import { rolesFor, trailRows } from '../../miniprogram/packages/office/grants/grants.view'
import { treeView } from '../../miniprogram/packages/office/tree/tree.view'
import { inviteView } from '../../miniprogram/packages/secretary/invite/invite.view'
import { personView, reasonChips } from '../../miniprogram/packages/secretary/person/person.view'
import { branchRows } from '../../miniprogram/packages/secretary/transfer/transfer.view'
import { filterChips, foundWords, memberRow, nobodyWords, toggled } from '../../miniprogram/ui/member.view'
import { canBind, hasCode, isOffice } from '../../miniprogram/ui/session'
import { workbench } from '../../miniprogram/ui/workbench.view'
import { grouped, pastWords } from '../../miniprogram/ui/words'
import { DAY, at } from './support/examples'
import { wrongPhone } from '../../miniprogram/packages/secretary/contact/contact.view'

const aMember = (change: Partial<MemberBrief> = {}): MemberBrief => ({
  id: 'm_1',
  name: '方秀英',
  branchId: 'b_1',
  branchName: '梅园新村第三支部',
  phoneMasked: '139****0002',
  age: 81,
  cannotCome: false,
  bound: true,
  ...change,
})

const aDetail = (change: Partial<MemberDetail> = {}): MemberDetail => ({
  ...aMember(),
  gender: '女',
  born: '1945-03-02',
  joined: '1976-07-01',
  education: '',
  occupation: '纺织厂退休',
  status: 'active',
  stays: [
    { branchId: 'b_1', branchName: '梅园新村第三支部', from: '2019-06-01', to: null },
    { branchId: 'b_2', branchName: '竺桥第一支部', from: '2001-01-01', to: '2019-06-01' },
  ],
  grants: [],
  card: null,
  boundAt: at(9, 0, '2026-03-01'),
  ...change,
})

const aNode = (change: Partial<OrganizationDetail> = {}): OrganizationDetail => ({
  id: 'o_c',
  name: '梅园新村街道工委',
  kind: 'committee',
  parentId: 'o_d',
  closedOn: null,
  members: 1200,
  branches: 40,
  hasChildren: true,
  above: [],
  children: [],
  secretaryName: '',
  secretaryPhone: '',
  history: [],
  ...change,
})

const brief = (id: string, name: string) => ({
  id,
  name,
  kind: 'branch' as const,
  parentId: 'o_c',
  closedOn: null,
})

const me = (change: Partial<Me> = {}): Me => ({
  name: null,
  roles: ['resident'],
  branch: null,
  keeps: [],
  memberId: null,
  grants: [],
  ...change,
})

describe('what somebody may do', () => {
  test('whoever is on no roster may bind, whoever is has a code', () => {
    expect([canBind(me()), hasCode(me())]).toEqual([true, false])
    expect([canBind(me({ memberId: 'm_1' })), hasCode(me({ memberId: 'm_1' }))]).toEqual([false, true])
  })

  test('while it is not known whether a member is bound, nothing is offered', () => {
    const { memberId: _memberId, ...unknown } = me()
    expect([canBind(unknown), hasCode(unknown)]).toEqual([false, false])
  })

  test('the workbench has an entry for each role that has work here, and none for the rest', () => {
    const over = (role: 'secretary' | 'district' | 'reviewer' | 'keeper', id: string) => ({
      role,
      scope: { kind: 'organization' as const, id },
      scopeName: id,
    })
    const entries = workbench({
      keeps: [{ stationId: 's', stationName: '站', spaces: [] }],
      grants: [
        over('secretary', 'b_1'),
        over('keeper', 'o_d'),
        over('district', 'o_d'),
        over('reviewer', 'o_d'),
      ],
    })
    expect(entries.map(({ bench, organizationId }) => [bench, organizationId])).toEqual([
      ['board', ''],
      ['events', ''],
      ['rooms', ''],
      ['events', 'b_1'],
      ['branch', 'b_1'],
      ['plans', 'b_1'],
      ['office', 'o_d'],
      ['review', 'o_d'],
    ])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(8)
    expect(workbench(me())).toEqual([])
  })

  test('only committees and the district move people', () => {
    expect(isOffice(me({ roles: ['member', 'secretary'] }))).toBe(false)
    expect(isOffice(me({ roles: ['committee'] }))).toBe(true)
  })
})

describe('binding', () => {
  test('how many tries there are and how long the wait is are said before the first', () => {
    expect(TRIES).toContain('填错三次，就要停 30 分钟')
  })

  test.each([
    ['13900000003', ''],
    ['1390000000', '手机号是 11 位，现在填了 10 位'],
    ['23900000003', '手机号是 1 开头的 11 位数字'],
  ])('%s is told what is wrong with it: %s', (phone, wrong) => {
    expect(phoneWrong(phone)).toBe(wrong)
  })

  test('a name of one letter is not enough', () => {
    expect(nameWrong(' 周 ')).not.toBe('')
    expect(nameWrong('周小燕')).toBe('')
  })

  test('a refusal that one corrects stays on the page with its sentence', () => {
    const refused = {
      code: 'MEMBER_NOT_MATCHED' as const,
      message: sentenceOf('MEMBER_NOT_MATCHED', { left: 2 }),
    }
    expect(refusedView(refused)).toMatchObject({ title: '没有对上', locked: false })
    expect(refusedView(refused)?.sentence).toContain('还可以试 2 次')
    expect(refusedView({ code: 'BINDING_LOCKED', message: '' })?.locked).toBe(true)
    expect(refusedView({ code: 'OFFLINE', message: '' })).toBeNull()
  })

  test("a branch's invitation has no name on it, a member's has", () => {
    const invitation = { branchName: '第三支部', memberName: null, until: at(11, 50) }
    expect(invitationView(invitation, at(10))).toEqual({
      branch: '第三支部',
      name: '',
      until: '今天 11:50 以前有效',
    })
    expect(inviteView({ ...invitation, text: 'x' }, at(10)).how).toContain('再填自己的姓名')
    expect(inviteView({ ...invitation, text: 'x', memberName: '方秀英' }, at(10)).how).toContain('请方秀英')
  })
})

describe('the rotating code', () => {
  const codes = [0, 1, 2].map((n) => ({ text: `c${n}`, from: at(10, n), until: at(10, n + 1) }))

  test('is the one of this minute, to its last millisecond and no longer', () => {
    expect(codeAt(codes, at(10))?.text).toBe('c0')
    expect(codeAt(codes, at(10, 1) - 1)?.text).toBe('c0')
    expect(codeAt(codes, at(10, 1))?.text).toBe('c1')
    expect(codeAt(codes, at(10, 3))).toBeNull()
    expect(codeAt(codes, at(9, 59))).toBeNull()
  })

  test('more are fetched when the last one begins, a minute before the screen would be blank', () => {
    expect(needsMore([], at(10))).toBe(true)
    expect(needsMore(codes, at(10, 2) - 1)).toBe(false)
    expect(needsMore(codes, at(10, 2))).toBe(true)
  })

  test('what is left of its minute goes from one to nothing', () => {
    const [first] = codes
    if (!first) throw new Error('no code')
    expect([at(10), at(10) + 30_000, at(10, 2)].map((now) => leftOf(first, now))).toEqual([1, 0.5, 0])
  })
})

describe('the members of a branch', () => {
  test('a row says what has to be known before calling', () => {
    expect(memberRow(aMember({ cannotCome: true, bound: false }), false)).toMatchObject({
      note: '81 岁 · 139****0002',
      spoken: '方秀英，81 岁 · 139****0002，来不了，没绑定',
    })
    expect(memberRow(aMember({ age: null, phoneMasked: '' }), true)).toMatchObject({
      branch: '梅园新村第三支部',
      note: '没有手机号',
    })
  })

  test('filters go in and out, several at once', () => {
    const both = toggled(['over60'], 'notBound')
    expect(both).toEqual(['over60', 'notBound'])
    expect(toggled(both, 'over60')).toEqual(['notBound'])
    expect(filterChips(both).filter(({ on }) => on)).toHaveLength(2)
  })

  test('an empty list says why it is empty, and how to see everybody', () => {
    expect(nobodyWords('zhang', []).title).toBe('没有找到“zhang”')
    expect(nobodyWords('', ['over60'])).toMatchObject({ action: '看全部' })
    expect(nobodyWords('', []).action).toBe('')
  })

  test('how many were found is said only of a search', () => {
    expect(foundWords(1234, 'li', [])).toBe('找到 1,234 人')
    expect(foundWords(45, ' ', [])).toBe('')
    expect(foundWords(null, 'li', [])).toBe('')
  })

  test('a page shows only facts that are known', () => {
    const { facts, stays, binding } = personView(aDetail())
    expect(facts.map(({ label }) => label)).toEqual(['性别', '年龄', '入党', '职业'])
    expect(facts[1]?.value).toBe('81 岁（1945年3月2日生）')
    expect(stays.map(({ when }) => when)).toEqual(['2019年6月1日 起', '2001年1月1日 到 2019年6月1日'])
    expect(binding).toBe('已绑定微信，2026年3月1日')
    expect(personView(aDetail({ bound: false, boundAt: null })).binding).toBe('还没有绑定微信')
  })

  test('one reason for looking at a number is chosen at a time', () => {
    expect(reasonChips('上门看望').filter(({ on }) => on)).toHaveLength(1)
  })

  test('nobody is moved to where they are, or to what is closed', () => {
    const found = [brief('b_1', '第一'), { ...brief('b_2', '第二'), closedOn: DAY }, brief('b_3', '第三')]
    const organizations = found.map((one) => ({ ...one, aboveNames: ['玄武区', '街道'] }))
    expect(branchRows({ organizations }, 'b_1')).toEqual([
      { id: 'b_3', name: '第三', above: '玄武区 › 街道' },
    ])
  })
})

describe('the office', () => {
  const above = ['o_d', 'o_c', 'o_p'].map((id) => ({ ...brief(id, id), kind: 'party' as const }))

  test('says how large a node is', () => {
    expect(treeView(aNode(), []).about).toBe('40 个支部 · 1,200 名党员')
    expect(treeView(aNode({ kind: 'branch', members: 45 }), []).about).toBe('45 名党员')
  })

  test('leads up only to where one may go', () => {
    const ids = (mine: string[]) => treeView(aNode({ above }), mine).above.map(({ id }) => id)
    expect(ids(['o_d'])).toEqual(['o_d', 'o_c', 'o_p'])
    expect(ids(['o_c'])).toEqual(['o_c', 'o_p'])
    expect(ids(['elsewhere'])).toEqual([])
  })

  test('names what is missing, and nothing else', () => {
    const withoutGrant = [{ ...brief('b_1', '第一支部'), secretaryName: '钱进' }]
    const groups = gapGroups({ withoutSecretary: [], withoutGrant, at: 0 })
    expect(groups.map(({ title }) => title)).toEqual(['1 个书记还没有授权'])
    expect(groups[0]?.rows[0]?.note).toBe('书记 钱进')
    expect(gapGroups({ withoutSecretary: [], withoutGrant: [], at: 0 })).toEqual([])
  })

  test('lists branches as one counts them', () => {
    const withoutSecretary = [10, 2, 1].map((n) => brief(`o_${n}`, `第${n}支部`))
    const [group] = gapGroups({ withoutSecretary, withoutGrant: [], at: 0 })
    expect(group?.rows.map(({ name }) => name)).toEqual(['第1支部', '第2支部', '第10支部'])
  })

  test('offers only roles that the giver may give there', () => {
    expect(rolesFor('branch', { isDistrict: false })).toEqual(['secretary'])
    expect(rolesFor('committee', { isDistrict: false })).toEqual(['lecturer'])
    expect(rolesFor('district', { isDistrict: true })[0]).toBe('district')
  })

  test('tells who gave and who took, and when', () => {
    const change = {
      ...{ at: at(9, 30), byName: '沈岚', memberName: '赵敏', scopeName: '' },
      role: 'secretary' as const,
    }
    const changes = [
      { ...change, change: 'revoked' as const },
      { ...change, change: 'granted' as const, at: at(9, 0, '2025-12-01') },
    ]
    expect(trailRows({ changes }, DAY).map(({ what, when }) => `${when} ${what}`)).toEqual([
      '今天 09:30 沈岚收回赵敏：支部书记',
      '2025年12月1日 09:00 沈岚授权赵敏：支部书记',
    ])
  })
})

test.each([
  [at(9, 30), '今天 09:30'],
  [at(9, 30, '2026-03-01'), '3月1日 09:30'],
  [at(9, 30, '2025-03-01'), '2025年3月1日 09:30'],
])('something past is said with as much of its date as it needs', (instant, words) => {
  expect(pastWords(instant, DAY)).toBe(words)
})

test.each([
  [0, '0'],
  [999, '999'],
  [29000, '29,000'],
  [1234567, '1,234,567'],
])('%i is written %s', (count, words) => {
  expect(grouped(count)).toBe(words)
})

describe('the number that the members of a branch call', () => {
  test.each(['13900000003', '139 0000 0003', '025-83214567', '02583214567', '83214567'])('%s', (phone) => {
    expect(wrongPhone(phone)).toBe('')
  })

  test.each([
    ['', '请填一个党员打得通的电话'],
    ['1390000000', '这个电话打不通。手机号是 11 位，座机请带区号'],
    ['110110', '这个电话打不通。手机号是 11 位，座机请带区号'],
  ])('“%s” is told in a sentence', (phone, sentence) => {
    expect(wrongPhone(phone)).toBe(sentence)
  })
})
