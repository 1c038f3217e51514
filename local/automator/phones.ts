import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PhoneServer } from '../phone/server/types'

/** A phone in China, whatever the machine: as large as the phone itself is by default, in CSS pixels. */
const device = {
  viewport: { width: 375, height: 667 },
  deviceScaleFactor: 2,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}
/** What the address of a phone may say besides whose it is: `size=414x896`, `font=1.4`, `at=32.05,118.8` and so on. */
export type Choices = Readonly<Record<string, string>>

/** How long a phone may take to show its first page, milliseconds. */
const patience = 60_000

/** Phones opened in a browser that nobody looks at, each with a storage of its own. */
export class BrowserPhones {
  private readonly pages = new Map<string, Promise<Page>>()
  private readonly contexts = new Set<BrowserContext>()
  private readonly closed = new Set<string>()

  constructor(
    private readonly browser: Browser,
    private readonly server: PhoneServer,
  ) {}

  /**
   * The phone of that name, opened for somebody; an open one that is somebody else's becomes theirs. `choices` count
   * when it is opened for the first time.
   */
  async open(phone: string, user?: string, choices: Choices = {}): Promise<Page> {
    const known = this.pages.get(phone)
    if (!known) return this.remember(phone, this.create(phone, user, choices))
    const page = await known
    if (page.isClosed()) return this.remember(phone, this.create(phone, user, choices))
    if (user && this.server.holder(phone).id !== user) await this.goto(page, phone, user)
    return page
  }

  /** Whether it was opened here. */
  has(phone: string): boolean {
    return this.pages.has(phone)
  }

  /** Whether it was open here and is not any more. */
  isClosed(phone: string): boolean {
    return this.closed.has(phone)
  }

  /** A PNG of the phone's screen. */
  async screenshot(phone: string): Promise<Buffer | null> {
    const page = await this.pages.get(phone)
    if (!page || page.isClosed()) return null
    // Chinese fonts come in pieces, as their characters are met.
    await Promise.all(page.frames().map((frame) => frame.evaluate('document.fonts.ready.then(() => 1)')))
    return page.screenshot({ animations: 'disabled' })
  }

  async close(): Promise<void> {
    await Promise.all([...this.contexts].map((context) => context.close().catch(() => undefined)))
  }

  private remember(phone: string, page: Promise<Page>): Promise<Page> {
    this.pages.set(phone, page)
    // One that did not open is tried again next time.
    page.catch(() => this.pages.delete(phone))
    return page
  }

  private async create(phone: string, user: string | undefined, choices: Choices): Promise<Page> {
    const viewport = sizeIn(choices) ?? device.viewport
    const context = await this.browser.newContext({ ...device, viewport })
    this.contexts.add(context)
    const page = await context.newPage()
    this.closed.delete(phone)
    page.on('close', () => {
      this.closed.add(phone)
      void context.close().then(() => this.contexts.delete(context))
    })
    await this.goto(page, phone, user, choices)
    return page
  }

  private async goto(page: Page, phone: string, user?: string, choices: Choices = {}): Promise<void> {
    const ready = this.whenReady(phone)
    const address = new URL(this.server.phoneUrl(phone, user))
    for (const [name, value] of Object.entries(choices)) address.searchParams.set(name, value)
    await page.goto(address.href, { waitUntil: 'commit' })
    await ready
  }

  /** Resolves when the phone says that its first page is there. */
  private whenReady(phone: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.server.onEvent(phone, (name) => {
        if (name === 'Phone.ready') end(resolve)
      })
      const late = (): void =>
        end(() => reject(new Error(`Phone ${phone} did not show a page within a minute.`)))
      const timer = setTimeout(late, patience)
      const end = (how: () => void): void => {
        clearTimeout(timer)
        stop()
        how()
      }
    })
  }
}

function sizeIn({ size = '' }: Choices): { width: number; height: number } | null {
  const [width, height] = size.split('x').map(Number)
  return width && height ? { width, height } : null
}
