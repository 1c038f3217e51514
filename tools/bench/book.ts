import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { buildFunctions } from '../build/functions'
import { type Booker, booker } from './book/booker'
import { mixed } from './book/mixed'
import { payloadOfFullDay } from './book/payload'
import { addBareFunction, throughput } from './book/throughput'
import type { Report } from './report'

const DAY = '2026-11-24'
/** A bare update has the same indexes to keep. */
const daysIndexes = collections.find(({ name }) => name === 'days')?.indexes ?? []

/** What one reservation asks of the database, what two hundred people at once come to, and how fast it goes. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-'))
  const functions = await buildFunctions({ dir: join(folder, 'functions') })
  await functions.dispose()
  addBareFunction(functions.dir)
  const cloud = await startCloud({
    dataDir: join(folder, 'data'),
    functionsDir: functions.dir,
    schema: [...collections, { name: 'bare', indexes: daysIndexes }],
  })
  try {
    cloud.clock.set(instantOf('2026-11-23', 590))
    const book = await booker(cloud)
    await requests(book, report)
    // Before the storms, which leave as many warm functions as there may be.
    await throughput(book, report)
    await storm(book, report)
    report('book.storm_200_mixed', (await mixed(book)).length, 'wrong')
    report('day.payload_kb', await payloadOfFullDay(book), 'kB')
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A day that somebody has looked at, which is how one comes to reserve; and one that nobody has. */
async function requests(book: Booker, report: Report): Promise<void> {
  report('book.requests_unseen_day', await requestsOf(book, 1, '2026-11-25'), 'requests')
  await book.look(2, 'sp_01_hall', '2026-11-26')
  report('book.requests', await requestsOf(book, 2, '2026-11-26'), 'requests')
}

/** Wire requests that one reservation made, counted by the cloud itself. */
async function requestsOf({ cloud, reserve }: Booker, n: number, date: string): Promise<number> {
  const before = cloud.requests().length
  const reply = await reserve(n, { date })
  if (!reply.ok) throw new Error(`The uncontended reservation was refused: ${reply.error.message}`)
  const made = cloud.requests().slice(before)
  return made.filter(({ action }) => action.startsWith('database.')).length
}

async function storm({ members, reserve }: Booker, report: Report): Promise<void> {
  const replies = await Promise.all(members.map((n) => reserve(n, { date: DAY })))
  report('book.storm_200x1', replies.filter(({ ok }) => ok).length, 'confirmed')
  const taken = replies.filter((reply) => !reply.ok && reply.error.code === 'SPACE_TAKEN')
  report('book.storm_refused_as_taken', taken.length, 'refused')
}
