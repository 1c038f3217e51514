import type { Browser } from 'playwright-core'
import { collections } from '../../cloudfunctions/schema/index'
import { buildFunctions } from '../../tools/build/functions'
import { launchBrowser } from '../browser/launch'
import { startCloud, createClock } from '../cloud/index'
import type { Cloud } from '../cloud/types'
import { startPhoneServer } from '../phone/server/phoneServer'
import type { PhoneServer, PhoneUser } from '../phone/server/types'
import { seed } from '../seed/index'
import { demoLocation, demoUsers } from '../seed/users'
import { BrowserPhones } from './phones'
import { startAutomation, type Automation } from './server'

export interface HeadlessOptions {
  /** Folder of project.config.json. */
  project: string
  /** Where clients connect; 0 takes a free port. */
  autoPort: number
  /** With the product's own functions and demo data, in memory. Without, every call to the cloud fails. */
  withCloud: boolean
  /** The hour it is at the start, epoch milliseconds; by default now. */
  at?: number
  /** Without a window, which is the default. */
  headless?: boolean
  /** Who the phones may be somebody's of; the first one has them at the beginning. By default the demo's people. */
  users?: readonly PhoneUser[]
  /** What `getTicket()` says. */
  ticket?: string | undefined
  /** `miniProgram.close()` was called. */
  onClose?(): void
  /** Puts something between the phones and the cloud, as tests of failures do. */
  wrapCloud?(cloud: Cloud): Pick<Cloud, 'invoke' | 'clock'> & Partial<Pick<Cloud, 'storage' | 'openapi'>>
}

export interface Headless {
  cloud: Cloud | null
  server: PhoneServer
  phones: BrowserPhones
  automation: Automation
  browser: Browser
  stop(): Promise<void>
}

/** Cloud, phone, browser and automation in one process, for tests: what is started is stopped again when one fails. */
export async function startHeadless(options: HeadlessOptions): Promise<Headless> {
  const running: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0).reverse()) await end().catch(() => undefined)
  }
  try {
    return { ...(await startAll(options, running)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAll(
  options: HeadlessOptions,
  running: (() => Promise<unknown>)[],
): Promise<Omit<Headless, 'stop'>> {
  const { project, autoPort, onClose, ticket, users = demoUsers, wrapCloud = (cloud) => cloud } = options
  const launching = launchBrowser({ headless: options.headless ?? true })
  // Awaited below; until then a failure is nobody's.
  launching.catch(() => undefined)
  running.push(async () => (await launching).close())
  const cloud = options.withCloud ? await demoCloud(options.at) : null
  if (cloud) running.push(() => cloud.stop())
  const server = await startPhoneServer({
    project,
    port: 0,
    cloud: cloud && wrapCloud(cloud),
    users,
    location: demoLocation,
  })
  running.push(() => server.close())
  const browser = await launching
  const phones = new BrowserPhones(browser, server)
  running.push(() => phones.close())
  const automation = await startAutomation({ server, phones, port: autoPort, onClose, users, ticket })
  running.push(() => automation.close())
  return { cloud, server, phones, automation, browser }
}

/** The built functions on a cloud in memory, with the demo district, at the given hour. */
async function demoCloud(at?: number): Promise<Cloud> {
  const functions = await buildFunctions()
  await functions.dispose()
  const clock = createClock()
  if (at !== undefined) clock.set(at)
  const cloud = await startCloud({
    dataDir: null,
    functionsDir: functions.dir,
    schema: collections,
    clock,
    pushFunction: 'lesson',
  })
  await seed(cloud)
  return cloud
}
