import { spawn } from 'node:child_process'
import { availableParallelism, tmpdir } from 'node:os'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type AccountDoc, accountIdOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import type { Cloud } from '../../local/cloud/types'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import { addEvent, STARTS } from '../../test/functions/support/desk'
import { branchThree, organizations } from '../../test/functions/support/district'
import { buildFunctions } from '../build/functions'
import { verifyMs } from './checkinVerify'
import type { Report } from './report'

const DESKS = 8
const PEOPLE = 500
const SEEDS = 1_000
const EVENT = 'e_bench'
const SECRETARY = 'oBench_secretary'

/** Eight desks, one crowd; what a scan asks of the database; what a signature costs; a thousand unlucky evenings. */
export async function run(report: Report): Promise<void> {
  await doors(report)
  report('checkin.verify_ms', await verifyMs(), 'ms')
  await simulations(report)
}

/** Five hundred people within the same minute: each scan is a call of its own, as it is with a network. */
async function doors(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xhm-bench-'))
  const functions = await buildFunctions()
  await functions.dispose()
  const cloud = await startCloud({ dataDir: folder, functionsDir: functions.dir, schema: collections })
  try {
    cloud.clock.set(STARTS - 60_000)
    await addSecretary(cloud)
    for (let n = 0; n < DESKS; n++) await call(cloud, 'open', { eventId: EVENT, deskId: deskId(n) })
    report('checkin.requests', await requestsOf(cloud), 'requests')
    const arrivals = Array.from({ length: PEOPLE }, (_, n) => deliver(cloud, n))
    const answers = await Promise.all(arrivals)
    const failed = answers.filter(({ ok }) => !ok)
    if (failed.length > 0) throw new Error(`refused: ${JSON.stringify(failed[0])}`)
    const seen = await call<{ count: number }>(cloud, 'look', { eventId: EVENT })
    report('checkin.storm', seen.ok ? seen.data.count : -1, 'people in')
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const deskId = (n: number) => `d_${String(n % DESKS).padStart(16, '0')}`

const deliver = (cloud: Cloud, n: number) => {
  const at = cloud.clock.now()
  const line = {
    nonce: `n_${String(n).padStart(16, '0')}`,
    kind: 'in',
    who: `m_${n}`,
    name: `党员${n}`,
    how: 'card',
  }
  return call(cloud, 'deliver', {
    ...{ eventId: EVENT, deskId: deskId(n), sentAt: at, lines: [{ ...line, at, ahead: 0 }] },
  })
}

/** Wire requests of one scan, counted by the cloud itself. Its person is one of the five hundred. */
async function requestsOf(cloud: Cloud): Promise<number> {
  const before = cloud.requests().length
  const reply = await deliver(cloud, 0)
  if (!reply.ok) throw new Error(`The scan was refused: ${reply.error.message}`)
  return cloud
    .requests()
    .slice(before)
    .filter(({ action }) => action.startsWith('database.')).length
}

async function call<T>(cloud: Cloud, action: string, input: object): Promise<Reply<T>> {
  const caller = { openid: SECRETARY, appid: 'wxbench' }
  const { result } = await cloud.invoke('checkin', { action, input }, caller)
  return result as Reply<T>
}

async function addSecretary(cloud: Cloud): Promise<void> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb } = (await import('../../cloudfunctions/kit/wxDb')) as { wxDb: Db }
  await wxDb.addMany('organizations', organizations)
  const account: AccountDoc = {
    ...{ _id: accountIdOf(SECRETARY), memberId: 'm_secretary', name: '赵敏' },
    grants: [{ role: 'secretary', scope: { kind: 'organization', id: branchThree._id } }],
  }
  await wxDb.add('accounts', account)
  await addEvent(wxDb, { id: EVENT })
}

/** What one process found in its share of the seeds. */
export interface SeedsResult {
  seeds: number
  lost: number
  double: number
}

/** The seeds are shared out to as many processes as there are cores, each with a cloud of its own. */
async function simulations(report: Report): Promise<void> {
  const cores = Math.min(4, availableParallelism())
  const results = await Promise.all(
    Array.from({ length: cores }, (_, n) =>
      seedsIn(Math.floor((SEEDS * n) / cores), Math.floor((SEEDS * (n + 1)) / cores)),
    ),
  )
  const sum = (of: (result: SeedsResult) => number) => results.reduce((all, one) => all + of(one), 0)
  report(
    'checkin.simulation_seeds',
    sum(({ seeds }) => seeds),
    'seeds',
  )
  report(
    'checkin.simulation_lost',
    sum(({ lost }) => lost),
    'people',
  )
  report(
    'checkin.simulation_double',
    sum(({ double }) => double),
    'check-ins',
  )
}

function seedsIn(from: number, to: number): Promise<SeedsResult> {
  const script = path.join(__dirname, 'checkinSeeds.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, String(from), String(to)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return new Promise((resolve, reject) =>
    child.once('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(text) as SeedsResult)
        : reject(new Error(`Seeds ${from} to ${to}: exit ${code}`)),
    ),
  )
}
