import fs from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core'
import { launchBrowser } from '../../../local/browser/launch'
import { createClock } from '../../../local/cloud'
import { startPhoneServer, type PhoneServer, type PhoneUser } from '../../../local/phone/server/phoneServer'
import { removeTempProjects, tempProject } from '../../support/tempProject'

const users: PhoneUser[] = [
  { id: 'member', name: '李桂芬', about: '党员', openid: 'o-member' },
  { id: 'keeper', name: '孙志强', about: '站长', openid: 'o-keeper' },
]

/** Line 9 logs, line 12 throws: tests count on it. */
const pageA = `interface Data { who: string }
wx.cloud.init()
Page<Data, WechatMiniprogram.IAnyObject>({
  data: { who: '', list: [{ name: '甲' }, { name: '乙' }], net: '' },
  onLoad() {
    wx.onNetworkStatusChange(({ isConnected }) => this.setData({ net: String(isConnected) }))
    void this.ask()
  },
  say() { console.log('said', { deep: [1, 2] }) },
  warn() { console.warn('careful') },
  many() { for (let i = 0; i < 1000; i++) console.info('line ' + i) },
  fail() { throw new Error('it went wrong') },
  async ask() {
    try {
      const { result } = await wx.cloud.callFunction({ name: 'who', data: { action: 'tell' } })
      this.setData({ who: String(result) })
    } catch (error) {
      this.setData({ who: 'failed' })
    }
  },
  keep() { wx.setStorageSync('kept', { count: 1 }) },
  locate() { wx.getLocation({ success: ({ latitude }) => this.setData({ who: String(latitude) }) }) },
  time() { this.setData({ who: new Date(Date.now() + 28800000).toISOString().slice(0, 16) }) },
  next() { wx.navigateTo({ url: '/pages/b/b?id=7' }) },
})
`

const files = {
  'project.config.json': '{ "miniprogramRoot": "mp/", "projectname": "试验" }',
  'mp/app.json': `{ "pages": ["pages/a/a", "pages/b/b"], "darkmode": true }`,
  'mp/app.ts': 'App({})',
  'mp/pages/a/a.json':
    '{ "navigationBarTitleText": "甲页", "usingComponents": { "tag-c": "/components/c/c" } }',
  'mp/pages/a/a.ts': pageA,
  'mp/pages/a/a.wxml': `<view class="who">{{ who }}</view><view class="net">{{ net }}</view>
<tag-c word="你好" />
<button wx:for="{{ ['say', 'warn', 'many', 'fail', 'ask', 'keep', 'locate', 'time', 'next'] }}" wx:key="*this"
  class="{{ item }}" bind:tap="{{ item }}">{{ item }}</button>`,
  'mp/pages/b/b.json': '{ "navigationBarTitleText": "乙页" }',
  'mp/pages/b/b.ts': 'Page({ data: { n: 1 } })',
  'mp/pages/b/b.wxml': '<view class="b">b</view>',
  'mp/components/c/c.json': '{ "component": true }',
  'mp/components/c/c.ts': 'Component({ properties: { word: String }, data: { own: 5 } })',
  'mp/components/c/c.wxml': '<text>{{ word }}</text>',
}

/** A small mini-program on the desk, in a real browser. */
export class DeskWorld {
  page!: Page
  server!: PhoneServer
  folder!: string
  readonly clock = createClock()
  private browser!: Browser
  private context!: BrowserContext

  /** The browser stays for all tests of a file; desk, server and project are new for each. */
  use(): this {
    beforeAll(async () => void (this.browser = await launchBrowser()))
    beforeEach(() => this.open())
    afterEach(async () => {
      await this.context.close()
      await this.server.close()
    })
    afterAll(async () => {
      await this.browser.close()
      removeTempProjects()
    })
    return this
  }

  private async open(): Promise<void> {
    this.folder = tempProject(files)
    this.clock.set(Date.parse('2026-11-23T09:50:00+08:00'))
    const location = { latitude: 32, longitude: 118 }
    const cloud = {
      clock: this.clock,
      invoke: (_name: string, _event: unknown, { openid }: { openid: string }) =>
        Promise.resolve({ result: openid, requestId: 'r' }),
    }
    this.server = await startPhoneServer({
      project: this.folder,
      port: 0,
      cloud,
      users,
      location,
      watch: true,
    })
    this.context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      // Where the browser is says nothing about where the phone is.
      timezoneId: 'America/New_York',
    })
    this.page = await this.context.newPage()
    await this.page.goto(this.server.url)
  }

  phone(title = '第一部手机'): FrameLocator {
    return this.page.frameLocator(`iframe[title="${title}"]`)
  }

  /** The page of the mini-program that is on top. */
  top(title?: string): FrameLocator {
    return this.phone(title).frameLocator('.page-layer.shown iframe')
  }

  /** Opens a tab of a phone's panel. */
  async tab(name: string, title = '第一部手机'): Promise<Locator> {
    const side = this.page.getByRole('complementary', { name: `${title}的面板` })
    await side.getByRole('button', { name, exact: false }).first().click()
    return side
  }

  tap(method: string): Promise<void> {
    return this.top().locator(`.${method}`).click()
  }

  /** Every file as it was at first. */
  mend(): void {
    for (const [file, text] of Object.entries(files)) this.write(file, text)
  }

  write(file: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, file), text)
  }
}

/** Waits until a locator shows a text. */
export async function reads(locator: Locator, part: string): Promise<string> {
  const found = locator.filter({ hasText: part }).first()
  await found.waitFor({ timeout: 8_000 })
  return (await found.textContent()) ?? ''
}
