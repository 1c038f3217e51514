import { type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core'
import path from 'node:path'
import type { Cloud } from '../../../../local/cloud/types'
import { launchBrowser } from '../../../../local/browser/launch'
import { type PhoneServer, startPhoneServer } from '../../../../local/phone/server/phoneServer'

const users = [
  { id: 'first', name: '甲', about: '', openid: 'open-first' },
  { id: 'second', name: '乙', about: '', openid: 'open-second' },
]

/** Answers every call with what it got, so that tests see what was sent. */
const echoCloud = {
  clock: { now: () => Date.now() + 3_600_000 },
  invoke: (name: string, data: unknown) =>
    name === 'broken'
      ? Promise.reject(Object.assign(new Error('it broke'), { errCode: -504002 }))
      : Promise.resolve({ result: { name, data }, requestId: 'r-1' }),
}

/** The fixture's mini-program on phones in a real browser. */
export interface FixtureWorld {
  server: PhoneServer
  open(options?: OpenOptions): Promise<FixturePhone>
  stop(): Promise<void>
}

export interface OpenOptions {
  phone?: string
  /** Page to begin with, 'pages/tags/tags?x=1'. */
  at?: string
  touch?: boolean
}

/** @param given a cloud of one's own in the place of the echo */
export async function startFixtureWorld(given: { cloud?: Cloud } = {}): Promise<FixtureWorld> {
  const project = path.resolve(__dirname, '../fixture')
  const location = { latitude: 32.04, longitude: 118.79 }
  const cloud = (given.cloud ?? echoCloud) as unknown as Parameters<typeof startPhoneServer>[0]['cloud']
  const server = await startPhoneServer({ project, port: 0, cloud, users, location })
  const browser = await launchBrowser()
  const { errors } = server.build()
  if (errors.length) throw new Error(errors.map((it) => `${it.file}:${it.line} ${it.message}`).join('\n'))
  return {
    server,
    open: (options = {}) => FixturePhone.open(browser, server, options),
    async stop() {
      await browser.close()
      await server.close()
    },
  }
}

/** One phone: a browser context of its own, as another computer would be. */
export class FixturePhone {
  /** What the mini-program threw, as the phone told the server. */
  readonly exceptions: string[] = []

  private constructor(
    readonly shell: Page,
    private readonly context: BrowserContext,
  ) {}

  static async open(browser: Browser, server: PhoneServer, options: OpenOptions): Promise<FixturePhone> {
    const { phone = 'a', at, touch = false } = options
    const context = await browser.newContext({ viewport: { width: 400, height: 820 }, hasTouch: touch })
    const page = await context.newPage()
    const opened = new FixturePhone(page, context)
    server.onEvent(phone, (name, params) => {
      if (name === 'App.exceptionThrown') opened.exceptions.push(String(params['message']))
    })
    await page.goto(server.phoneUrl(phone) + (at ? `#${at}` : ''))
    await page.locator('.page-layer.shown').waitFor()
    return opened
  }

  /** The page on top. */
  get page(): FrameLocator {
    return this.shell.frameLocator('.page-layer.shown iframe')
  }

  /** What a node shows, once it shows `part`. */
  async reads(selector: string, part: string): Promise<string> {
    const node = this.page.locator(selector)
    await node.filter({ hasText: part }).waitFor({ timeout: 5_000 })
    return (await node.textContent()) ?? ''
  }

  /** The order of life-cycle calls that the fixture wrote down. */
  log(): Promise<string[]> {
    return this.shell.evaluate('getApp().globalData.log')
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
