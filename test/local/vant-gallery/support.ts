import path from 'node:path'
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core'
import { launchBrowser } from '../../../local/browser/launch'
import { type PhoneServer, startPhoneServer } from '../../../local/phone/server/phoneServer'

const users = [{ id: 'first', name: '甲', about: '', openid: 'open-first' }]
const location = { latitude: 32.04, longitude: 118.79 }

/** The gallery on one phone, with fingers or with a mouse. */
export class Gallery {
  /** What the console called an error. */
  readonly errors: string[] = []
  private route = ''

  private constructor(
    readonly shell: Page,
    private readonly touch: boolean,
    private readonly browser: Browser,
    private readonly server: PhoneServer,
  ) {}

  static async open(touch: boolean): Promise<Gallery> {
    const project = path.resolve(__dirname, 'fixture')
    const server = await startPhoneServer({ project, port: 0, cloud: null, users, location })
    const { errors } = server.build()
    if (errors.length) throw new Error(errors.map((it) => `${it.file}:${it.line} ${it.message}`).join('\n'))
    const browser = await launchBrowser()
    const context = await browser.newContext({ viewport: { width: 400, height: 700 }, hasTouch: touch })
    const shell = await context.newPage()
    shell.setDefaultTimeout(6_000)
    const gallery = new Gallery(shell, touch, browser, server)
    shell.on('console', (message) => {
      if (message.type() === 'error') gallery.errors.push(`${message.text()} ${message.location().url}`)
    })
    shell.on('pageerror', (error) => gallery.errors.push(error.message))
    await shell.goto(server.phoneUrl('a'))
    await shell.locator('.page-layer.shown').waitFor()
    return gallery
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.close()
  }

  /** Opens a group's page anew. */
  async show(group: string): Promise<void> {
    this.route = `pages/${group}/${group}`
    await this.shell.evaluate(`wx.reLaunch({ url: '/${this.route}' })`)
    await this.page.locator('#heard').waitFor({ state: 'attached' })
    await this.shell.waitForTimeout(100)
  }

  get page(): FrameLocator {
    return this.shell.frameLocator('.page-layer.shown iframe')
  }

  at(selector: string): Locator {
    return this.page.locator(selector)
  }

  async press(selector: string | Locator): Promise<void> {
    const node = typeof selector === 'string' ? this.at(selector).first() : selector
    await (this.touch ? node.tap() : node.click())
  }

  /** What the page heard last, once that begins with `start`. */
  async heard(start: string): Promise<string> {
    const node = this.at('#heard').filter({ hasText: start })
    await node.waitFor({ state: 'attached' })
    return (await node.textContent()) ?? ''
  }

  /** What an expression of the page's own `document` gives. */
  ask<T>(expression: string): Promise<T> {
    return this.at('body').evaluate(expression)
  }

  /** Moves a finger or the pressed mouse over an element. */
  async drag(selector: string, dx: number, dy: number): Promise<void> {
    const node = this.at(selector).first()
    await node.scrollIntoViewIfNeeded()
    const box = await node.boundingBox()
    if (!box) throw new Error(`${selector} is not shown`)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const steps = [0.15, 0.4, 0.7, 1].map((part) => ({ x: x + dx * part, y: y + dy * part }))
    await (this.touch ? this.dragFinger({ x, y }, steps) : this.dragMouse({ x, y }, steps))
  }

  private async dragMouse(from: Point, steps: readonly Point[]): Promise<void> {
    const { mouse } = this.shell
    await mouse.move(from.x, from.y)
    await mouse.down()
    for (const to of steps) await mouse.move(to.x, to.y)
    await mouse.up()
  }

  private async dragFinger(from: Point, steps: readonly Point[]): Promise<void> {
    const devtools = await this.shell.context().newCDPSession(this.shell)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
    await send('touchStart', [from])
    for (const to of steps) await send('touchMove', [to])
    await send('touchEnd', [])
    await devtools.detach()
  }
}

interface Point {
  x: number
  y: number
}
