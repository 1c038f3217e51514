import { DeskWorld, reads } from './support'

const world = new DeskWorld().use()

beforeEach(() => world.top().locator('.who').filter({ hasText: 'o-member' }).waitFor())

describe('pages', () => {
  test('show the stack, top first, and the data of the page on top as it changes', async () => {
    const side = await world.tab('页面')
    await reads(side.locator('.detail'), 'who"o-member"')
    await world.tap('next')
    await reads(side.locator('.stack-list li').nth(0), 'pages/b/b?id=7')
    await reads(side.locator('.stack-list li').nth(1), '甲页')
    await reads(side.locator('.detail'), 'n1')
  })

  test("show a component's data and change it", async () => {
    const side = await world.tab('页面')
    await side.getByRole('option', { name: '<tag-c>' }).click()
    await reads(side.locator('.detail'), 'own5')
    await side.getByRole('button', { name: '"你好"' }).click()
    await world.page.getByLabel('新的值').fill('再见')
    await world.page.keyboard.press('Enter')
    await reads(world.top().locator('tag-c'), '再见')
  })

  test('open a list branch by branch', async () => {
    const side = await world.tab('页面')
    await side.getByRole('button', { name: 'list' }).click()
    await side.getByRole('button', { name: '0{ name }' }).click()
    await side.getByRole('button', { name: '"甲"' }).click()
    await world.page.getByLabel('新的值').fill('丙')
    await world.page.keyboard.press('Enter')
    await reads(side.locator('.detail'), 'name"丙"')
  })
})

describe('storage', () => {
  test('is seen as it is written, changed and removed', async () => {
    const side = await world.tab('存储')
    await reads(side.locator('.empty'), '没有存储')
    await world.tap('keep')
    await side.getByRole('option', { name: 'kept' }).click()
    const value = world.page.getByLabel('值（JSON）')
    expect(JSON.parse(await value.inputValue())).toEqual({ count: 1 })
    await value.fill('{"count":')
    await side.getByRole('button', { name: '保存' }).click()
    await reads(side.locator('.bad'), '不是 JSON')
    await value.fill('{"count":2}')
    await side.getByRole('button', { name: '保存' }).click()
    const stored = () => world.phone().locator('body').evaluate("wx.getStorageSync('kept')")
    expect(await stored()).toEqual({ count: 2 })
    await side.getByRole('button', { name: '移除', exact: true }).click()
    await side.locator('.empty').waitFor()
    expect(await stored()).toBe('')
  })
})

describe('network', () => {
  test('shows what a function was given, what it gave and how long it took', async () => {
    const side = await world.tab('网络')
    const line = side.getByRole('option', { name: 'who.tell' })
    expect(await line.textContent()).toMatch(/who\.tell\d+ ms/)
    await line.click()
    await reads(side.locator('.detail'), 'action')
    await reads(side.locator('.detail'), '"o-member"')
  })

  test('shows why a call failed', async () => {
    const side = await world.tab('网络')
    await side.getByRole('button', { name: '断网' }).click()
    await world.tap('ask')
    await side.locator('.call[data-state=failed]').click()
    await reads(side.locator('.detail .bad'), 'request:fail')
  })
})

describe('console', () => {
  test('shows lines with level and place, and more when one is chosen', async () => {
    const side = await world.tab('日志')
    await world.tap('say')
    await world.tap('warn')
    await world.tap('fail')
    await reads(side.locator('.log .at'), 'a.ts:9')
    await reads(side.locator('.log[data-level=warn]'), 'careful')
    await reads(side.locator('.log[data-level=error]'), 'it went wrong')
    await side.getByRole('button', { name: '警告' }).click()
    expect(await side.locator('.log').allTextContents()).toEqual([expect.stringContaining('carefula.ts:10')])
    await side.getByRole('button', { name: '全部' }).click()
    await side.getByRole('option', { name: 'said' }).click()
    await reads(side.locator('.detail'), 'said {"deep":[1,2]}')
    await reads(side.locator('.place figcaption'), 'mp/pages/a/a.ts:9:')
  })

  test('keeps a thousand lines, follows the last one and draws only what is seen', async () => {
    const side = await world.tab('日志')
    await world.tap('many')
    await reads(side.locator('.log'), 'line 999')
    expect(await side.locator('.log').count()).toBeLessThan(60)
    await world.page.getByLabel('筛选').fill('line 5')
    await reads(side.locator('.log').first(), 'line 5')
    expect(await side.locator('.list-room').evaluate((room: HTMLElement) => room.offsetHeight / 30)).toBe(111)
  })

  test('goes on after the phone was loaded again, with a mark', async () => {
    const side = await world.tab('日志')
    await world.tap('say')
    await reads(side.locator('.log'), 'said')
    world.write('mp/pages/b/b.wxml', '<view class="b">new</view>')
    await reads(side.locator('.mark'), '重新载入')
    await reads(side.locator('.log'), 'said')
  })
})
