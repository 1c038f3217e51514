import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import type MiniPage from 'miniprogram-automator/out/Page'
import path from 'node:path'
import type { Frame, Page as BrowserPage } from 'playwright-core'
import { startHeadless, type Headless } from '../../../local/automator/headless'

/** A fixture mini-program on a phone in a real browser, with the official client connected to it. */
export class FixturePhone {
  readonly logs: { type: string; args: unknown[] }[] = []

  private constructor(
    readonly world: Headless,
    readonly mini: MiniProgram,
    /** The window of the phone itself. */
    readonly shell: BrowserPage,
    /** What the mini-program threw and nobody caught. */
    readonly exceptions: { message: string; stack: string }[],
  ) {
    mini.on('console', (it: { type: string; args: unknown[] }) => this.logs.push(it))
  }

  /** @param fixture a folder of fixtures/, or an absolute one */
  static async start(fixture: string): Promise<FixturePhone> {
    const project = path.resolve(__dirname, 'fixtures', fixture)
    const world = await startHeadless({ project, autoPort: 0, withCloud: false })
    const { errors } = world.server.build()
    if (errors.length > 0) {
      await world.stop()
      throw new Error(errors.map((it) => `${it.file}:${it.line} ${it.message}`).join('\n'))
    }
    const exceptions: FixturePhone['exceptions'] = []
    world.server.onEvent('a', (name, params) => {
      if (name === 'App.exceptionThrown') exceptions.push(params as never)
    })
    const mini = await automator.connect({ wsEndpoint: world.automation.url })
    return new FixturePhone(world, mini, await world.phones.open('a'), exceptions)
  }

  async stop(): Promise<void> {
    this.mini.disconnect()
    await this.world.stop()
  }

  /** Opens a page and closes all others. */
  open(url: string): Promise<MiniPage> {
    return this.go('reLaunch', url)
  }

  /** Navigates without the official client's sleep of three seconds. */
  async go(method: string, url: string): Promise<MiniPage> {
    await this.mini.callWxMethod(method, { url: `/${url}` })
    return this.top()
  }

  async back(delta = 1): Promise<MiniPage> {
    await this.mini.callWxMethod('navigateBack', { delta })
    return this.top()
  }

  async top(): Promise<MiniPage> {
    const page = await this.mini.currentPage()
    if (!page) throw new Error('there is no page')
    return page
  }

  /** The document of the page on top. */
  async frame(): Promise<Frame> {
    const element = await this.shell.$('.page-layer.shown iframe')
    const frame = await element?.contentFrame()
    if (!frame) throw new Error('no page is shown')
    return frame
  }

  /** What an element of the page on top shows, spaces made one. */
  async text(selector: string): Promise<string> {
    const element = await (await this.top()).$(selector)
    if (!element) throw new Error(`there is no ${selector}`)
    return ((await element.text()) as string).replace(/\s+/g, ' ').trim()
  }

  async tap(selector: string): Promise<void> {
    const element = await (await this.top()).$(selector)
    if (!element) throw new Error(`there is no ${selector}`)
    await element.tap()
  }

  /** Runs in the mini-program's own world. */
  evaluate<T>(code: string): Promise<T> {
    return this.mini.evaluate(`function () { ${code} }`) as Promise<T>
  }

  /** What the fixture wrote down in `getApp().log`, which is emptied. */
  log(): Promise<string[]> {
    return this.evaluate('return getApp().log.splice(0)')
  }

  /** Asks again and again until the answer is what is expected. */
  async until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, what = 'it'): Promise<T> {
    const end = Date.now() + 5_000
    let answer = await ask()
    while (!isSo(answer)) {
      if (Date.now() > end) throw new Error(`Waited in vain for ${what}; last: ${JSON.stringify(answer)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      answer = await ask()
    }
    return answer
  }

  /** Waits until an element shows a text. */
  shows(selector: string, part: string): Promise<string> {
    return this.until(
      () => this.text(selector).catch(() => ''),
      (it) => it.includes(part),
      `${selector} to show ${part}`,
    )
  }
}
