import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import WebSocket from 'ws'
import { go, startFixture, type FixtureWorld } from './fixtureWorld'

let fixture: FixtureWorld
let mini: MiniProgram

beforeAll(async () => {
  fixture = await startFixture()
  mini = fixture.mini
}, 120_000)
afterAll(() => fixture?.stop())

const soon = () => new Promise((resolve) => setTimeout(resolve, 100))

describe('wx', () => {
  test('methods are called at once or awaited, and refuse with their reason', async () => {
    await mini.callWxMethod('setStorageSync', 'k', { v: 1 })
    expect(await mini.callWxMethod('getStorageSync', 'k')).toEqual({ v: 1 })
    expect(await mini.callWxMethod('getStorage', { key: 'k' })).toMatchObject({ data: { v: 1 } })
    await expect(mini.callWxMethod('getStorage', { key: 'none' })).rejects.toThrow('data not found')
    await expect(mini.callWxMethod('nope')).rejects.toThrow('wx.nope not exists')
    expect(await mini.systemInfo()).toMatchObject({ windowWidth: 375 })
  })

  test('a method is replaced by a result and put back', async () => {
    await mini.mockWxMethod('showModal', { confirm: true, cancel: false })
    expect(await mini.callWxMethod('showModal', { title: 'x' })).toMatchObject({ confirm: true })
    expect(await mini.evaluate(() => wx.showModal({ title: 'x' }))).toMatchObject({ confirm: true })
    await mini.mockWxMethod('getStorageSync', 'mocked')
    expect(await mini.callWxMethod('getStorageSync', 'k')).toBe('mocked')
    await mini.restoreWxMethod('getStorageSync')
    expect(await mini.callWxMethod('getStorageSync', 'k')).toEqual({ v: 1 })
    await mini.restoreWxMethod('showModal')
  })

  test('a method is replaced by a function that can call the original', async () => {
    await mini.mockWxMethod(
      'getStorageSync',
      function (this: { origin(key: string): unknown }, key: string, extra: string) {
        return [this.origin(key), key, extra]
      },
      'more',
    )
    expect(await mini.callWxMethod('getStorageSync', 'k')).toEqual([{ v: 1 }, 'k', 'more'])
    await mini.restoreWxMethod('getStorageSync')
  })

  test('a mock that answers with a bad errMsg is a failure', async () => {
    await mini.mockWxMethod('getLocation', { errMsg: 'getLocation:fail auth deny' })
    await expect(mini.callWxMethod('getLocation', {})).rejects.toThrow('auth deny')
    await mini.restoreWxMethod('getLocation')
    await expect(mini.mockWxMethod('onAppShow', {})).rejects.toThrow("can't be mocked")
  })
})

describe('evaluate', () => {
  test('runs functions of every kind that survive as text', async () => {
    expect(await mini.evaluate((a: number, b: number) => a + b, 1, 2)).toBe(3)
    expect(await mini.evaluate(async () => getApp().globalData.answer)).toBe(42)
    expect(await mini.evaluate('function (a) { return [a, getCurrentPages().length] }', 'x')).toEqual([
      'x',
      1,
    ])
    expect(await mini.evaluate((...all: unknown[]) => all.length, 1, 2, 3)).toBe(3)
    expect(await mini.evaluate((a: unknown) => a, undefined)).toBeNull()
    const cycle = 'function () { var a = { b: 1 }; a.self = a; return a }'
    expect(await mini.evaluate(cycle)).toEqual({ b: 1, self: '[Circular ~]' })
  })

  test('breaks what would break in DevTools', async () => {
    await expect(mini.evaluate('({ x }) => x', { x: 1 })).rejects.toThrow()
    await expect(mini.evaluate('(a = {}) => { return 1 }')).rejects.toThrow()
  })

  test('lives where product code lives, without the browser', async () => {
    expect(await mini.evaluate('() => typeof window + typeof document + typeof wx')).toBe(
      'undefinedundefinedobject',
    )
  })

  test('tells what was thrown', async () => {
    const fails = 'function () { throw new Error("in the app") }'
    await expect(mini.evaluate(fails)).rejects.toThrow('in the app')
  })
})

describe('events', () => {
  test('a function of the test is called from the app', async () => {
    const calls: unknown[][] = []
    await mini.exposeFunction('tellTest', (...args: unknown[]) => calls.push(args))
    await mini.evaluate('function () { tellTest("x", { y: 1 }) }')
    await soon()
    expect(calls).toEqual([['x', { y: 1 }]])
  })

  test('the console and exceptions are heard', async () => {
    const logs: unknown[] = []
    const errors: { message: string }[] = []
    mini.on('console', (message) => logs.push(message))
    mini.on('exception', (error: { message: string }) => errors.push(error))
    await soon()
    await mini.evaluate(
      'function () { console.warn("hi", { z: 1 }); setTimeout(function () { throw new Error("late") }) }',
    )
    await soon()
    expect(logs).toContainEqual({ type: 'warn', args: ['hi', { z: 1 }] })
    expect(errors.map(({ message }) => message)).toContainEqual(expect.stringContaining('late'))
  })
})

describe('the tool', () => {
  test('takes a picture of the screen', async () => {
    const file = path.join(os.tmpdir(), `xhm-shot-${process.pid}.png`)
    await mini.screenshot({ path: file })
    expect(fs.readFileSync(file).subarray(1, 4).toString()).toBe('PNG')
    fs.rmSync(file)
  })

  test('answers what has no meaning here without hanging', async () => {
    expect(await mini.testAccounts()).toEqual([])
    expect(await mini.stopAudits()).toEqual({})
    await mini.setTicket('T')
    expect(await mini.getTicket()).toMatchObject({ ticket: 'T' })
    await mini.refreshTicket()
    await mini.remote(true)
  })

  test('presses the buttons of dialogs and of the phone itself', async () => {
    const asked = mini.callWxMethod('showModal', { title: 'sure?' })
    await soon()
    await mini.native().confirmModal()
    expect(await asked).toMatchObject({ confirm: true, cancel: false })
    const again = mini.callWxMethod('showModal', { title: 'sure?' })
    await soon()
    await mini.native().cancelModal()
    expect(await again).toMatchObject({ confirm: false, cancel: true })
    await expect(mini.native().confirmModal()).rejects.toThrow('no dialog is open')

    await mini.native().switchTab({ url: '/pages/tab/tab' })
    expect((await mini.currentPage())?.path).toBe('pages/tab/tab')
    await mini.native().goHome()
    expect((await mini.currentPage())?.path).toBe('pages/main/main')
  })

  test('opens a second phone for somebody else', async () => {
    const other = await automator.connect({
      wsEndpoint: `${fixture.world.automation.url}/?phone=b&user=member2`,
    })
    await go(other, 'navigateTo', '/pages/detail/detail?id=b')
    expect([(await other.currentPage())?.path, (await mini.currentPage())?.path]).toEqual([
      'pages/detail/detail',
      'pages/main/main',
    ])
    other.disconnect()
  })

  test('lets no page of a browser in', async () => {
    const socket = new WebSocket(fixture.world.automation.url, { origin: 'https://elsewhere.test' })
    await expect(
      new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject)),
    ).rejects.toThrow('401')
  })

  test('answers an unknown method with an error', async () => {
    const socket = new WebSocket(fixture.world.automation.url)
    await new Promise((resolve) => socket.on('open', resolve))
    const answer = new Promise((resolve) => socket.on('message', (data) => resolve(JSON.parse(String(data)))))
    socket.send(JSON.stringify({ id: '1', method: 'App.nope', params: {} }))
    expect(await answer).toEqual({ id: '1', error: { message: 'App.nope unimplemented' } })
    socket.close()
  })
})
