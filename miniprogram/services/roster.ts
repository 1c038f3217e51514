import type { RosterJob } from '../shared/contract/roster'
import type { InputOf } from '../shared/contract/index'
import { call } from './cloud'

/** Puts a file that `wx.chooseMessageFile` gave into cloud storage; what the server reads is the file id. */
export async function upload(filePath: string, requestId: string): Promise<string> {
  const ending = /\.(xlsx|csv)$/i.exec(filePath)?.[0].toLowerCase() ?? '.xlsx'
  const { fileID } = await wx.cloud.uploadFile({ cloudPath: `roster/${requestId}${ending}`, filePath })
  return fileID
}

export const begin = (input: InputOf<'roster.begin'>) => call('roster.begin', input)
export const job = (jobId: string) => call('roster.job', { jobId })
export const jobs = (organizationId: string) => call('roster.jobs', { organizationId })
export const apply = (input: InputOf<'roster.apply'>) => call('roster.apply', input)
export const drop = (jobId: string) => call('roster.drop', { jobId })
export const badRows = (jobId: string) => call('roster.badRows', { jobId })
export const template = () => call('roster.template', {})

/** Steps until the job rests (preview stands, done or dropped), telling after each how far it is. */
export async function run(jobId: string, onProgress: (job: RosterJob) => void): Promise<RosterJob> {
  for (;;) {
    const now = await call('roster.step', { jobId })
    onProgress(now)
    if (now.stage === 'ready' || now.stage === 'done' || now.stage === 'dropped') return now
  }
}

/** Steps until the file is in cloud storage, telling after each how far it is (0–1); answers the file's id. */
export async function runExport(
  input: InputOf<'roster.export'>,
  onProgress: (share: number) => void,
): Promise<string> {
  for (;;) {
    const { fileId, progress } = await call('roster.export', input)
    if (fileId !== null) return fileId
    onProgress(progress)
  }
}
