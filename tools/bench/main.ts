/**
 * `npm run bench [-- NAME…]`: one line of JSON for each measurement, `{"name","value","unit"}`. With names only the
 * benches called so. A bench is a file here that exports `run(report)`, listed below.
 */
import type { Bench } from './report'
import { printLine } from './report'

const benches: readonly string[] = [
  'cloud',
  'checkin',
  'cloudKill',
  'book',
  'event',
  'lesson',
  'phone',
  'roster',
  'stations',
  'start',
]

/** By its name: some belong to another program of the type checker than this file. */
const load = (name: string): Promise<Bench> => import(`./${name}`) as Promise<Bench>

async function main(chosen: readonly string[]): Promise<void> {
  const unknown = chosen.filter((name) => !benches.includes(name))
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}: ${benches.join(', ')}`)
  for (const name of benches) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    await (await load(name)).run(printLine)
  }
}

main(process.argv.slice(2)).then(
  // The functions' SDK keeps sockets open that would hold the process for a while.
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(1)
  },
)
