/** `npm start`: the local cloud with demo data, and the phone on the desk. See local/start/options.ts for its options. */
import path from 'node:path'
import { openBrowser } from './start/openBrowser'
import { readOptions, usage } from './start/options'
import { checkPort } from './start/port'
import { startWorld, type RunningWorld } from './start/world'

const root = path.resolve(__dirname, '..')

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env, root)
  if (options.help) return void process.stdout.write(usage)
  await checkPort(options.port)
  const starting = startWorld(options)
  stopOnSignals(starting)
  const { phone, cloud } = await starting
  process.stderr.write(`Cloud's console: ${cloud.control.console}\n`)
  process.stdout.write(`Phone: ${phone.url}\n`)
  if (options.open) openBrowser(phone.url)
}

/** A terminal, npm and our front may each pass on the same Ctrl-C: what comes this soon is no second one. */
const echo = 1_500

/** The first signal stops everything in order, also while it is still starting; a second one does not wait. */
function stopOnSignals(starting: Promise<RunningWorld>): void {
  let since: number | null = null
  const onSignal = (): void => {
    if (since !== null && performance.now() - since > echo) process.exit(1)
    if (since !== null) return
    since = performance.now()
    starting
      .then((world) => world.stop())
      .then(() => process.exit(0))
      .catch(fail)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}

/** One sentence: what went wrong is for a person, who may not know this code. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

main().catch(fail)
