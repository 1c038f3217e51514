/**
 * What `local/cli` runs: `auto --project DIR --auto-port N`, the command line that the official client's
 * `automator.launch({ cliPath, projectPath })` spawns. Other options of DevTools' cli are accepted and mean nothing here.
 */
import path from 'node:path'
import { startHeadless } from './headless'

const root = path.resolve(__dirname, '../..')
const usage = 'usage: cli auto --project DIR [--auto-port 9420] [--headed]'

async function main(args: readonly string[]): Promise<void> {
  const [command] = args.filter((arg) => !arg.startsWith('--'))
  const project = path.resolve(option(args, '--project') ?? '.')
  const port = Number(option(args, '--auto-port') ?? 9420)
  if (command !== 'auto' || !Number.isInteger(port)) throw new Error(usage)
  const running = await startHeadless({
    project,
    autoPort: port,
    withCloud: project === root,
    headless: !args.includes('--headed'),
    onClose: () => void end(),
  })
  const end = async (): Promise<void> => {
    await running.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
  console.log(`Automation: ${running.automation.url}`)
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
