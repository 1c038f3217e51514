import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../../local/browser/launch'
import { startPhoneServer } from '../../../local/phone/server/phoneServer'
import { median } from '../report'
import { inScratch } from './scratch'

/** Three components in each, so that they are three hundred. */
const rows = 100
const repeats = 5

const texts = Array.from({ length: rows }, (_, index) => `第 ${index + 1} 行，可以点开看`)

const files: Record<string, string> = {
  'project.config.json': '{}',
  'app.json': '{ "pages": ["pages/a/a"] }',
  'app.js': 'App({})',
  'pages/a/a.json': `{ "usingComponents": { "van-cell": "@vant/weapp/cell/index", "van-tag": "@vant/weapp/tag/index",
    "van-icon": "@vant/weapp/icon/index" } }`,
  'pages/a/a.js': `Page({ data: { texts: ${JSON.stringify(texts)} } })`,
  'pages/a/a.wxml': `<van-cell wx:for="{{ texts }}" wx:key="*this" title="{{ item }}" border="{{ false }}">
    <van-tag type="primary">新</van-tag><van-icon name="arrow" /></van-cell>`,
}

const plain = `<!doctype html><meta charset="utf-8"><title>plain</title>${texts
  .map((text) => `<div><span>${text}</span> <b>新</b> <i>›</i></div>`)
  .join('')}`

/**
 * First contentful paint of three hundred components of Vant on the phone, as a multiple of a plain page with the same
 * text. Both are visited in turn, each time by a browser that has seen neither.
 */
export function vantAgainstPlain(): Promise<number> {
  return inScratch('vant', async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      fs.writeFileSync(path.join(folder, name), text)
    }
    const server = await startPhoneServer({
      project: folder,
      port: 0,
      cloud: null,
      users: [{ id: 'one', name: '一', about: '', openid: 'o-one' }],
      location: { latitude: 32, longitude: 118 },
    })
    const { errors } = server.build()
    if (errors[0]) throw new Error(`${errors[0].file}: ${errors[0].message}`)
    const { url, close } = await servePlain()
    const browser = await launchBrowser()
    try {
      return await compare(browser, server.phoneUrl('bench'), url)
    } finally {
      await browser.close()
      close()
      await server.close()
    }
  })
}

async function compare(browser: Browser, phone: string, page: string): Promise<number> {
  const ratios: number[] = []
  // One visit of each warms what the servers keep in memory.
  for (let visit = 0; visit <= repeats; visit++) {
    const plainTime = await firstPaint(browser, page)
    ratios.push((await firstPaint(browser, phone)) / plainTime)
  }
  return median(ratios.slice(1))
}

async function firstPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 } })
  try {
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'commit' })
    return await page.evaluate<number>(paint)
  } finally {
    await context.close()
  }
}

async function servePlain(): Promise<{ url: string; close(): void }> {
  const server = http.createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(plain)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

/** Of the page on the phone, which is a frame and counts from its own beginning; of the page itself without a phone. */
const paint = `(async () => {
  const own = document.title !== 'plain'
  const until = performance.now() + 30000
  while (performance.now() < until) {
    const windows = own ? [...document.querySelectorAll('.page-layer.shown iframe')].map((it) => it.contentWindow) : [window]
    for (const { performance: inner } of windows) {
      const paint = inner.getEntriesByName('first-contentful-paint')[0]
      if (paint) return paint.startTime + inner.timeOrigin - performance.timeOrigin
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('nothing was painted within 30 s')
})()`
