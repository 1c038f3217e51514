import { OpenPhones } from '../../automator/openPhones'
import { startAutomation, type Automation } from '../../automator/server'
import { accountFirst } from '../../automator/whose'
import { formatProblem } from '../compiler/problems'
import { startPhoneServer, type BuildReport, type PhoneServer, type PhoneUser } from '../server/phoneServer'
import { startProjectCloud } from './functions'
import type { PhoneOptions } from './options'

/** People of no particular mini-program. */
const people: readonly PhoneUser[] = ['甲', '乙', '丙'].map((name, index) => ({
  id: `user${index + 1}`,
  name: `用户${name}`,
  about: '',
  openid: `oPhone_demo_user_${index + 1}`,
}))

/** Guangzhou, where DevTools' simulator is too, gcj02 degrees. */
const location = { latitude: 23.10229, longitude: 113.3345211 }

/** What only the command line of DevTools' cli says. */
export interface WorldExtras {
  /** Who has the phones at the beginning, by id or openid. */
  account?: string | undefined
  ticket?: string | undefined
  /** Phones that clients ask for are opened without a window; true unless it says otherwise. */
  headless?: boolean
  /** Builds again and loads the phones anew when a file changes; true unless it says otherwise. */
  watch?: boolean
  /** A client asked to close the tool. */
  onClose?(): void
}

export interface PhoneWorld {
  phone: PhoneServer
  phones: OpenPhones
  automation: Automation
  stop(): Promise<void>
}

/** The phone and the automation socket for any project; what was started is stopped again when a later step fails. */
export async function startPhoneWorld(options: PhoneOptions, extras: WorldExtras = {}): Promise<PhoneWorld> {
  const started: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end().catch(() => undefined)
  }
  try {
    const cloud = await startProjectCloud(options.project)
    if (cloud) started.push(() => cloud.stop())
    const { project, port, autoPort } = options
    const { account, ticket, onClose, headless = true, watch = true } = extras
    const users = accountFirst(people, account)
    const phone = await startPhoneServer({
      project,
      port,
      cloud,
      users,
      location,
      watch,
      onBuild: print,
    })
    started.push(() => phone.close())
    const phones = new OpenPhones(phone, { headless })
    started.push(() => phones.close())
    const automation = await startAutomation({
      server: phone,
      phones,
      port: autoPort,
      users,
      ticket,
      onClose,
    })
    started.push(() => automation.close())
    return { phone, phones, automation, stop }
  } catch (error) {
    await stop()
    throw withPort(error)
  }
}

/** Standard output is for the one line that says that the phone is ready. */
function print({ errors, warnings }: BuildReport): void {
  for (const it of errors) process.stderr.write(`error: ${formatProblem(it)}\n`)
  for (const it of warnings) process.stderr.write(`warning: ${formatProblem(it)}\n`)
}

function withPort(error: unknown): Error {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number }
  return code === 'EADDRINUSE'
    ? new Error(`Port ${port} is taken by another program: choose one with --port or --auto-port.`)
    : error instanceof Error
      ? error
      : new Error(message)
}
