import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountIdOf } from '../../cloudfunctions/kit/auth'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import type { Cloud } from '../../local/cloud/types'
import { places } from '../../local/seed/places'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { Reservation, SpaceDay } from '../../miniprogram/shared/contract/station'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { buildFunctions } from '../build/functions'
import type { Report } from './report'

const MEMBERS = 200
const DAY = '2026-11-24'
const SPACE = 'sp_01_hall'
const openid = (n: number) => `oBench_${n}`

/** Two hundred members at once for the same two hours, and what one reservation asks of the database. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-'))
  const functions = await buildFunctions()
  await functions.dispose()
  const cloud = await startCloud({ dataDir: folder, functionsDir: functions.dir, schema: collections })
  try {
    cloud.clock.set(instantOf('2026-11-23', 590))
    await addPeopleAndPlaces(cloud)
    report('reserve.requests_unseen_day', await requestsOf(cloud, '2026-11-25'), 'requests')
    await call<SpaceDay>(cloud, 0, 'day', { spaceId: SPACE, date: '2026-11-26' })
    report('reserve.requests', await requestsOf(cloud, '2026-11-26'), 'requests')
    await storm(cloud, report)
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function storm(cloud: Cloud, report: Report): Promise<void> {
  const replies = await Promise.all(Array.from({ length: MEMBERS }, (_, n) => reserve(cloud, n, DAY)))
  report('reserve.storm', replies.filter(({ ok }) => ok).length, 'confirmed')
  const taken = replies.filter((reply) => !reply.ok && reply.error.code === 'SPACE_TAKEN')
  report('reserve.storm_refused_as_taken', taken.length, 'refused')
}

/** Wire requests that one reservation made, counted by the cloud itself. */
async function requestsOf(cloud: Cloud, date: string): Promise<number> {
  const before = cloud.requests().length
  const reply = await reserve(cloud, 1, date)
  if (!reply.ok) throw new Error(`The uncontended reservation was refused: ${reply.error.message}`)
  return cloud
    .requests()
    .slice(before)
    .filter(({ action }) => action.startsWith('database.')).length
}

const reserve = (cloud: Cloud, n: number, date: string) =>
  call<Reservation>(cloud, n, 'reserve', {
    ...{ spaceId: SPACE, date, from: 840, to: 960, people: 8, purpose: '', requestId: `q_bench_${n}` },
  })

async function call<T>(cloud: Cloud, n: number, action: string, input: object): Promise<Reply<T>> {
  const { result } = await cloud.invoke('station', { action, input }, { openid: openid(n), appid: 'wxbench' })
  return result as Reply<T>
}

async function addPeopleAndPlaces(cloud: Cloud): Promise<void> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb } = await import('../../cloudfunctions/kit/wxDb')
  await Promise.all(places().spaces.map((space) => wxDb.add('spaces', space)))
  const accounts = Array.from({ length: MEMBERS }, (_, n) => ({
    ...{ _id: accountIdOf(openid(n)), memberId: `m_bench_${n}`, name: null, grants: [] },
  }))
  await Promise.all(accounts.map((account) => wxDb.add('accounts', account)))
}
