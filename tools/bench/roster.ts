import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountIdOf } from '../../cloudfunctions/kit/auth'
import { newMember, rosterLine } from '../../cloudfunctions/member/public'
import { newOrganization } from '../../cloudfunctions/organization/public'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import type { Cloud } from '../../local/cloud/types'
import { rosterFile } from '../../local/seed/roster/file'
import { generateRoster } from '../../local/seed/roster/generate'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { OutputOf } from '../../miniprogram/shared/contract/index'
import type { RosterJob } from '../../miniprogram/shared/contract/roster'
import { buildFunctions } from '../build/functions'
import { type Report, median } from './report'
import { type FunctionProcess, functionProcess } from './memory'

const OFFICE = 'oBench_office'
const DISTRICT = 'o_district'
const SEARCHES = ['wang', 'ligui', 'zh', 'cyh', 'sun', 'ouyang', 'liu', 'xjm', 'wangg', 'lgf']

/** A whole district's roster through the function: imported, imported again, searched. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-'))
  const functions = await buildFunctions()
  await functions.dispose()
  const cloud = await startCloud({ dataDir: folder, functionsDir: functions.dir, schema: collections })
  try {
    await addOffice(cloud)
    const fileId = await upload(rosterFile(generateRoster()))
    const roster = functionProcess(functions.dir, 'roster', cloud, OFFICE)
    const begun = Date.now()
    await importFile(roster.call, fileId, 1)
    report('roster.import_29k_s', (Date.now() - begun) / 1000, 's')
    const again = await importFile(roster.call, fileId, 2)
    const { new: added, changed, moved, absent, bad } = again.counts
    report('roster.reimport_changes', added + changed + moved + absent + bad, 'lines')
    const asked = Date.now()
    await exportAll(roster.call)
    report('roster.export_29k_s', (Date.now() - asked) / 1000, 's')
    // The most that import and export ever held.
    report('roster.peak_mb', await roster.peak(), 'MB')
    report('roster.search_ms', await searchMs(cloud), 'ms')
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importFile(call: FunctionProcess['call'], fileId: string, turn: number): Promise<RosterJob> {
  const request = { fileId, fileName: '名册.xlsx', organizationId: DISTRICT, requestId: `q_bench_${turn}` }
  const { id: jobId } = await call('roster.begin', request)
  await rest(call, jobId)
  await call('roster.apply', { jobId, absentLeave: false, createOrganizations: true })
  return rest(call, jobId)
}

async function rest(call: FunctionProcess['call'], jobId: string): Promise<RosterJob> {
  for (;;) {
    const job = await call('roster.step', { jobId })
    if (job.stage === 'ready' || job.stage === 'done') return job
    if (job.stage === 'dropped') throw new Error('The import was dropped')
  }
}

async function exportAll(call: FunctionProcess['call']): Promise<void> {
  const wish = { organizationId: DISTRICT, requestId: 'q_bench_export' }
  for (;;) if ((await call('roster.export', wish)).fileId !== null) return
}

/** One page of the whole district by pinyin, through the function; the middle of ten. */
async function searchMs(cloud: Cloud): Promise<number> {
  const times: number[] = []
  for (const search of SEARCHES) {
    const begun = performance.now()
    const event = { action: 'list', input: { organizationId: DISTRICT, search } }
    const { result } = await cloud.invoke('member', event, { openid: OFFICE, appid: 'wxbench' })
    const reply = result as Reply<OutputOf<'member.list'>>
    if (!reply.ok) throw new Error(reply.error.message)
    times.push(performance.now() - begun)
  }
  return median(times)
}

async function upload(bytes: Buffer): Promise<string> {
  const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
  return wxWeChat.upload('roster/bench.xlsx', bytes)
}

/** The district and one person of its office, who is in no file. */
async function addOffice(cloud: Cloud): Promise<void> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb } = await import('../../cloudfunctions/kit/wxDb')
  const district = newOrganization({
    id: DISTRICT,
    kind: 'district',
    name: '玄武区委',
    parent: null,
    on: '2019-01-01',
  })
  const grants = [{ role: 'district' as const, scope: { kind: 'organization' as const, id: DISTRICT } }]
  const spelling = { pinyin: 'shenlan', initials: 'sl' }
  const line = rosterLine({ name: '沈岚' })
  const member = newMember({
    id: 'm_office',
    line,
    spelling,
    branch: { _id: '', path: '' },
    on: '2020-01-01',
  })
  await wxDb.add('organizations', district)
  await wxDb.add('members', { ...member, grants })
  await wxDb.add('accounts', { _id: accountIdOf(OFFICE), memberId: 'm_office', name: '沈岚', grants })
}
