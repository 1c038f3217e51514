import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../local/browser/launch'
import { median, type Report } from './report'

const root = path.resolve(__dirname, '../..')
const repeats = 3
/** A start that takes longer has failed, milliseconds. */
const patience = 120_000

/** How long one waits: from `npm start` on an existing store to a phone that can be used, and for its first picture. */
export async function run(report: Report): Promise<void> {
  const store = fs.mkdtempSync(path.join(os.tmpdir(), 'xhm-start-'))
  try {
    // The first start fills the store.
    await stop((await start(store)).child)
    const seconds: number[] = []
    for (let round = 1; round <= repeats; round++) {
      const began = performance.now()
      const running = await start(store)
      seconds.push((performance.now() - began) / 1000)
      if (round === repeats) report('phone.first_paint_ms', await firstPaint(running.url), 'ms')
      await stop(running.child)
    }
    report('start.warm_s', median(seconds), 's')
  } finally {
    fs.rmSync(store, { recursive: true, force: true })
  }
}

interface Running {
  child: ChildProcess
  url: string
}

/** Runs what `npm start` runs, until its `Phone:` line. */
function start(store: string): Promise<Running> {
  const args = [path.join(root, 'tools/start.mjs'), '--no-open', '--port', '0', '--data', store]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => fail('said no Phone: line within two minutes'), patience)
    const fail = (why: string): void => {
      clearTimeout(timer)
      child.kill('SIGTERM')
      reject(new Error(`npm start ${why}. It said: ${said.trim() || 'nothing'}`))
    }
    child.on('exit', (code) => fail(`ended with ${code}`))
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /Phone: (\S+)/.exec(said)?.[1]
      if (!url) return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve({ child, url })
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** From navigation to the first content of the home page itself, in a fresh browser each time. */
async function firstPaint(url: string): Promise<number> {
  const browser = await launchBrowser()
  try {
    const times: number[] = []
    // One visit warms what the server keeps in memory.
    for (let visit = 0; visit <= repeats; visit++) times.push(await visitOnce(browser, url))
    return median(times.slice(1))
  } finally {
    await browser.close()
  }
}

async function visitOnce(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, hasTouch: true })
  try {
    const page = await context.newPage()
    await page.goto(new URL('phone/?phone=bench&user=member', url).href)
    return await page.evaluate<number>(paint)
  } finally {
    await context.close()
  }
}

/**
 * The mini-program's page is an iframe: its paint counts from its own beginning, so that is added. Text, because it runs
 * in the browser.
 */
const paint = `(async () => {
  const until = performance.now() + 30000
  while (performance.now() < until) {
    for (const frame of document.querySelectorAll('iframe')) {
      const inner = frame.contentWindow.performance
      const paint = inner.getEntriesByName('first-contentful-paint')[0]
      if (paint) return paint.startTime + inner.timeOrigin - performance.timeOrigin
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('the phone painted nothing within 30 s')
})()`
