import automator from 'miniprogram-automator'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { OpenPhones } from '../../../local/automator/openPhones'
import { startAutomation, type Automation } from '../../../local/automator/server'
import { launchBrowser } from '../../../local/browser/launch'
import { startPhoneServer, type PhoneServer } from '../../../local/phone/server/phoneServer'
import { demoLocation, demoUsers } from '../../../local/seed/users'
import { go, until } from './cases/kit'

/** Phones of `npm run phone`: some are open in a browser of somebody's. */
let server: PhoneServer
let browser: Browser
let phones: OpenPhones
let automation: Automation

beforeAll(async () => {
  server = await startPhoneServer({
    project: path.join(__dirname, 'fixture'),
    port: 0,
    cloud: null,
    users: demoUsers,
    location: demoLocation,
  })
  browser = await launchBrowser()
  phones = new OpenPhones(server)
  automation = await startAutomation({ server, phones, port: 0, users: demoUsers })
}, 120_000)

afterAll(async () => {
  await automation?.close()
  await phones?.close()
  await browser?.close()
  await server?.close()
})

const png = (data: unknown): string => Buffer.from(String(data), 'base64').subarray(1, 4).toString()

test('a phone that somebody looks at is driven where it is, and gives a picture of its page', async () => {
  const page = await browser.newPage()
  await page.goto(server.phoneUrl('seen'))
  await until('it is connected', async () => server.phones().includes('seen'))
  const mini = await automator.connect({ wsEndpoint: `${automation.url}/?phone=seen` })
  await go(mini, 'reLaunch', '/pages/detail/detail?id=here')
  await page.frameLocator('iframe[title="pages/detail/detail"]').getByText('id here').waitFor()
  expect(png(await mini.screenshot())).toBe('PNG')
  // Closed by whoever had it open, it is opened again where nobody looks.
  await page.close()
  await until('it is gone', async () => !server.phones().includes('seen'))
  const again = await automator.connect({ wsEndpoint: `${automation.url}/?phone=seen` })
  expect((await again.currentPage())?.path).toBe('pages/main/main')
  mini.disconnect()
  again.disconnect()
}, 60_000)

test('a phone that nobody has is opened without a window, and handed on to somebody else', async () => {
  const mini = await automator.connect({ wsEndpoint: `${automation.url}/?phone=own&user=member2` })
  expect(server.holder('own').id).toBe('member2')
  const next = await automator.connect({ wsEndpoint: `${automation.url}/?phone=own&user=keeper` })
  expect(server.holder('own').id).toBe('keeper')
  expect(png(await next.screenshot())).toBe('PNG')
  mini.disconnect()
  next.disconnect()
}, 60_000)
