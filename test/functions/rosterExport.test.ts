import { readTable } from '../../cloudfunctions/roster/file'
import { type TestCloud, startTestCloud } from './support/cloud'
import {
  COMMITTEE,
  LI,
  MONDAY,
  OFFICE,
  OTHER_SECRETARY,
  SECRETARY,
  branchFour,
  branchNine,
  branchThree,
  testMember,
} from './support/district'
import { begin, preview, rest, rowOf } from './support/roster'

let on: TestCloud
beforeEach(async () => {
  on = await startTestCloud()
})
afterEach(() => on.stop())

const DAY_MS = 24 * 60 * 60 * 1_000
const wishOf = (requestId: string, organizationId = 'o_d') => ({ organizationId, requestId })

/** Steps until the file is there. */
async function exported(requestId = 'q_export', openid = OFFICE, organizationId = 'o_d'): Promise<string> {
  for (let turn = 0; turn < 50; turn++) {
    const { fileId } = await on.call(openid, 'roster.export', wishOf(requestId, organizationId))
    if (fileId !== null) return fileId
  }
  throw new Error('the export never ends')
}

async function tableOf(fileId: string): Promise<string[][]> {
  const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
  const rows: string[][] = []
  readTable((await wxWeChat.download(fileId)) ?? Buffer.alloc(0), (cells) => rows.push(cells))
  return rows
}

const numberOf = (branchId: string, n: number): string => `N${branchId.slice(2)}${n + 1_000}`

/** Three branches that are too large to be read together: an export of four steps. */
async function addMany(): Promise<void> {
  for (const branch of [branchThree, branchFour, branchNine]) {
    const people = Array.from({ length: 500 }, (_, n) =>
      testMember(
        `m_${branch._id}_${n}`,
        { name: '新人', born: null, number: numberOf(branch._id, n) },
        [],
        branch,
      ),
    )
    await on.db.addMany('members', people)
  }
}

/** The function dies while it writes the second part. */
const dieInTheMiddle = () =>
  on.cloud.faults.add({
    ...{ action: 'database.insertDocument', function: 'roster', nth: 4, effect: 'kill', when: 'after' },
  })

async function cutShort(requestId: string): Promise<void> {
  dieInTheMiddle()
  await expect(on.call(OFFICE, 'roster.export', wishOf(requestId))).rejects.toThrow()
  on.cloud.faults.clear()
}

test('what is exported is what import reads: no change', async () => {
  await addMany()
  const { fileName, progress } = await on.call(OFFICE, 'roster.export', wishOf('q_export'))
  expect({ fileName, progress }).toEqual({ fileName: '玄武区委党员名册 2026-11-23.xlsx', progress: 1 })
  const { id } = await begin(on, await exported())
  expect((await rest(on, id)).counts).toMatchObject({ rows: 1_509, unchanged: 1_509, bad: 0, absent: 0 })
})

test('rows stand branch by branch under one heading', async () => {
  await addMany()
  const [heading = [], ...rows] = await tableOf(await exported())
  expect(heading.slice(0, 5)).toEqual(['工委', '党委（总支）', '支部', '党员编号', '姓名'])
  const changes = rows.filter((row, at) => row[2] !== rows[at - 1]?.[2])
  expect(changes.map((row) => row[2])).toEqual(['第三支部', '第四支部', '第九支部'])
})

test('an export that dies in the middle goes on where it was, and its file is whole', async () => {
  await addMany()
  await cutShort('q_export')
  const [begun] = await on.db.find<{ next: number; groups: string[] }>('rosterExports', {}, { limit: 2 })
  expect(begun?.next).toBe(1)
  expect(begun?.groups).toHaveLength(3)
  const { id } = await begin(on, await exported())
  expect((await rest(on, id)).counts).toMatchObject({ rows: 1_509, unchanged: 1_509, bad: 0, absent: 0 })
  expect(await on.db.count('rosterExportParts', {})).toBe(0)
})

test('whoever moves while it is written is in the file once, where they are then', async () => {
  await addMany()
  await cutShort('q_export')
  const transfer = { memberId: 'm_o_3_7', toBranchId: 'o_4', on: MONDAY, requestId: 'q_between' }
  await on.call(COMMITTEE, 'member.transfer', transfer)
  const rows = await tableOf(await exported())
  expect(rows.filter((row) => row.includes(numberOf('o_3', 7))).map((row) => row[2])).toEqual(['第四支部'])
  expect(rows).toHaveLength(1_510)
})

test('two phones that step one export get one file', async () => {
  await addMany()
  const files = await Promise.all([exported(), exported(), exported()])
  expect(new Set(files).size).toBe(1)
  expect(await tableOf(files[0])).toHaveLength(1_510)
})

test('asked again it answers the same file; another intention, person or organisation gets another', async () => {
  const file = await exported()
  expect(await exported()).toBe(file)
  const others = [
    await exported('q_other'),
    await exported('q_export', COMMITTEE, 'o_c1'),
    await exported('q_export', OFFICE, 'o_3'),
  ]
  expect(new Set([file, ...others]).size).toBe(4)
})

test('while an import is being written nothing is exported', async () => {
  const { id } = await preview(on, [rowOf('林一', '13700000009')])
  await on.call(OFFICE, 'roster.apply', { jobId: id, absentLeave: false, createOrganizations: false })
  expect(await on.refusal(OFFICE, 'roster.export', wishOf('q_export'))).toMatchObject({
    code: 'ROSTER_UPDATING',
  })
  await rest(on, id)
  expect(await tableOf(await exported())).toHaveLength(11)
})

test('a secretary takes her own branch home and no other; that she did is written down, once', async () => {
  expect(await tableOf(await exported('q_mine', SECRETARY, 'o_3'))).toHaveLength(10)
  expect(await on.refusal(OTHER_SECRETARY, 'roster.export', wishOf('q_x', 'o_3'))).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await on.refusal(LI, 'roster.export', wishOf('q_x', 'o_3'))).toMatchObject({ code: 'FORBIDDEN' })
  await exported('q_mine', SECRETARY, 'o_3')
  expect(await on.db.count('audit', { what: 'export', subject: 'o_3' })).toBe(1)
})

test('a branch without anybody is a table with its headings', async () => {
  expect(await tableOf(await exported('q_empty', OFFICE, 'o_4'))).toHaveLength(1)
})

test('a day later the file is gone from storage, and what was begun and never finished too', async () => {
  await addMany()
  const fileId = await exported('q_done', OFFICE, 'o_3')
  await cutShort('q_left')
  on.cloud.clock.set(on.cloud.clock.now() + DAY_MS - 60_000)
  await on.cloud.timers.run('roster', 'finishLeftOver')
  expect(await tableOf(fileId)).toHaveLength(510)
  on.cloud.clock.set(on.cloud.clock.now() + 120_000)
  await on.cloud.timers.run('roster', 'finishLeftOver')
  const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
  expect(await wxWeChat.download(fileId)).toBeNull()
  expect(await on.db.count('rosterExports', {})).toBe(0)
  expect(await on.db.count('rosterExportParts', {})).toBe(0)
})
