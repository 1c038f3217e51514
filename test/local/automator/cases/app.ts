import { first, fresh, go, soon, until, type Case } from './kit'

/** Functions as text, what they are given, and what comes of them; null where DevTools cannot rebuild them. */
const functions: readonly [source: string, args: unknown[], result: unknown][] = [
  ['function (a, b) { return a + b }', [1, 2], 3],
  ['function f(a) { return { z: a } }', [1], { z: 1 }],
  ['async function (a) { return a }', [1], 1],
  ['(a, b) => a + b', [1, 2], 3],
  ['(a, b) => { return a + b }', [1, 2], 3],
  ['a => a + 1', [1], 2],
  ['() => 5', [], 5],
  ['async (a) => { return await a }', [1], 1],
  ['async () => 4', [], 4],
  ['(...xs) => xs.length', [1, 2], 2],
  ['(...xs) => { return xs.length }', [1, 2], 2],
  ['(a) => ({ y: a })', [1], { y: 1 }],
  ['(l) => l.map((x) => { return x + 1 })', [[1]], [2]],
  ['(a, /* c */ b) => { return b }', [1, 2], 2],
  ['function (cb) { return new Promise(function (r) { r(7) }) }', [], 7],
  ['({ x }) => x', [{ x: 1 }], null],
  ['({ x }) => { return x }', [{ x: 1 }], null],
  ['(a = 2) => a', [], null],
  ['(a = {}) => { return a.q || 1 }', [], null],
  ['m(a) { return a }', [1], null],
]

export const app: readonly Case[] = [
  {
    rows: ['callWxMethod', 'systemInfo', 'wx errors'],
    name: 'methods of wx are called at once or awaited, and refuse with their reason',
    async run(mini) {
      await mini.callWxMethod('setStorageSync', 'k', { v: 1 })
      expect(await mini.callWxMethod('getStorageSync', 'k')).toEqual({ v: 1 })
      expect(await mini.callWxMethod('getStorage', { key: 'k' })).toMatchObject({ data: { v: 1 } })
      expect(await mini.callWxMethod('canIUse', 'button')).toBe(true)
      await expect(mini.callWxMethod('getStorage', { key: 'none' })).rejects.toThrow('data not found')
      for (const name of ['nope', 'constructor', 'toString'])
        await expect(mini.callWxMethod(name)).rejects.toThrow(`wx.${name} not exists`)
      expect(await mini.systemInfo()).toMatchObject({ windowWidth: 375 })
    },
  },
  {
    rows: ['mockWxMethod', 'restoreWxMethod'],
    name: 'a method is replaced by a result and put back',
    async run(mini) {
      await mini.callWxMethod('setStorageSync', 'k', { v: 1 })
      await mini.mockWxMethod('showModal', { confirm: true, cancel: false })
      expect(await mini.callWxMethod('showModal', { title: 'x' })).toMatchObject({ confirm: true })
      expect(await mini.evaluate(() => wx.showModal({ title: 'x' }))).toMatchObject({ confirm: true })
      await mini.mockWxMethod('getStorageSync', 'mocked')
      expect(await mini.callWxMethod('getStorageSync', 'k')).toBe('mocked')
      await mini.restoreWxMethod('getStorageSync')
      await mini.restoreWxMethod('getStorageSync')
      expect(await mini.callWxMethod('getStorageSync', 'k')).toEqual({ v: 1 })
      await mini.restoreWxMethod('showModal')
    },
  },
  {
    rows: ['mockWxMethod'],
    name: 'a method is replaced by a function that is given the arguments and can call the original',
    async run(mini) {
      await mini.callWxMethod('setStorageSync', 'k', { v: 1 })
      await mini.mockWxMethod(
        'getStorageSync',
        function (this: { origin(key: string): unknown }, key: string, extra: string) {
          return [this.origin(key), key, extra]
        },
        'more',
      )
      expect(await mini.callWxMethod('getStorageSync', 'k')).toEqual([{ v: 1 }, 'k', 'more'])
      await mini.restoreWxMethod('getStorageSync')
      await mini.mockWxMethod('getLocation', function (options: object) {
        return { keys: Object.keys(options), errMsg: 'getLocation:ok' }
      })
      expect(await mini.callWxMethod('getLocation', { type: 'gcj02' })).toMatchObject({ keys: ['type'] })
      await mini.restoreWxMethod('getLocation')
    },
  },
  {
    rows: ['mockWxMethod', 'wx errors'],
    name: 'a mock that answers with a bad errMsg is a failure; listeners cannot be mocked',
    async run(mini) {
      await mini.mockWxMethod('getLocation', { errMsg: 'getLocation:fail auth deny' })
      await expect(mini.callWxMethod('getLocation', {})).rejects.toThrow('auth deny')
      await mini.restoreWxMethod('getLocation')
      await expect(mini.mockWxMethod('onAppShow', {})).rejects.toThrow("can't be mocked")
      await expect(mini.mockWxMethod('nope', {})).rejects.toThrow('wx.nope not exists')
    },
  },
  {
    rows: ['callPluginWxMethod', 'mockPluginWxMethod', 'restorePluginWxMethod'],
    name: 'the wx of a plugin that app.json declares has mocks of its own',
    async run(mini) {
      const plugin = 'wxhelper000000001'
      await mini.callWxMethod('setStorageSync', 'k', 'own')
      expect(await mini.callPluginWxMethod(plugin, 'getStorageSync', 'k')).toBe('own')
      await mini.mockPluginWxMethod(plugin, 'getStorageSync', 'mocked')
      expect(await mini.callPluginWxMethod(plugin, 'getStorageSync', 'k')).toBe('mocked')
      expect(await mini.callWxMethod('getStorageSync', 'k')).toBe('own')
      await mini.restorePluginWxMethod(plugin, 'getStorageSync')
      expect(await mini.callPluginWxMethod(plugin, 'getStorageSync', 'k')).toBe('own')
      await expect(mini.callPluginWxMethod('wxnone', 'getStorageSync', 'k')).rejects.toThrow(
        'plugin wxnone not exists',
      )
    },
  },
  ...functions.map(([source, args, result]) => ({
    rows: ['evaluate'],
    name: result === null ? `${source} cannot be sent` : `${source} gives ${JSON.stringify(result)}`,
    async run(mini: Parameters<Case['run']>[0]) {
      const answer = mini.evaluate(source, ...args)
      await (result === null ? expect(answer).rejects.toThrow() : expect(answer).resolves.toEqual(result))
    },
  })),
  {
    rows: ['evaluate'],
    name: 'an arrow that gives an object behind && loses it, as it does there',
    async run(mini) {
      expect((await mini.evaluate('(a) => a && { k: a }', 1)) ?? null).toBeNull()
    },
  },
  {
    rows: ['evaluate'],
    name: 'what is sent lives where product code lives, and its values travel as JSON',
    async run(mini) {
      await fresh(mini)
      const seen = await mini.evaluate('() => typeof window + typeof document + typeof wx')
      expect(seen).toBe('undefinedundefinedobject')
      expect(await mini.evaluate(async () => getApp().globalData.answer)).toBe(42)
      expect(await mini.evaluate(() => getCurrentPages().length)).toBe(1)
      expect(await mini.evaluate((a: unknown) => a, undefined)).toBeNull()
      const cycle = 'function () { var a = { b: 1 }; a.self = a; return a }'
      expect(await mini.evaluate(cycle)).toEqual({ b: 1, self: '[Circular ~]' })
      await expect(mini.evaluate('function () { throw new Error("in the app") }')).rejects.toThrow(
        'in the app',
      )
    },
  },
  {
    rows: ['exposeFunction'],
    name: 'a function of the test is called from the app',
    async run(mini) {
      const calls: unknown[][] = []
      await mini.exposeFunction('tellTest', (...args: unknown[]) => calls.push(args))
      await mini.evaluate('function () { tellTest("x", { y: 1 }) }')
      await until('the call arrived', async () => calls.length === 1)
      expect(calls).toEqual([['x', { y: 1 }]])
    },
  },
  {
    rows: ["on('console')"],
    name: 'what the app logs is heard, level by level',
    async run(mini) {
      const logs: { type: string }[] = []
      mini.on('console', (message: { type: string }) => logs.push(message))
      await soon()
      await mini.evaluate(
        'function () { console.log(1); console.info("i"); console.warn("hi", { z: 1 }); console.error("e"); console.debug("d") }',
      )
      await until('five are heard', async () => logs.length >= 5)
      expect(logs.map(({ type }) => type)).toEqual(['log', 'info', 'warn', 'error', 'debug'])
      expect(logs).toContainEqual({ type: 'warn', args: ['hi', { z: 1 }] })
    },
  },
  {
    rows: ["on('exception')"],
    name: 'an exception in a life-cycle function, a handler, a timer or a promise is heard, and the phone goes on',
    async run(mini) {
      const errors: { message: string; stack: string }[] = []
      mini.on('exception', (error: { message: string; stack: string }) => errors.push(error))
      const page = await go(mini, 'reLaunch', '/pages/faulty/faulty?in=onLoad')
      for (const name of ['.handler', '.timer', '.promise']) await (await first(page, name)).tap()
      await until('four are heard', async () => errors.length >= 4)
      expect(errors.map(({ message }) => message)).toEqual([
        'in onLoad',
        'in a handler',
        'in a timer',
        'in a promise',
      ])
      for (const { stack } of errors) expect(stack).toContain('pages/faulty/faulty.js')
      expect((await fresh(mini)).path).toBe('pages/main/main')
    },
  },
]
