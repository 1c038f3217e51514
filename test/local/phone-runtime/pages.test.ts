import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let phone: FixturePhone

beforeAll(async () => {
  world = await startFixtureWorld()
}, 120_000)
afterAll(() => world?.stop())
afterEach(() => phone?.close())

/** Calls a method of wx on the phone and gives its errMsg. */
const call = (method: string, options: object = {}): Promise<string> =>
  phone.shell.evaluate(
    ([name, given]) =>
      new Promise<string>((resolve) => {
        const wx = (window as unknown as { wx: Record<string, (options: object) => void> }).wx
        wx[name as string]?.({
          ...(given as object),
          complete: (it: { errMsg: string }) => resolve(it.errMsg),
        })
      }),
    [method, options] as const,
  )

const routes = (): Promise<string[]> => phone.shell.evaluate('getCurrentPages().map((page) => page.route)')

describe('the life of pages', () => {
  test('goes through its functions in the order of WeChat', async () => {
    phone = await world.open()
    await phone.page.locator('van-button').click()
    await phone.reads('#name', 'a%20b')
    await phone.shell.getByRole('button', { name: '返回' }).click()
    await phone.page.locator('van-button').waitFor()
    expect(await phone.log()).toEqual([
      'app onLaunch pages/home/home',
      'app onShow',
      'card attached',
      'home onLoad',
      'home onShow',
      'card page show',
      'card ready',
      'home onReady',
      'home onHide',
      'second onLoad',
      'second onShow',
      'second onReady',
      'second onUnload',
      'home onShow',
      'card page show',
    ])
  })

  test('keeps a tab page alive, and unloads what was opened above it', async () => {
    phone = await world.open()
    await call('navigateTo', { url: '/pages/second/second' })
    await call('switchTab', { url: '/pages/me/me' })
    await call('switchTab', { url: '/pages/home/home' })
    const log = await phone.log()
    expect(log.filter((it) => it === 'home onLoad')).toHaveLength(1)
    expect(log.filter((it) => it === 'home onShow')).toHaveLength(2)
    expect(log).toContain('second onUnload')
    expect(await routes()).toEqual(['pages/home/home'])
  })

  test('refuses with the sentences of WeChat', async () => {
    phone = await world.open()
    expect(await call('navigateTo', { url: '/pages/me/me' })).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    )
    expect(await call('navigateTo', { url: '/pages/no/no' })).toBe(
      'navigateTo:fail page "pages/no/no" is not found',
    )
    expect(await call('switchTab', { url: '/pages/second/second' })).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    )
    expect(await call('navigateBack')).toBe('navigateBack:fail cannot navigate back at first page')
    for (let depth = 2; depth <= 10; depth++)
      expect(await call('navigateTo', { url: '../second/second' })).toBe('navigateTo:ok')
    expect(await call('navigateTo', { url: '../second/second' })).toBe(
      'navigateTo:fail webview count limit exceed',
    )
    expect(await call('navigateBack', { delta: 99 })).toBe('navigateBack:ok')
    expect(await routes()).toEqual(['pages/home/home'])
  })

  test('joins a page and its opener by a channel', async () => {
    phone = await world.open()
    const heard = await phone.shell.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const wx = (window as unknown as { wx: Record<string, (options: object) => void> }).wx
          wx['navigateTo']?.({
            url: '/pages/life/life',
            events: { opened: resolve },
            success: (it: { eventChannel: { emit(name: string, words: string): void } }) =>
              it.eventChannel.emit('greet', '你好'),
          })
        }),
    )
    expect(heard).toBe('pages/life/life')
    expect(await phone.reads('#heard', '你好')).toBe('你好')
  })

  test('begins at the first page when the one asked for is not there', async () => {
    phone = await world.open({ at: 'pages/gone/gone' })
    expect(await phone.log()).toContain('app onPageNotFound pages/gone/gone')
    expect(await routes()).toEqual(['pages/home/home'])
  })

  test('comes back to the same page after a reload', async () => {
    phone = await world.open()
    await call('navigateTo', { url: '/pages/second/second?name=kept' })
    world.server.broadcast('reload')
    await phone.shell.waitForEvent('load')
    expect(await phone.reads('#name', 'kept')).toBe('kept')
  })
})

describe('an exception', () => {
  test('is reported everywhere and stops nothing', async () => {
    phone = await world.open({ at: 'pages/errors/errors' })
    expect(await phone.reads('#title', '还在')).toBe('还在')
    for (const id of ['handler', 'timer', 'promise', 'observer', 'callback'])
      await phone.page
        .locator(`#${id}`)
        .dispatchEvent('mousedown', { button: 0, bubbles: true })
        .then(() => phone.page.locator(`#${id}`).dispatchEvent('mouseup', { button: 0, bubbles: true }))
    await phone.shell.getByText('in a callback').first().waitFor()
    const wheres = ['attached', 'onLoad', 'a handler', 'a timer', 'a promise', 'an observer', 'a callback']
    const messages = wheres.map((it) => `in ${it}`)
    expect(phone.exceptions.sort()).toEqual([...messages].sort())
    const log = await phone.log()
    const caught = messages.filter((it) => it !== 'in a promise')
    const heard = log.filter((it) => it.startsWith('app onError'))
    expect(heard.sort()).toEqual(caught.map((it) => `app onError ${it}`).sort())
    expect(log).toContain('app onUnhandledRejection Error: in a promise')
    await phone.shell.getByRole('alert').locator('summary', { hasText: 'in a handler' }).waitFor()
  })
})

describe('the phone', () => {
  test('calls functions as who it is and hears their failure', async () => {
    phone = await world.open()
    await phone.page.locator('#plain').click()
    expect(await phone.reads('#answer', 'hello')).toBe('{"name":"hello","data":{}}')
    expect(
      await phone.shell.evaluate(
        `wx.cloud.callFunction({ name: 'broken' }).catch((it) => [it.errCode, it.errMsg])`,
      ),
    ).toEqual([-504002, 'cloud.callFunction:fail Error: errCode: -504002 | errMsg: it broke'])
  })

  test('lives in the hour of the server', async () => {
    phone = await world.open()
    const ahead = (await phone.shell.evaluate<number>('Date.now()')) - Date.now()
    expect(ahead).toBeGreaterThan(3_500_000)
    expect(
      await phone.shell.evaluate('new Date() instanceof Date && Math.abs(new Date() - Date.now()) < 1000'),
    ).toBe(true)
  })

  test('keeps one person’s storage from another’s', async () => {
    phone = await world.open({ phone: 'shared' })
    await phone.shell.evaluate(`wx.setStorageSync('k', { a: [1] })`)
    expect(await phone.shell.evaluate(`wx.getStorageSync('k')`)).toEqual({ a: [1] })
    const reloaded = phone.shell.waitForEvent('load')
    await phone.shell
      .evaluate(
        `fetch('/api/user', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-phone-token': __PHONE_CONFIG__.token }, body: JSON.stringify({ phone: 'shared', user: 'second' }) })`,
      )
      .catch(() => undefined)
    await reloaded
    await phone.page.locator('#greeting').waitFor()
    expect(await phone.shell.evaluate(`[__PHONE_CONFIG__.user.id, wx.getStorageSync('k')]`)).toEqual([
      'second',
      '',
    ])
  })
})

describe('the furniture of the phone', () => {
  test('leaves the mini-program and comes back to the same page', async () => {
    phone = await world.open()
    await phone.shell.getByRole('button', { name: '关闭' }).click()
    await phone.shell.getByRole('button', { name: '打开小程序' }).click()
    expect((await phone.log()).slice(-4)).toEqual([
      'home onHide',
      'app onShow',
      'home onShow',
      'card page show',
    ])
  })

  test('shares by the page’s own words, and starts again from the menu', async () => {
    phone = await world.open({ at: 'pages/tags/tags' })
    await phone.shell.getByRole('button', { name: '更多' }).click()
    await phone.shell.getByRole('button', { name: '转发给朋友' }).click()
    await phone.shell.getByRole('button', { name: '发送' }).click()
    await phone.shell.getByText('已转发：来看看').waitFor()
    await phone.shell.getByRole('button', { name: '更多' }).click()
    await phone.shell.getByRole('button', { name: '重新进入小程序' }).click()
    await phone.page.locator('#greeting').waitFor()
    expect(await routes()).toEqual(['pages/home/home'])
  })

  test('refreshes a page that is pulled down from its top, and no other', async () => {
    phone = await world.open({ at: 'pages/tags/tags' })
    await pull()
    expect(await phone.reads('#heard', 'refresh')).toBe('refresh {}')
    await call('reLaunch', { url: '/pages/forms/forms' })
    await phone.page.locator('#changed').waitFor({ state: 'attached' })
    await pull()
    expect(await phone.shell.locator('.pull-dots').count()).toBe(0)
  })

  test('names its buttons and tabs for a screen reader', async () => {
    phone = await world.open()
    const tab = phone.shell.getByRole('button', { name: '我的' })
    await tab.click()
    await phone.shell.waitForFunction('getCurrentPages()[0]?.route === "pages/me/me"')
    expect(await phone.shell.getByRole('button', { name: '我的' }).getAttribute('aria-current')).toBe('page')
    expect(await phone.shell.getByRole('heading', { level: 1 }).textContent()).toBe('样机')
  })
})

/** Drags the page on top downwards. */
async function pull(): Promise<void> {
  const { mouse } = phone.shell
  await mouse.move(180, 120)
  await mouse.down()
  for (const y of [180, 240, 300, 360]) await mouse.move(180, y)
  await mouse.up()
}
