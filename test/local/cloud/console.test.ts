import type { Browser, Page } from 'playwright-core'
import { Readable } from 'node:stream'
import { launchBrowser } from '../../../local/browser/launch'
import { createClock, type Cloud } from '../../../local/cloud'
import { someone, temporaryFolder, testCloud, writeFunction } from './support/cloud'
import { sdk } from './support/sdk'

const folder = temporaryFolder()
const clock = createClock()
let cloud: Cloud
let browser: Browser
let page: Page

writeFunction(
  folder,
  'talks',
  `exports.main = (event) => { console.log('it said', event.word); if (event.word === 'bad') throw new Error('a bad word') }`,
  { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }] },
)

beforeAll(async () => {
  clock.freeze(Date.parse('2026-11-22T09:00:00+08:00'))
  cloud = await testCloud({ functionsDir: folder, clock })
  const things = sdk().database().collection('things')
  for (let i = 10; i < 35; i++) await things.add({ data: { _id: `id-${i}`, n: i } })
  await cloud.invoke('talks', { word: 'bad' }, someone).catch(() => undefined)
  await cloud.storage.put('图/a.png', Readable.from(['x']))
  await cloud.openapi.grant('oPerson', 'T-1', 2)
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(cloud.control.console)
})
afterAll(async () => {
  await browser?.close()
  await cloud?.stop()
})

const open = (section: string): Promise<void> => page.click(`nav >> text=${section}`)
/** Waits until the section says so. */
const sees = async (...texts: string[]): Promise<void> => {
  for (const text of texts) await page.locator('main').getByText(text).first().waitFor()
}

test('collections and their documents, page by page and by id', async () => {
  await sees('id-10', '1–20，共 25')
  await page.click('text=下一页')
  await sees('id-34', '21–25，共 25')
  await page.fill('[name=id]', 'id-2')
  await page.click('text=查找')
  await sees('id-20', '1–10，共 10')
  await page.click('main >> text=id-21')
  await sees('"$numberInt": "21"')
})

test('calls with their outcome, and what one of them printed', async () => {
  await open('函数')
  await sees('Error: a bad word', 'oSomeone')
  await page.click('main button:text("talks")')
  await sees('it said bad', 'at exports.main')
})

test('timers with their next run, which can be had now', async () => {
  await open('定时器')
  await sees('0 0 2 * * * *', '2026年11月23日 02:00:00', '17 小时后', '还没有运行过。')
  await page.click('text=现在运行')
  await sees('成功')
  expect(cloud.timers.history()).toHaveLength(1)
})

test('what people allow, files and faults', async () => {
  await open('消息')
  await sees('oPerson', 'T-1', '还没有发出过订阅消息。')
  await open('文件')
  await sees('图/a.png', 'image/png')
  await open('故障')
  await page.selectOption('[name=action]', 'database.insertDocument')
  await page.selectOption('[name=effect]', 'drop')
  await page.selectOption('[name=when]', 'after')
  await page.click('button:text-is("安排")')
  await sees('断开连接，做完以后')
  expect(cloud.faults.list()).toMatchObject([
    { action: 'database.insertDocument', effect: 'drop', when: 'after', nth: 1 },
  ])
  await page.click('text=全部取消')
  await sees('没有安排意外。')
})

test('the clock can be moved on, which fires what is due', async () => {
  await page.click('text=前进 1 天')
  await page.waitForSelector('header :text("2026年11月23日 09:00:00（停住）")')
  expect(cloud.timers.history()).toHaveLength(2)
})

test('a reset asks first', async () => {
  await open('环境')
  page.once('dialog', (dialog) => void dialog.dismiss())
  await page.click('text=清空')
  expect(cloud.openapi.consents()).toHaveLength(1)
})

test('the page keeps its token to itself, and without it shows nothing', async () => {
  expect(page.url()).not.toContain(cloud.control.token)
  const other = await browser.newPage()
  await other.goto(cloud.control.console.replace(/#.*/, ''))
  await other.waitForSelector('text=请用启动时给出的地址打开')
  expect(await other.textContent('main')).toBe('')
  await other.close()
})

test('the page says when the cloud is gone', async () => {
  await open('数据')
  await cloud.stop()
  await page.waitForSelector('text=云已停止')
})
