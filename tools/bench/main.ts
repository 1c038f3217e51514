/**
 * `npm run bench [-- NAME…]`: one line of JSON for each measurement, `{"name","value","unit"}`. With names only the
 * benches called so. A bench is a file here that exports `run(report)`, listed below.
 */
import type { Bench } from './report'
import { printLine } from './report'

const benches: Record<string, () => Promise<Bench>> = {
  cloud: () => import('./cloud'),
  checkin: () => import('./checkin'),
  cloudKill: () => import('./cloudKill'),
  book: () => import('./book'),
  event: () => import('./event'),
  lesson: () => import('./lesson'),
  phone: () => import('./phone'),
  roster: () => import('./roster'),
  stations: () => import('./stations'),
  start: () => import('./start'),
}

async function main(chosen: readonly string[]): Promise<void> {
  const unknown = chosen.filter((name) => !(name in benches))
  if (unknown.length > 0)
    throw new Error(`There is no bench ${unknown.join(', ')}: ${Object.keys(benches).join(', ')}`)
  for (const [name, load] of Object.entries(benches)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    await (await load()).run(printLine)
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
