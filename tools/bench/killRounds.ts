import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { cloudDatabase, type BenchCollection } from './cloudSdk'

/** What all the kills did. */
export interface KillResult {
  /** Pairs that the cloud had confirmed and that were not there, whole, after the next start. */
  lost: number
  /** Pairs of which one half was there, or whose text was not whole. */
  half: number
  confirmed: number
}

const LANES = 6
const text = '字'.repeat(200)

/**
 * Kills a cloud, with SIGKILL, at random moments while six writers add pairs of documents, each pair in one request, and
 * looks after each new start whether all that was confirmed is there, and nothing by half.
 */
export async function killRounds(folder: string, rounds: number): Promise<KillResult> {
  const server = bundle(join(folder, 'server.cjs'))
  const data = join(folder, 'data')
  const confirmed = new Set<string>()
  const result: KillResult = { lost: 0, half: 0, confirmed: 0 }
  for (let round = 0; round < rounds; round++) {
    const child = await start(server, data)
    // Every pair is looked at now and then; the newest ones after every kill.
    if (round > 0) await check(confirmed, round, round % 20 === 0, result)
    const writers = Array.from({ length: LANES }, (_value, lane) => write(round, lane, confirmed))
    await randomMoment(confirmed)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await Promise.all([ended, ...writers])
  }
  const child = await start(server, data)
  await check(confirmed, rounds, true, result)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  return { ...result, confirmed: confirmed.size }
}

/** After none, some or many confirmed writes, and then at any point of the next ones. */
async function randomMoment(confirmed: ReadonlySet<string>): Promise<void> {
  const wanted = confirmed.size + Math.floor(Math.random() * 25)
  const until = performance.now() + 3_000
  while (confirmed.size < wanted && performance.now() < until)
    await new Promise((done) => setTimeout(done, 1))
  await new Promise((done) => setTimeout(done, Math.random() * 15))
}

/** One file without a compiler at its start. lmdb brings a library of its own, so it stays outside. */
function bundle(outfile: string): string {
  mkdirSync(dirname(outfile), { recursive: true })
  buildSync({
    ...{ entryPoints: [join(__dirname, 'cloudKillServer.ts')], outfile, bundle: true, platform: 'node' },
    ...{ packages: 'external', format: 'cjs', logLevel: 'silent' },
  })
  return outfile
}

async function start(server: string, data: string): Promise<ChildProcess> {
  const child = fork(server, [data], {
    execArgv: [],
    env: { ...process.env, NODE_PATH: join(__dirname, '../../node_modules') },
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the cloud ended with ${String(code)}`))),
  ])) as [{ env: Record<string, string> }]
  Object.assign(process.env, message.env)
  return child
}

const pairs = (): BenchCollection => cloudDatabase().collection('pairs')

/** Adds pairs until the cloud is gone. Notes a pair only when the cloud has said that it is there. */
async function write(round: number, lane: number, confirmed: Set<string>): Promise<void> {
  for (let i = 0; ; i++) {
    const pair = `${round}-${lane}-${i}`
    const data = ['left', 'right'].map((side) => ({ _id: `${pair}-${side}`, pair, round, text }))
    const done = await pairs()
      .add({ data })
      .then(
        () => true,
        () => false,
      )
    if (!done) return
    confirmed.add(pair)
  }
}

async function check(
  confirmed: ReadonlySet<string>,
  round: number,
  all: boolean,
  result: KillResult,
): Promise<void> {
  const found = new Map<string, number>()
  for (let skip = 0; ; skip += 1000) {
    const query = all ? pairs() : pairs().where({ round: round - 1 })
    const page = await query
      .orderBy('_id', 'asc')
      .skip(skip)
      .limit(1000)
      .field({ pair: true, text: true })
      .get()
    for (const { pair, text: own } of page.data) {
      found.set(String(pair), (found.get(String(pair)) ?? 0) + (own === text ? 1 : 10))
    }
    if (page.data.length < 1000) break
  }
  const newest = [...confirmed].filter((pair) => all || pair.startsWith(`${round - 1}-`))
  result.lost += newest.filter((pair) => found.get(pair) !== 2).length
  result.half += [...found.values()].filter((count) => count !== 2).length
}
