/**
 * The process behind the end-to-end tests: cloud in memory with demo data, phones in a headless browser, automation.
 * Started once by e2eSetup.ts; tests steer it through `control`.
 */
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Cloud } from '../../local/cloud/types'
import { demoUsers } from '../../local/seed/users'
import { startHeadless, type Headless } from '../../local/automator/headless'
import { Turns } from './turns'

/** Monday, ten to ten: every station is open. */
const MONDAY = Date.parse('2026-11-23T09:50:00+08:00')

/** Openids that no function answers to, with what it says instead: test files share this world, so one is ill at a time. */
const broken = new Map<string, string>()

/** '<openid> <action>': answers that will be lost, once each. */
const lost = new Set<string>()

const openidOf = (user: string): string => demoUsers.find(({ id }) => id === user)?.openid ?? ''

/** For some people no function can be reached, as when WeChat's own servers are ill. */
function wrapCloud(cloud: Cloud): Pick<Cloud, 'invoke' | 'clock' | 'storage' | 'openapi'> {
  return {
    clock: cloud.clock,
    storage: cloud.storage,
    openapi: cloud.openapi,
    invoke: async (name, event, caller) => {
      const sentence = broken.get(caller.openid)
      if (sentence) throw new Error(sentence)
      const answer = await cloud.invoke(name, event, caller)
      const { action = '' } = event as { action?: string }
      if (lost.delete(`${caller.openid} ${name}.${action}`)) throw new Error('the answer was lost')
      return answer
    },
  }
}

type Order = (world: Headless, params: Record<string, string>) => unknown

/** What tests may ask for; see test/support/control.ts. */
const orders: Record<string, Order> = {
  breakFunctions: (_, { user = '', sentence = '' }) => {
    const openid = openidOf(user)
    if (sentence) broken.set(openid, sentence)
    else broken.delete(openid)
  },
  callAs: async ({ cloud }, { user = '', action = '', input = '{}' }) => {
    const [name = '', verb = ''] = action.split('.')
    const data = { action: verb, input: JSON.parse(input) as unknown }
    const caller = { openid: openidOf(user), appid: 'wxcalls' }
    return (await cloud?.invoke(name, data, caller))?.result
  },
  loseAnswer: (_, { user = '', action = '' }) => void lost.add(`${openidOf(user)} ${action}`),
  setClock: ({ cloud, server }, { at = '' }) => {
    cloud?.clock.set(Date.parse(at))
    server.clockChanged()
  },
  /** The mini-program itself is on the phone and stays; only the way to the cloud is cut. */
  setOffline: async ({ phones }, { phone = '', offline = '' }) => {
    const page = await phones.open(phone)
    const calls = '**/api/call'
    await page.unroute(calls)
    if (offline === 'yes') await page.route(calls, (route) => route.abort('internetdisconnected'))
  },
  chooseFile: async ({ phones }, { phone = '', text = '', file = '' }) => {
    const page = await phones.open(phone)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 10_000 }),
      click(page, text),
    ])
    await chooser.setFiles(file)
  },
  sees: async ({ phones }, { phone = '', text = '' }) => {
    const page = await phones.open(phone)
    await page.getByText(text).first().waitFor({ timeout: 10_000 })
  },
  press: async ({ phones }, { phone = '', text = '' }) => {
    await click(await phones.open(phone), text)
  },
}

const click = (page: Page, text: string): Promise<void> =>
  page.getByText(text, { exact: true }).first().click({ timeout: 10_000 })

async function main(): Promise<void> {
  const project = path.resolve(__dirname, '../..')
  const world = await startHeadless({ project, autoPort: 0, withCloud: true, at: MONDAY, wrapCloud })
  const control = await listen(world, await firstDay(world, project))
  process.send?.({ automation: world.automation.url, control: control.url })
  const stop = async (): Promise<void> => {
    control.close()
    await world.stop()
    process.exit(0)
  }
  process.on('disconnect', () => void stop())
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

/** Keeps the world as it is now; answers how it becomes so again. */
async function firstDay({ cloud, server, phones }: Headless, project: string): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'first-day-'))
  await cloud?.exportTo(folder)
  await warm(cloud, project)
  return async () => {
    // A phone that still shows a code would be scanned by the next file's.
    await phones.close()
    await cloud?.importFrom(folder)
    cloud?.clock.set(MONDAY)
    server.clockChanged()
    await warm(cloud, project)
  }
}

/** The first call of a function loads it, which no test should wait for; that it knows no such action is no matter. */
async function warm(cloud: Cloud | null, project: string): Promise<void> {
  const folder = path.join(project, 'cloudfunctions')
  const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'config.json')))
  for (const name of names) await cloud?.invoke(name, {}, { openid: 'oWarm', appid: 'wxwarm' })
}

async function listen(world: Headless, reset: () => Promise<void>): Promise<{ url: string; close(): void }> {
  const turns = new Turns(reset)
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname === '/turn') return turns.take(response, searchParams.get('alone') === 'yes')
    const order = orders[pathname.slice(1)]
    return void Promise.resolve(order?.(world, Object.fromEntries(searchParams)))
      .then((answer) => response.writeHead(order ? 200 : 404).end(JSON.stringify(answer ?? null)))
      .catch((error: Error) => response.writeHead(500).end(error.message))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => (server.close(), server.closeAllConnections()),
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  process.exit(1)
})
