import { sheetOf } from '../../../cloudfunctions/kit/sheet'
import type { RosterJob } from '../../../miniprogram/shared/contract/roster'
import type { TestCloud } from './cloud'
import { OFFICE } from './district'

export const HEADING = ['支部', '党委', '工委', '姓名', '手机号', '出生日期', '党员编号']

/** A row of 第三支部, in the order of HEADING. */
export const rowOf = (name: string, phone = '', born = '', number = '', branch = '第三支部'): string[] => [
  ...[branch, '梅园新村社区党委', '梅园工委', name, phone, born, number],
]

let counter = 0

/** Puts a file into storage as the phone would. */
export async function upload(bytes: Buffer, ending = 'xlsx'): Promise<string> {
  const { wxWeChat } = await import('../../../cloudfunctions/kit/wxWeChat')
  return wxWeChat.upload(`roster/test_${++counter}.${ending}`, bytes)
}

export const uploadRows = (rows: readonly (readonly string[])[]): Promise<string> =>
  upload(sheetOf([HEADING, ...rows]))

export async function begin(on: TestCloud, fileId: string, organizationId = 'o_d', openid = OFFICE) {
  const requestId = `q_roster_${++counter}`
  return on.call(openid, 'roster.begin', { fileId, fileName: '名册.xlsx', organizationId, requestId })
}

/** Steps until the job rests. */
export async function rest(on: TestCloud, jobId: string, openid = OFFICE): Promise<RosterJob> {
  for (let turn = 0; turn < 100; turn++) {
    const job = await on.call(openid, 'roster.step', { jobId })
    if (['ready', 'done', 'dropped'].includes(job.stage)) return job
  }
  throw new Error('the job never rests')
}

/** Reads, compares and answers the preview. */
export async function preview(on: TestCloud, rows: readonly (readonly string[])[], organizationId = 'o_d') {
  const { id } = await begin(on, await uploadRows(rows), organizationId)
  return rest(on, id)
}

export async function applied(on: TestCloud, jobId: string, options: { absentLeave?: boolean } = {}) {
  const { absentLeave = false } = options
  await on.call(OFFICE, 'roster.apply', { jobId, absentLeave, createOrganizations: true })
  return rest(on, jobId)
}
