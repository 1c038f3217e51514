import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../../local/browser/launch'
import { startPhoneServer, type PhoneServer, type PhoneUser } from '../../../local/phone/server/phoneServer'
import { removeTempProjects } from '../../support/tempProject'
import { project } from './support'

const users: PhoneUser[] = [
  { id: 'member', name: '李桂芬', about: '党员', openid: 'o-member' },
  { id: 'keeper', name: '孙志强', about: '站长', openid: 'o-keeper' },
]

const cloud = {
  clock: { now: () => Date.now() },
  invoke: (_name: string, _event: unknown, { openid }: { openid: string }) =>
    Promise.resolve({ result: openid, requestId: 'r' }),
}

/** A page that says who the cloud takes its holder for. */
const files = {
  'mp/pages/a/a.wxml': '<view class="who">{{ who }}</view>',
  'mp/pages/a/a.js': `wx.cloud.init()
    Page({
      data: { who: '' },
      onLoad() {
        wx.cloud.callFunction({ name: 'who', data: {} }).then(({ result }) => this.setData({ who: result }))
      },
    })`,
}

let browser: Browser
let server: PhoneServer
let folder: string
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})

beforeEach(async () => {
  folder = project(files)
  const location = { latitude: 32, longitude: 118 }
  server = await startPhoneServer({ project: folder, port: 0, cloud, users, location, watch: true })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await page.goto(server.url)
})

afterEach(async () => {
  await page.context().close()
  await server.close()
})

afterAll(async () => {
  await browser.close()
  removeTempProjects()
})

/** What the cloud said on a phone; the page of the mini-program is a frame in the phone's frame. */
const who = (phone: string) =>
  page
    .frameLocator(`iframe[title="${phone}"]`)
    .frameLocator('iframe[title="pages/a/a"]')
    .locator('.who')
    .filter({ hasText: /./ })

const whoIs = (phone: string) => who(phone).first().textContent()

/** The text of an element once it is as expected, or as it was when patience ran out. */
async function settled(read: () => Promise<string | null>, expected: string): Promise<string | null> {
  let text = await read()
  for (let tries = 0; tries < 100 && text !== expected; tries++) {
    await page.waitForTimeout(50)
    text = await read()
  }
  return text
}

const choose = (phone: string, name: string) =>
  page
    .getByRole('group', { name: `${phone} · 我是谁` })
    .getByRole('radio', { name })
    .check({ force: true })

test('another person on a phone is another person to the cloud', async () => {
  expect(await whoIs('第一部手机')).toBe('o-member')
  await choose('第一部手机', '孙志强')
  expect(await settled(() => whoIs('第一部手机'), 'o-keeper')).toBe('o-keeper')
})

test("a second phone is somebody else's, and is closed again", async () => {
  await page.getByRole('button', { name: '打开第二部手机' }).click()
  expect(await whoIs('第二部手机')).toBe('o-keeper')
  expect(await whoIs('第一部手机')).toBe('o-member')
  await page.getByRole('button', { name: '关闭第二部手机' }).click()
  expect(await page.locator('iframe').count()).toBe(1)
  expect(await page.getByRole('button', { name: '打开第二部手机' }).isVisible()).toBe(true)
})

test('the chosen screen and letters are still chosen after the desk is loaded again', async () => {
  await page.getByRole('radio', { name: '414×896' }).check({ force: true })
  await page.getByRole('radio', { name: '大字' }).check({ force: true })
  await page.reload()
  await whoIs('第一部手机')
  const address = new URL(page.frames()[1]?.url() ?? 'http://nowhere')
  expect([address.searchParams.get('size'), address.searchParams.get('font')]).toEqual(['414x896', '1.4'])
  expect(await page.getByRole('radio', { name: '414×896' }).isChecked()).toBe(true)
})

test('people are chosen by keyboard alone', async () => {
  await whoIs('第一部手机')
  await page.getByRole('radio', { name: '李桂芬' }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await settled(() => whoIs('第一部手机'), 'o-keeper')).toBe('o-keeper')
})

test('a mistake is shown with its place until it is mended', async () => {
  await whoIs('第一部手机')
  const file = path.join(folder, 'mp/pages/a/a.wxml')
  fs.writeFileSync(file, '<view>\n<text></view>')
  const alert = page.getByRole('alert', { name: '构建失败' })
  await alert.waitFor({ state: 'visible' })
  expect(await alert.textContent()).toContain('mp/pages/a/a.wxml:2:2 wxml: missing end tag')
  fs.writeFileSync(file, '<view class="who">mended</view>')
  await alert.waitFor({ state: 'hidden' })
  expect(await settled(() => whoIs('第一部手机'), 'mended')).toBe('mended')
})

test('somebody else handing the phone over is seen on the desk', async () => {
  await whoIs('第一部手机')
  await fetch(server.phoneUrl('a', 'keeper'))
  const keeper = page.getByRole('radio', { name: '孙志强' })
  expect(await settled(async () => String(await keeper.isChecked()), 'true')).toBe('true')
})
