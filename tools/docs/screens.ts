import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/browser/launch'
import { startWorld } from '../../local/start/world'

/**
 * `node tools/run.mjs tools/docs/screens.ts [FILE]`: walks the slice on phones in a browser and puts six screens side by side,
 * for the README. Monday, ten to ten, in memory: the same picture every time.
 */
const FILE = resolve(process.argv[2] ?? 'docs/images/screens.png')
const NOW = Date.parse('2026-11-23T09:50:00+08:00')
const SIZE = { width: 390, height: 844 }
/** Space between the phones of the picture, CSS pixels. */
const GAP = 28

class DemoPhone {
  private constructor(readonly page: Page) {}

  static async open(
    browser: Browser,
    url: string,
    phone: string,
    user: string,
    font = '1',
  ): Promise<DemoPhone> {
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 2 })
    const query = new URLSearchParams({ phone, user, size: `${SIZE.width}x${SIZE.height}`, font })
    await page.goto(`${url}phone/?${query}`)
    return new DemoPhone(page)
  }

  private get top(): FrameLocator {
    return this.page.frameLocator('iframe:visible').last()
  }

  async tap(text: string, nth = 0): Promise<void> {
    await this.top.getByText(text, { exact: true }).nth(nth).click()
  }

  async tapOn(selector: string): Promise<void> {
    await this.top.locator(selector).first().click()
  }

  async allow(): Promise<void> {
    await this.page.getByText('允许', { exact: true }).click()
  }

  /** Waits until the network and the pictures are still. */
  async shot(): Promise<Buffer> {
    await this.page.waitForTimeout(900)
    return this.page.screenshot()
  }
}

async function walk(browser: Browser, url: string): Promise<Buffer[]> {
  const li = await DemoPhone.open(browser, url, 'a', 'member')
  await li.tap('约场地')
  await li.tapOn('#use-location')
  await li.allow()
  const stations = await li.shot()
  await li.tap('梅园社区服务站')
  await li.tap('多功能厅')
  await li.tap('10:00')
  await li.tap('到 12:00')
  const day = await li.shot()
  await li.tapOn('#reserve')
  await li.tapOn('#confirm')
  await li.tapOn('#go-home')
  const home = await li.shot()
  const elder = await DemoPhone.open(browser, url, 'e', 'member', '1.4')
  const elderHome = await elder.shot()
  const keeper = await DemoPhone.open(browser, url, 'k', 'keeper')
  await keeper.tapOn('#workbench')
  await keeper.tapOn('#codes')
  await keeper.tap('多功能厅')
  const code = await keeper.shot()
  await li.tap('扫码签到')
  await li.page.getByText('扫另一部手机', { exact: true }).click()
  const done = await li.shot()
  return [home, elderHome, stations, day, code, done]
}

async function sideBySide(browser: Browser, shots: readonly Buffer[]): Promise<void> {
  const width = shots.length * (SIZE.width / 2 + GAP) + GAP
  const page = await browser.newPage({
    viewport: { width, height: SIZE.height / 2 + 2 * GAP },
    deviceScaleFactor: 2,
  })
  await page.setContent(`<style>
    body { margin: 0; padding: ${GAP}px; background: #d9d4cf; display: flex; gap: ${GAP}px }
    img { width: ${SIZE.width / 2}px; border-radius: 16px; display: block }
  </style>${shots.map(picture).join('')}`)
  await page.screenshot({ path: FILE })
}

const picture = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}">`

async function main(): Promise<void> {
  const memory = { port: 0, dataDir: null, fresh: false, open: false, now: NOW, users: null, help: false }
  const world = await startWorld(memory)
  const browser = await launchBrowser()
  try {
    mkdirSync(dirname(FILE), { recursive: true })
    await sideBySide(browser, await walk(browser, world.phone.url))
    process.stdout.write(`${FILE}\n`)
  } finally {
    await browser.close()
    await world.stop()
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
