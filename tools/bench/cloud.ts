import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloudDatabase, inLanes, type BenchCollection } from './cloudSdk'
import type { FromServer, Measured } from './cloudServer'
import { median, type Report } from './report'

const MEMBERS = 29_000
const RECORDS = 60_000
/** Documents of one add: as many as a careful importer sends. */
const BATCH = 500

/**
 * The local cloud's database, through the unmodified SDK of this process; the cloud runs in another one, as `npm run
 * cloud` does, so that neither waits for the other's work.
 */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-cloud-'))
  try {
    await small(report)
    await large(report, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What needs no data to speak of. */
async function small(report: Report): Promise<void> {
  const [cloud, fixed] = [await startServer('memory'), await startServer('fixed')]
  try {
    Object.assign(process.env, cloud.env)
    const things = cloudDatabase().collection('things')
    await things.add({ data: document })
    report('cloud.get_vs_null', await ratio(things, cloud, fixed), 'ratio')
    Object.assign(process.env, cloud.env)
    await things.add({ data: { _id: 'stock', left: 100 } })
    report('cloud.update_storm', await storm(things), 'went through')
  } finally {
    await Promise.all([cloud.stop(), fixed.stop()])
  }
}

const document = { _id: 'one', name: '红梅驿站', free: [600, 660, 720], place: { lng: 113.3, lat: 23.1 } }

/**
 * How many gets a second, over how many with a server that answers a fixed reply at once. The two alternate, so that
 * a neighbour's work slows both; the middle of the pairs counts.
 */
async function ratio(things: BenchCollection, cloud: Server, fixed: Server): Promise<number> {
  const rates = { cloud: 0, fixed: 0 }
  const ratios: number[] = []
  for (let round = 0; round < 24; round++) {
    // Who goes first changes, too.
    const order = round % 2 === 0 ? (['cloud', 'fixed'] as const) : (['fixed', 'cloud'] as const)
    for (const which of order) {
      Object.assign(process.env, (which === 'cloud' ? cloud : fixed).env)
      rates[which] = await rateOf(things)
    }
    // The first rounds warm everything up.
    if (round >= 4) ratios.push(rates.cloud / rates.fixed)
  }
  return median(ratios)
}

async function rateOf(things: BenchCollection): Promise<number> {
  const count = 400
  const began = performance.now()
  await inLanes(8, count, async () => {
    const { data } = await things.doc('one').get()
    if (data?.['_id'] !== 'one') throw new Error('not the document')
  })
  return count / ((performance.now() - began) / 1000)
}

/** 500 members at once take one of a stock of 100; how many got one. */
async function storm(things: BenchCollection): Promise<number> {
  const { command } = cloudDatabase()
  const take = async (): Promise<number> => {
    const change = { data: { left: command.inc(-1) } }
    return (await things.where({ _id: 'stock', left: command.gt(0) }).update(change)).stats.updated
  }
  const taken = await Promise.all(Array.from({ length: 500 }, take))
  return taken.reduce((sum, n) => sum + n, 0)
}

/** What a district needs: everybody, and years of what they did. */
async function large(report: Report, folder: string): Promise<void> {
  let server = await startServer(folder)
  try {
    Object.assign(process.env, server.env)
    const database = cloudDatabase()
    const members = database.collection('members')
    const began = performance.now()
    await inLanes(4, MEMBERS / BATCH, (batch) =>
      members.add({ data: batchOf(batch, member) }).then(() => undefined),
    )
    report('cloud.insert_29k_s', (performance.now() - began) / 1000, 's')
    const records = database.collection('records')
    await inLanes(4, RECORDS / BATCH, (batch) =>
      records.add({ data: batchOf(batch, record) }).then(() => undefined),
    )
    report('cloud.group_60k_ms', await timed(7, () => groupAll(records)), 'ms')
    report('cloud.indexed_find_of_60k_ms', await timed(40, (i) => findSome(records, i)), 'ms')
    await server.stop()
    server = await startServer(folder)
    report('cloud.open_s', server.measured.openMs / 1000, 's')
    Object.assign(process.env, server.env)
    await groupAll(records)
    report('cloud.rss_mb', await server.rss(), 'MB')
  } finally {
    await server.stop()
  }
}

/** The middle of some calls, after a few that do not count. */
async function timed(times: number, call: (i: number) => Promise<void>): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < times + 3; i++) {
    const began = performance.now()
    await call(i)
    if (i >= 3) taken.push(performance.now() - began)
  }
  return median(taken)
}

async function groupAll(records: BenchCollection): Promise<void> {
  const group = { _id: '$branchId', count: { $sum: 1 }, points: { $sum: '$points' }, last: { $max: '$at' } }
  const { list } = await records.aggregate().group(group).end()
  const total = list.reduce((sum, { count }) => sum + Number(count), 0)
  if (total !== RECORDS) throw new Error(`counted ${total} records`)
}

async function findSome(records: BenchCollection, i: number): Promise<void> {
  const memberId = `m_${(i * 997) % MEMBERS}`
  const { data } = await records.where({ memberId }).orderBy('at', 'desc').limit(20).get()
  if (data.length === 0 || data.some((found) => found['memberId'] !== memberId))
    throw new Error('wrong records')
}

const batchOf = (batch: number, make: (n: number) => object): object[] =>
  Array.from({ length: BATCH }, (_value, i) => make(batch * BATCH + i))

const member = (n: number): object => ({
  ...{ _id: `m_${n}`, name: `党员${n}`, phone: `138${String(n).padStart(8, '0')}`, branchId: `b_${n % 600}` },
  ...{ joined: new Date(2000 + (n % 25), n % 12, 1), roles: ['member'], points: n % 100 },
  ...{ address: { street: '红梅街道', house: n % 300 }, note: '社区服务志愿者，周末可以值班。' },
})

const record = (n: number): object => ({
  ...{
    _id: `r_${n}`,
    memberId: `m_${n % MEMBERS}`,
    branchId: `b_${n % 600}`,
    kind: ['talk', 'service', 'study'][n % 3],
  },
  ...{ at: new Date(1_700_000_000_000 + n * 60_000), points: (n % 10) + 0.5, hours: n % 4 },
  ...{
    place: { name: '红梅驿站', room: n % 20 },
    note: '参加了社区的志愿服务活动，打扫公共区域并帮助老人。',
  },
})

interface Server {
  env: Record<string, string>
  measured: Measured
  rss(): Promise<number>
  stop(): Promise<void>
}

/** A cloud of its own process: 'memory', a data folder, or 'fixed' for the server that always answers the same. */
async function startServer(what: string): Promise<Server> {
  const child = fork(join(__dirname, 'cloudServer.ts'), [what, JSON.stringify(document)], {
    execArgv: ['--import', 'tsx'],
  })
  const measured = (await hear(child)) as Measured
  return {
    env: measured.env,
    measured,
    rss: async () => {
      child.send('rss')
      return ((await hear(child)) as { rssMb: number }).rssMb
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}

async function hear(child: ChildProcess): Promise<FromServer> {
  const message = await Promise.race([
    once(child, 'message').then(([heard]) => heard as FromServer),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the cloud ended with ${String(code)}`))),
  ])
  return message
}
