/** `npm run phone -- --project DIR`: the phone for any mini-program. See options.ts for its options. */
import { openBrowser } from '../../start/openBrowser'
import { readOptions, usage } from './options'
import { startPhoneWorld } from './world'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) return void process.stdout.write(usage)
  const starting = startPhoneWorld(options)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      starting
        .then((world) => world.stop())
        .then(() => process.exit(0))
        .catch(fail)
    })
  const { phone, automation } = await starting
  process.stdout.write(`Ready: phone ${phone.url} automation ${automation.url}\n`)
  if (options.open) openBrowser(phone.url)
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

main().catch(fail)
