/**
 * What `local/cli` runs: `auto --project DIR --auto-port N`, the command line that the official client's
 * `automator.launch({ cliPath, projectPath })` spawns. See cliOptions.ts for the rest.
 */
import path from 'node:path'
import { startPhoneWorld } from '../phone/command/world'
import { demoUsers } from '../seed/users'
import { checkDisplay, readCommand, usage, type Command } from './cliOptions'
import { startHeadless } from './headless'
import { checkFree, withPort } from './ports'
import { accountFirst } from './whose'

const root = path.resolve(__dirname, '../..')

interface Running {
  automation: { url: string }
  stop(): Promise<void>
}

async function main(args: string[]): Promise<void> {
  const command = readCommand(args, process.env['CLI_CWD'] ?? process.cwd())
  if (command.kind === 'help') return void process.stdout.write(usage)
  if (command.kind === 'nothing') return void process.stdout.write(`Nothing to ${command.name}.\n`)
  if (command.headed) checkDisplay(process.platform, process.env)
  await checkFree(command.phone.autoPort)
  const starting = start(command, () => void end())
  let stopping = false
  const end = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await starting.then((running) => running.stop()).catch(() => undefined)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  const { automation } = await starting
  process.stdout.write(`Automation: ${automation.url}\n`)
}

/** The product has its demo district behind it; any other mini-program its own plain functions, if there are some. */
async function start(command: Command & { kind: 'auto' }, onClose: () => void): Promise<Running> {
  const { phone, account, ticket } = command
  const { project, autoPort } = phone
  const headless = !command.headed
  try {
    if (project === root) {
      const users = accountFirst(demoUsers, account)
      const world = await startHeadless({
        project,
        autoPort,
        withCloud: true,
        headless,
        onClose,
        users,
        ticket,
      })
      if (!headless) await world.phones.open('a')
      return world
    }
    // A test that runs must not lose its pages because somebody saves a file.
    const world = await startPhoneWorld(phone, { account, ticket, headless, onClose, watch: false })
    await world.phones.open('a').catch((error: unknown) => world.stop().then(() => Promise.reject(error)))
    return world
  } catch (error) {
    throw withPort(error)
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
