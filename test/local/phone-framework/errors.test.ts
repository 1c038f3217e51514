import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('errors')
}, 120_000)
afterAll(() => phone?.stop())

/** Messages of what was thrown, once there are as many as expected. */
async function thrown(count: number): Promise<string[]> {
  await phone.until(
    async () => phone.exceptions.length,
    (it) => it >= count,
    `${count} exceptions`,
  )
  return phone.exceptions.splice(0).map(({ message }) => message)
}

async function call(name: string): Promise<void> {
  // A method that throws at once rejects, as in DevTools, and is reported nowhere else.
  await (await phone.top()).callMethod(name).catch(() => undefined)
}

describe('an exception', () => {
  test('in life-cycle functions, observers and WXS is reported, and the page is shown', async () => {
    const messages = await thrown(9)
    expect(messages.sort()).toEqual(
      [
        "Cannot read properties of undefined (reading 'where')",
        // The module of another page, which runs when the mini-program starts.
        "Cannot read properties of undefined (reading 'z')",
        'in attached',
        'in created',
        'in onLoad',
        'in onReady',
        'in onShow',
        'in page show',
        'in ready',
      ].sort(),
    )
    expect([await phone.text('#title'), await phone.text('#rendered')]).toEqual(['still here', '[]'])
  })

  test('says its place in the TypeScript as it was written', async () => {
    phone.exceptions.length = 0
    await phone.open('pages/all/all')
    await phone.until(
      async () => phone.exceptions.length,
      (it) => it >= 7,
    )
    const found = phone.exceptions.find(({ message }) => message === 'in onLoad')
    expect(found?.stack).toContain('miniprogram/pages/all/all.ts:6:')
    expect(found?.stack).toContain('miniprogram/pages/all/all.ts:13:')
    const wxs = phone.exceptions.find(({ message }) => message.includes("'where'"))
    expect(wxs?.stack).toContain('miniprogram/pages/all/bad.wxs:3:')
    phone.exceptions.length = 0
  })

  test('is on the overlay with its place', async () => {
    const overlay = phone.shell.getByRole('alert')
    await overlay.getByText('in onLoad').first().waitFor()
    await overlay.getByText('all.ts:6').first().waitFor()
  })

  test.each([
    ['a timer', 'timer', ['in timer']],
    ['a setData callback', 'callback', ['in setData callback']],
    ['a selector query', 'query', ['in query']],
    ['nextTick', 'tick', ['in nextTick']],
    ['a callback of wx', 'success', ['in success']],
    ['observers', 'observer', ['in observer', 'in property observer']],
  ])(
    'in %s reaches App.onError, wx.onError and whoever drives the phone',
    async (_name, method, expected) => {
      await phone.open('pages/plain/plain')
      await phone.open('pages/all/all')
      await phone.until(
        async () => phone.exceptions.length,
        (it) => it >= 7,
      )
      await phone.log()
      phone.exceptions.length = 0
      await call(method)
      expect(await thrown(expected.length)).toEqual(expected)
      const log = await phone.log()
      for (const it of expected) {
        expect(
          log.filter((line) => line.startsWith(`onError ${it}`) || line.startsWith(`onError Error: ${it}`)),
        ).toHaveLength(1)
        expect(log.filter((line) => line.startsWith('wx.onError') && line.includes(it))).toHaveLength(1)
      }
    },
  )

  test.each([
    ['a promise', 'rejection', 'Error: in rejection'],
    ['an async function', 'later', 'Error: in async'],
  ])('in %s reaches onUnhandledRejection', async (_name, method, reason) => {
    await phone.open('pages/all/all')
    await phone.until(
      async () => phone.exceptions.length,
      (it) => it >= 7,
    )
    await phone.log()
    phone.exceptions.length = 0
    await phone.evaluate(`getCurrentPages()[0].${method}()`)
    await thrown(1)
    const log = (await phone.log()).filter((it) => it.includes('Unhandled'))
    expect(log).toEqual([`onUnhandledRejection ${reason}`, `wx.onUnhandledRejection ${reason}`])
  })

  test('in a handler, of the page and of WXS, stops nothing', async () => {
    await phone.open('pages/all/all')
    await phone.until(
      async () => phone.exceptions.length,
      (it) => it >= 7,
    )
    phone.exceptions.length = 0
    await phone.tap('#handler')
    await phone.tap('#wxs-handler')
    expect(await thrown(2)).toEqual(['in handler', "Cannot read properties of undefined (reading 'here')"])
  })

  test('while App.onError deals with another is reported too', async () => {
    await phone.open('pages/plain/plain')
    await phone.open('pages/all/all')
    await phone.until(
      async () => phone.exceptions.length,
      (it) => it >= 7,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    phone.exceptions.length = 0
    await phone.tap('#twice')
    expect(await thrown(3)).toEqual(['in handler twice', 'in observer', 'in property observer'])
  })

  test('while a page is left is reported, and the next page comes', async () => {
    await phone.open('pages/all/all')
    await phone.until(
      async () => phone.exceptions.length,
      (it) => it >= 7,
    )
    phone.exceptions.length = 0
    await phone.open('pages/plain/plain')
    expect((await thrown(2)).sort()).toEqual(['in detached', 'in onUnload'])
    expect(await phone.text('#title')).toBe('plain')
  })

  test('in a page’s module leaves the page to be drawn all the same', async () => {
    phone.exceptions.length = 0
    const page = await phone.open('pages/broken/broken')
    expect(page.path).toBe('pages/broken/broken')
    expect(await phone.text('#title')).toBe('broken')
  })
})

describe('a mistake in the source', () => {
  let project: string
  let own: FixturePhone
  const write = (file: string, text: string): void => fs.writeFileSync(path.join(project, file), text)

  beforeAll(async () => {
    project = fs.mkdtempSync(path.join(os.tmpdir(), 'phone-mistakes-'))
    fs.cpSync(path.join(__dirname, 'fixtures/wxml'), project, { recursive: true })
    own = await FixturePhone.start(project)
  }, 120_000)
  afterAll(async () => {
    await own?.stop()
    fs.rmSync(project, { recursive: true, force: true })
  })

  test.each([
    [
      'malformed wxml',
      'pages/bindings/bindings.wxml',
      '<view>\n  <text>a</view>',
      'pages/bindings/bindings.wxml:2:',
    ],
    [
      'a missing component',
      'pages/bindings/bindings.json',
      '{ "usingComponents": { "x-none": "./none" } }',
      'pages/bindings/bindings.json:1:',
    ],
    ['wxs that cannot be read', 'pages/wxs/shared.wxs', 'var a = 1\nvar = 2', 'pages/wxs/shared.wxs:2:'],
    [
      'a script that cannot be read',
      'pages/bindings/bindings.js',
      'Page({\n  data: {,\n})',
      'pages/bindings/bindings.js:2:',
    ],
    ['JSON that cannot be read', 'app.json', '{ "pages": [ }', 'app.json'],
  ])(
    '%s is on the overlay with its place, and the phone goes on after the fix',
    async (_name, file, broken, place) => {
      await own.open('pages/bindings/bindings?kept=1')
      const before = fs.existsSync(path.join(project, file))
        ? fs.readFileSync(path.join(project, file), 'utf8')
        : '{}'
      write(file, broken)
      await own.world.server.rebuild()
      await own.shell.getByRole('alert').getByText(place).first().waitFor()
      expect(await own.text('#shown')).toBe('first|true|')
      write(file, before)
      const loaded = own.shell.waitForEvent('load')
      await own.world.server.rebuild()
      await loaded
      expect(await own.shows('#shown', 'first')).toBe('first|true|')
      const page = await own.top()
      expect([page.path, page.query]).toEqual(['pages/bindings/bindings', { kept: '1' }])
      expect(await own.shell.getByRole('alert').count()).toBe(0)
    },
  )
})
