import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/browser/launch'
import { startWorld } from '../../local/start/world'

/**
 * `node tools/run.mjs tools/docs/desk.ts [FILE]`: the desk with two phones and their panels, for docs/phone.md. Monday, ten
 * to ten, in memory: the same picture every time.
 */
const FILE = resolve(process.argv[2] ?? 'docs/images/desk.png')
const NOW = Date.parse('2026-11-23T09:50:00+08:00')

const top = (page: Page, phone: string): FrameLocator =>
  page.frameLocator(`iframe[title="${phone}"]`).frameLocator('.page-layer.shown iframe')

async function draw(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  await page.goto(url)
  await top(page, '第一部手机').getByText('约场地', { exact: true }).click()
  await top(page, '第一部手机').getByText('梅园社区服务站', { exact: true }).click()
  await page.getByRole('button', { name: '再开一部手机' }).click()
  await choose(page, '第二部手机 · 我是谁', '孙志强')
  const first = page.getByRole('complementary', { name: '第一部手机的面板' })
  await first.getByRole('button', { name: '网络' }).click()
  await first.getByRole('option').last().click()
  await top(page, '第二部手机').locator('#workbench').waitFor()
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: FILE })
}

const choose = (page: Page, legend: string, name: string): Promise<void> =>
  page.getByRole('group', { name: legend }).getByRole('radio', { name }).check({ force: true })

async function main(): Promise<void> {
  const memory = { port: 0, dataDir: null, fresh: false, open: false, now: NOW, users: null, help: false }
  const world = await startWorld(memory)
  const browser = await launchBrowser()
  try {
    mkdirSync(dirname(FILE), { recursive: true })
    await draw(browser, world.phone.url)
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
