import { readTable } from '../../cloudfunctions/roster/file'
import { sheetOf } from '../../cloudfunctions/kit/sheet'
import type { MemberDoc } from '../../cloudfunctions/member/public'
import { type TestCloud, startTestCloud } from './support/cloud'
import { COMMITTEE, LI, MONDAY, OFFICE, OTHER_COMMITTEE, SECRETARY, WANG, phoneOf } from './support/district'
import { HEADING, applied, begin, preview, rest, rowOf, upload, uploadRows } from './support/roster'

let on: TestCloud
beforeEach(async () => {
  on = await startTestCloud()
})
afterEach(() => on.stop())

const BORN = '1950-03-02'
/** Everyone of 第三支部 as the fixtures have them. */
const PRESENT = [
  ...[
    ['李桂芬', 'm_li'],
    ['王建国', 'm_wang'],
    ['孙志强', 'm_keeper'],
    ['周明', 'm_other_keeper'],
  ],
  ...[
    ['赵敏', 'm_secretary'],
    ['钱进', 'm_other_secretary'],
    ['何静', 'm_committee'],
  ],
  ...[
    ['吕涛', 'm_other_committee'],
    ['沈岚', 'm_office'],
  ],
].map(([name = '', id = '']) => rowOf(name, phoneOf(id), BORN))

const find = async (name: string) =>
  (await on.db.find<MemberDoc>('members', { name }, { limit: 10 })).filter(
    ({ status }) => status === 'active',
  )
const names = async (organizationId: string) =>
  (await on.call(OFFICE, 'member.list', { organizationId })).members.map(({ name }) => name)

test('the same people again are no change at all', async () => {
  expect((await preview(on, PRESENT)).counts).toMatchObject({
    rows: 9,
    unchanged: 9,
    new: 0,
    changed: 0,
    absent: 0,
  })
})

test('a preview says who is new, changed, moved and absent; nothing changes until it is applied', async () => {
  const [li = [], wang = [], , ...others] = PRESENT
  const rows = [
    ...others,
    rowOf('李桂芬', '13911110000', '1950年3月2日'),
    rowOf('王建国', wang[4], BORN, '', '第四支部'),
    rowOf('曾素芬', '13700004321', '19660301'),
    li,
  ].slice(0, -1)
  const job = await preview(on, rows)
  expect(job.counts).toEqual({
    ...{ rows: 9, bad: 0, new: 1, changed: 1, moved: 1, unchanged: 6, absent: 1, newOrganizations: 0 },
  })
  expect(job.absent).toEqual([{ name: '孙志强', branchName: '第三支部' }])
  expect(await find('曾素芬')).toEqual([])

  expect(await applied(on, job.id)).toMatchObject({ stage: 'done', skipped: 0 })
  expect(await find('曾素芬')).toMatchObject([
    { pinyin: 'zengsufen', initials: 'zsf', born: '1966-03-01', path: '/o_d/o_c1/o_p1/o_3/' },
  ])
  expect(await find('李桂芬')).toMatchObject([
    { phone: '13911110000', tail: '00001111931', accountId: expect.any(String) },
  ])
  expect(await find('王建国')).toMatchObject([
    {
      branchId: 'o_4',
      stays: [
        { branchId: 'o_3', to: MONDAY },
        { branchId: 'o_4', from: MONDAY },
      ],
    },
  ])
  expect(await find('孙志强')).toHaveLength(1)
  const again = await preview(on, rows)
  expect(again.counts).toMatchObject({ new: 0, changed: 0, moved: 0, unchanged: 9 })
})

test('whoever is absent leaves only if the importer says so, and is a resident from then on', async () => {
  const job = await preview(
    on,
    PRESENT.filter(([, , , name]) => name !== '王建国'),
  )
  await applied(on, job.id, { absentLeave: true })
  expect(await find('王建国')).toEqual([])
  expect(await on.call(WANG, 'member.me', {})).toMatchObject({ roles: ['resident'] })
  expect((await on.db.get<MemberDoc>('members', 'm_wang'))?.stays).toMatchObject([
    { branchId: 'o_3', to: MONDAY },
  ])
  // Whoever comes back is the same person, with all that was before.
  const back = await preview(on, PRESENT)
  expect(back.counts).toMatchObject({ new: 1, unchanged: 8 })
  await applied(on, back.id)
  expect(await find('王建国')).toMatchObject([
    { _id: 'm_wang', stays: [{}, { branchId: 'o_3', from: MONDAY }] },
  ])
})

test('every bad row is reported with its number and reason, and can be downloaded', async () => {
  const rows = [
    ...PRESENT,
    rowOf('', '13700000001'),
    rowOf('陈晨', '1370000'),
    rowOf('陈曦', '', '1950年13月'),
    rowOf('陈光'),
    rowOf('李桂芬', phoneOf('m_li'), BORN),
    ['', '', '', '', '', '', ''],
    ['没有的支部', '', '', '林一', '13700000009', '', ''],
  ]
  const job = await preview(on, rows)
  expect(job.badRows).toEqual([
    { row: 11, name: '', reason: '没有填姓名。请补上' },
    { row: 12, name: '陈晨', reason: '手机号“1370000”有 7 位，应该是 11 位。请核对' },
    { row: 13, name: '陈曦', reason: '出生日期“1950年13月”看不懂。请写成 1950-03-02 的样子' },
    { row: 14, name: '陈光', reason: '认不出是哪一位。党员编号、出生日期、手机号请至少填一项' },
    { row: 15, name: '李桂芬', reason: '和第 2 行是同一个人。请删去其中一行' },
    { row: 17, name: '林一', reason: '没有叫“没有的支部”的支部。请核对名称，或填上它的工委和党委' },
  ])
  expect(job.counts).toMatchObject({ rows: 9, bad: 6 })
  const { base64 } = await on.call(OFFICE, 'roster.badRows', { jobId: job.id })
  const table: string[][] = []
  readTable(Buffer.from(base64, 'base64'), (cells) => table.push(cells))
  expect(table[0]).toEqual(['行号', '原因', ...HEADING])
  expect(table[2]?.slice(0, 7)).toEqual([
    '12',
    '手机号“1370000”有 7 位，应该是 11 位。请核对',
    '第三支部',
    '梅园新村社区党委',
    '梅园工委',
    '陈晨',
    '1370000',
  ])
})

test('organisations that the tree does not have are made with the import, if the importer agrees', async () => {
  const row = ['新支部', '新党委', '新工委', '林一', '13700000009', '', '']
  const job = await preview(on, [...PRESENT, row])
  expect(job.counts.newOrganizations).toBe(3)
  expect(
    await on.refusal(OFFICE, 'roster.apply', {
      jobId: job.id,
      absentLeave: false,
      createOrganizations: false,
    }),
  ).toMatchObject({ message: '文件里有 3 个还没建的组织。请核对名称，确实要建就选“一并新建”' })
  await applied(on, job.id)
  const { organizations } = await on.call(OFFICE, 'organization.search', { underId: 'o_d', text: '新支部' })
  expect(organizations).toMatchObject([{ aboveNames: ['玄武区委', '新工委', '新党委'] }])
  expect(await names(organizations[0]?.id ?? '')).toEqual(['林一'])
})

test('a committee imports its own people and nobody else', async () => {
  const fileId = await upload(
    sheetOf([HEADING, ...PRESENT, ['第九支部', '', '锁金工委', '林一', '13700000009', '', '']]),
  )
  const { id } = await begin(on, fileId, 'o_c1', COMMITTEE)
  const job = await rest(on, id, COMMITTEE)
  expect(job.badRows).toMatchObject([{ reason: '“锁金工委”不在“梅园工委”之下。请核对，或由上级来导入' }])
  expect(await on.refusal(OTHER_COMMITTEE, 'roster.step', { jobId: id })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.refusal(SECRETARY, 'roster.job', { jobId: id })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await on.refusal(LI, 'roster.template', {})).toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'ROSTER_FILE_UNREADABLE'],
  ['a broken workbook', Buffer.from('PK\u0003\u0004nothing'), 'ROSTER_FILE_UNREADABLE'],
  ['a table without headings', Buffer.from('一,二\n三,四\n'), 'ROSTER_NO_HEADINGS'],
])('%s is refused with its sentence', async (_what, bytes, code) => {
  const { id } = await begin(on, await upload(bytes))
  expect(await on.refusal(OFFICE, 'roster.step', { jobId: id })).toMatchObject({ code })
  expect(await on.call(OFFICE, 'roster.job', { jobId: id })).toMatchObject({ stage: 'dropped' })
})

test('a .csv in GB18030 with columns in another order is read the same', async () => {
  // 姓名,所在党支部,联系电话 / 朱镕,第三支部,13700000001 — as Chinese spreadsheets write it.
  const bytes = Buffer.from(
    'd0d5c3fb2ccbf9d4dab5b3d6a7b2bf2cc1aacfb5b5e7bbb00d0ad6ece9462cb5dac8fdd6a7b2bf2c31333730303030303030310d0a',
    'hex',
  )
  const { id } = await begin(on, await upload(bytes, 'csv'))
  const job = await rest(on, id)
  expect(job.counts).toMatchObject({ rows: 1, new: 1, bad: 0, absent: 9 })
  await applied(on, id)
  expect(await find('朱镕')).toHaveLength(1)
})

test('what somebody changes between preview and writing is not overwritten: the preview is void', async () => {
  const job = await preview(on, [...PRESENT, rowOf('林一', '13700000009')])
  const transfer = { memberId: 'm_li', toBranchId: 'o_4', on: MONDAY, requestId: 'q_between' }
  await on.call(COMMITTEE, 'member.transfer', transfer)
  const wish = { jobId: job.id, absentLeave: false, createOrganizations: false }
  expect(await on.refusal(OFFICE, 'roster.apply', wish)).toMatchObject({
    message: '预览之后名册有了别的改动。请重新选文件预览一次',
  })
  expect(await on.call(OFFICE, 'roster.job', { jobId: job.id })).toMatchObject({ stage: 'dropped' })
})

test('an import that dies in the middle of the writing shows nothing by halves, and is finished later', async () => {
  const rows = Array.from({ length: 1_200 }, (_, n) => rowOf(`新人${'甲乙丙丁'[n % 4]}`, '', '', `N${n}`))
  const job = await preview(on, [...PRESENT, ...rows])
  await on.call(OFFICE, 'roster.apply', { jobId: job.id, absentLeave: false, createOrganizations: false })
  // The second lot of new lines is written, and then the function dies before it can say so.
  on.cloud.faults.add({
    action: 'database.insertDocument',
    function: 'roster',
    nth: 2,
    effect: 'kill',
    when: 'after',
  })
  await expect(on.call(OFFICE, 'roster.step', { jobId: job.id })).rejects.toThrow()
  expect(await on.db.count('members', { branchId: 'o_3' })).toBeGreaterThan(9)
  expect(await on.refusal(SECRETARY, 'member.list', { organizationId: 'o_3' })).toMatchObject({
    code: 'ROSTER_UPDATING',
  })
  const transfer = { memberId: 'm_li', toBranchId: 'o_4', on: MONDAY, requestId: 'q_meanwhile' }
  expect(await on.refusal(COMMITTEE, 'member.transfer', transfer)).toMatchObject({ code: 'ROSTER_UPDATING' })

  expect(await rest(on, job.id)).toMatchObject({ stage: 'done', skipped: 0 })
  expect(await on.db.count('members', { branchId: 'o_3' })).toBe(1_209)
  expect(await on.call(SECRETARY, 'member.list', { organizationId: 'o_3' })).toMatchObject({ total: 1_209 })
})

test('two who step the same job at the same time write every line once', async () => {
  const rows = Array.from({ length: 1_100 }, (_, n) => rowOf('新人', '', '', `N${n}`))
  const { id } = await begin(on, await uploadRows(rows))
  await Promise.all([rest(on, id), rest(on, id)])
  await on.call(OFFICE, 'roster.apply', { jobId: id, absentLeave: true, createOrganizations: false })
  await Promise.all([rest(on, id), rest(on, id)])
  const job = await on.call(OFFICE, 'roster.job', { jobId: id })
  expect(job).toMatchObject({ stage: 'done', counts: { new: 1_100, absent: 9 }, skipped: 1 })
  // Whoever imports does not leave by it.
  expect(await on.db.count('members', { branchId: 'o_3' })).toBe(1_101)
})

test('the template is a roster that import understands', async () => {
  const { base64 } = await on.call(OFFICE, 'roster.template', {})
  const { id } = await begin(on, await upload(Buffer.from(base64, 'base64')))
  expect(await rest(on, id)).toMatchObject({ counts: { rows: 1, bad: 0 }, unknownHeadings: [] })
})
