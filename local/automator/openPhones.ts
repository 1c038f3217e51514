import type { Browser } from 'playwright-core'
import { launchBrowser, type BrowserOptions } from '../browser/launch'
import type { PhoneServer } from '../phone/server/types'
import { BrowserPhones, type Choices } from './phones'

/** Phones for clients: opened somehow, and with a picture of their screen if it can be had. */
export interface Phones {
  open(phone: string, user?: string, choices?: Choices): Promise<unknown>
  /** null for a phone in a browser that is not ours. */
  screenshot(phone: string): Promise<Buffer | null>
  /** Somebody closed it: it does not come back by itself. */
  isClosed(phone: string): boolean
}

/** Takes the phone that somebody has open in a browser; without one, opens it in a browser that nobody looks at. */
export class OpenPhones implements Phones {
  private launched: Promise<{ browser: Browser; phones: BrowserPhones }> | undefined
  private own: BrowserPhones | undefined

  constructor(
    private readonly server: PhoneServer,
    private readonly options: BrowserOptions = {},
  ) {}

  async open(phone: string, user?: string, choices?: Choices): Promise<void> {
    const isElsewhere = this.server.phones().includes(phone) && !this.own?.has(phone)
    if (isElsewhere) return
    this.launched ??= this.launch()
    const { phones } = await this.launched
    await phones.open(phone, user, choices)
  }

  isClosed(phone: string): boolean {
    return this.own?.isClosed(phone) ?? false
  }

  async screenshot(phone: string): Promise<Buffer | null> {
    return (await this.launched)?.phones.screenshot(phone) ?? null
  }

  async close(): Promise<void> {
    const launched = await this.launched?.catch(() => undefined)
    await launched?.phones.close()
    await launched?.browser.close()
  }

  private async launch(): Promise<{ browser: Browser; phones: BrowserPhones }> {
    const browser = await launchBrowser(this.options)
    this.own = new BrowserPhones(browser, this.server)
    return { browser, phones: this.own }
  }
}
