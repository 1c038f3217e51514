import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let phone: FixturePhone

beforeAll(async () => {
  world = await startFixtureWorld()
}, 120_000)
afterAll(() => world?.stop())
beforeEach(async () => {
  phone = await world.open()
})
afterEach(() => phone?.close())

const ask = <T = unknown>(expression: string): Promise<T> => phone.shell.evaluate<T>(expression)

test('storage in batches, what it holds, and all of it away', async () => {
  await ask(`wx.batchSetStorageSync([{ key: 'a', value: 1 }, { key: 'b', value: { c: [2] } }])`)
  expect(await ask(`wx.batchGetStorageSync(['a', 'b', 'none'])`)).toEqual([1, { c: [2] }, ''])
  await ask(`wx.batchSetStorage({ kvList: [{ key: 'd', value: '丁' }] })`)
  expect(await ask(`wx.batchGetStorage({ keyList: ['d'] }).then((it) => it.dataList)`)).toEqual(['丁'])
  expect(await ask(`wx.getStorageInfoSync()`)).toMatchObject({
    keys: ['a', 'b', 'd'],
    currentSize: 1,
    limitSize: 10240,
  })
  expect(await ask(`wx.getStorageInfo().then((it) => it.keys.length)`)).toBe(3)
  await ask(`wx.setStorage({ key: 'e', data: 5 }).then(() => wx.removeStorage({ key: 'a' }))`)
  expect(await ask(`wx.getStorage({ key: 'e' }).then((it) => it.data)`)).toBe(5)
  expect(await ask(`wx.getStorage({ key: 'a' }).catch((it) => it.errMsg)`)).toBe(
    'getStorage:fail data not found',
  )
  await ask(`wx.removeStorageSync('b')`)
  expect(await ask(`wx.getStorageSync('b')`)).toBe('')
  await ask(`wx.clearStorage()`)
  await ask(`wx.setStorageSync('f', 1), wx.clearStorageSync()`)
  expect(await ask(`wx.getStorageInfoSync().keys`)).toEqual([])
  const tooMuch = `(() => { try { wx.setStorageSync('big', 'x'.repeat(1024 * 1024)) } catch (it) { return it.message } })()`
  expect(await ask(tooMuch)).toContain('entry size limit reached')
})

test('what the phone is, in all the forms in which one may ask', async () => {
  const info = await ask<Record<string, unknown>>(`wx.getSystemInfoSync()`)
  expect(info).toMatchObject({ windowWidth: 375, platform: 'devtools', language: 'zh_CN', theme: 'light' })
  expect(await ask(`wx.getSystemInfo().then((it) => it.SDKVersion)`)).toBe(info['SDKVersion'])
  expect(await ask(`wx.getSystemInfoAsync().then((it) => it.model)`)).toBe(info['model'])
  expect(await ask(`wx.getDeviceInfo().platform`)).toBe('devtools')
  expect(await ask(`wx.getSystemSetting().locationEnabled`)).toBe(true)
  expect(await ask(`wx.getAppAuthorizeSetting().locationAuthorized`)).toBe('authorized')
  expect(await ask(`wx.getAccountInfoSync().miniProgram.envVersion`)).toBe('develop')
  expect(await ask(`wx.getLaunchOptionsSync().path === wx.getEnterOptionsSync().path`)).toBe(true)
  expect(await ask(`wx.getExtConfigSync()`)).toEqual({})
  expect(await ask(`wx.getRendererUserAgent().includes('Chrom')`)).toBe(true)
  expect(await ask(`wx.login().then((it) => it.code.length > 0)`)).toBe(true)
  expect(await ask(`wx.checkSession().then((it) => it.errMsg)`)).toBe('checkSession:ok')
  expect(await ask(`wx.getUserInfo().then((it) => it.userInfo.nickName)`)).toBe('微信用户')
  expect(await ask(`wx.getSetting().then((it) => it.authSetting)`)).toEqual({})
})

test('the net tells when it changes', async () => {
  const heard = (name: string) =>
    phone.shell.waitForFunction(`window.${name}`).then((it) => it.jsonValue() as Promise<unknown>)
  await ask(
    `wx.onNetworkStatusChange((it) => { window.net = it }), wx.onNetworkWeakChange((it) => { window.weak = it })`,
  )
  await world.server.request('a', 'Phone.setNetwork', { mode: 'offline' })
  expect(await heard('net')).toEqual({ isConnected: false, networkType: 'none' })
  expect(await ask(`wx.getNetworkType().then((it) => it.networkType)`)).toBe('none')
  await ask(`window.weak = undefined`)
  await world.server.request('a', 'Phone.setNetwork', { mode: 'slow' })
  expect(await heard('weak')).toEqual({ weakNet: true, networkType: '3g' })
})

test('leaving and coming back is heard', async () => {
  const left = ask(`new Promise((resolve) => { wx.onAppHide(() => resolve('left')); wx.exitMiniProgram() })`)
  expect(await left).toBe('left')
  const back = ask(`new Promise((resolve) => wx.onAppShow((it) => resolve(it.path)))`)
  await phone.shell.getByRole('button', { name: '打开小程序' }).click()
  expect(await back).toBe('pages/home/home')
})

test('toasts, loading and the nav bar', async () => {
  await ask(`wx.showToast({ title: '好' })`)
  await phone.shell.locator('.toast').getByText('好').waitFor()
  await ask(`wx.hideToast()`)
  await ask(`wx.showLoading({ title: '等' })`)
  await phone.shell.locator('.toast').getByText('等').waitFor()
  await ask(`wx.hideLoading()`)
  await phone.shell.locator('.toast').waitFor({ state: 'detached' })
  await ask(`wx.setNavigationBarTitle({ title: '新题' })`)
  await ask(`wx.showNavigationBarLoading()`)
  expect(await phone.shell.locator('.nav-title').textContent()).toBe('新题')
  expect(await phone.shell.locator('.nav-title .spinner').count()).toBe(1)
  await ask(`wx.hideNavigationBarLoading()`)
  await ask(`wx.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#b3122a' })`)
  expect(await phone.shell.locator('.phone.dark-bar').count()).toBe(1)
})

test('the tab bar: badges, dots, items, style, away and back', async () => {
  const bar = phone.shell.locator('.tab-bar')
  await ask(`wx.setTabBarBadge({ index: 0, text: '12345' })`)
  expect(await bar.locator('.badge').textContent()).toBe('...')
  await ask(`wx.removeTabBarBadge({ index: 0 })`)
  await ask(`wx.showTabBarRedDot({ index: 1 })`)
  expect(await bar.locator('.dot').count()).toBe(1)
  await ask(`wx.hideTabBarRedDot({ index: 1 })`)
  await ask(`wx.setTabBarItem({ index: 1, text: '新的' })`)
  expect(await bar.textContent()).toContain('新的')
  await ask(`wx.setTabBarStyle({ selectedColor: '#123456' })`)
  expect(await bar.locator('[aria-current]').evaluate('document.querySelector(".tab").style.color')).toBe(
    'rgb(18, 52, 86)',
  )
  await ask(`wx.hideTabBar()`)
  await bar.waitFor({ state: 'hidden' })
  await ask(`wx.showTabBar()`)
  await bar.waitFor({ state: 'visible' })
})

test('sockets of the whole mini-program, canvases without a page, bytes and idle time', async () => {
  expect(await ask(`wx.closeSocket().catch((it) => it.errMsg)`)).toBe(
    'closeSocket:fail WebSocket is not connected',
  )
  const size = await ask(
    `(() => { const it = wx.createOffscreenCanvas({ type: '2d', width: 7, height: 5 }); return [it.width, it.height] })()`,
  )
  expect(size).toEqual([7, 5])
  expect(await ask(`wx.arrayBufferToBase64(new Uint8Array([1, 2, 255]).buffer)`)).toBe('AQL/')
  expect(await ask(`[...new Uint8Array(wx.base64ToArrayBuffer('AQL/'))]`)).toEqual([1, 2, 255])
  expect(await ask(`new Promise((resolve) => wx.requestIdleCallback(() => resolve('idle')))`)).toBe('idle')
  expect(
    await ask(
      `(() => { const url = wx.createBufferURL(new ArrayBuffer(3)); wx.revokeBufferURL(url); return url.slice(0, 5) })()`,
    ),
  ).toBe('blob:')
  expect(await ask(`new Promise((resolve) => wx.nextTick(() => resolve('next')))`)).toBe('next')
})

test('other files: messages, films and pictures are chosen', async () => {
  const choose = async (call: string, file: { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = phone.shell.waitForEvent('filechooser')
    const answer = ask<{ tempFiles: { name?: string; path: string; size: number; type?: string }[] }>(call)
    await (await chooser).setFiles(file)
    return (await answer).tempFiles[0]
  }
  const text = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('文') }
  expect(
    await choose(`wx.chooseMessageFile({ count: 1, type: 'file', extension: ['txt'] })`, text),
  ).toMatchObject({
    name: '说明.txt',
    size: 3,
    type: 'file',
  })
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
  const picture = { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) }
  const chosen = await choose(`wx.chooseImage({ count: 1 })`, picture)
  expect(chosen?.path).toMatch(/\.svg$/)
})

test('the menu is without sharing where a page says so', async () => {
  await ask(`wx.reLaunch({ url: '/pages/tags/tags' })`)
  await phone.page.locator('#hover').waitFor()
  await ask(`wx.hideShareMenu()`)
  await phone.shell.getByRole('button', { name: '更多' }).click()
  expect(await phone.shell.getByRole('button', { name: '转发给朋友' }).count()).toBe(0)
  await phone.shell.getByRole('button', { name: '取消' }).click()
  await ask(`wx.showShareMenu()`)
  await phone.shell.getByRole('button', { name: '更多' }).click()
  await phone.shell.getByRole('button', { name: '转发给朋友' }).waitFor()
})
