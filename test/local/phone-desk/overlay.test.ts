import { DeskWorld, reads } from './support'

const world = new DeskWorld().use()
const alert = () => world.phone().getByRole('alert')
const place = (text: string) => reads(alert().locator('.problem-place'), text)

/** The next exception as whoever drives the phone hears of it. */
const exception = () =>
  new Promise<{ message: string; stack: string }>((resolve) =>
    world.server.onEvent('a', (name, params) => {
      if (name === 'App.exceptionThrown') resolve(params as { message: string; stack: string })
    }),
  )

beforeEach(() => reads(world.top().locator('.who'), 'o-member'))

describe('mistakes in the source', () => {
  const mistakes = [
    {
      what: 'a tag that is not closed',
      write: () => world.write('mp/pages/a/a.wxml', '<view>\n<text></view>'),
      at: 'mp/pages/a/a.wxml:2:2',
      says: 'missing end tag',
    },
    {
      what: 'a component that is not there',
      write: () => world.write('mp/pages/a/a.json', '{ "usingComponents": {\n "x": "/components/x/x" } }'),
      at: 'mp/pages/a/a.json:2:',
      says: '/components/x/x',
    },
    {
      what: 'a wxs that cannot be read',
      write: () => {
        world.write('mp/pages/a/m.wxs', 'var a = 1\nvar = 2')
        world.write('mp/pages/a/a.wxml', '<wxs src="./m.wxs" module="m" /><view>{{ m.a }}</view>')
      },
      at: 'mp/pages/a/m.wxs:2:5',
      says: '',
    },
    {
      what: 'a script that cannot be read',
      write: () => world.write('mp/pages/a/a.ts', 'Page({\n  data: {\n'),
      at: 'mp/pages/a/a.ts:3:',
      says: '',
    },
  ]

  test.each(mistakes)(
    '$what: on the phone, on the desk and to who drives it, until it is mended',
    async (it) => {
      const heard = exception()
      it.write()
      await place(it.at)
      expect((await heard).message).toContain(it.at)
      const shown = await reads(world.page.getByRole('alert', { name: '构建失败' }), it.at)
      expect(shown).toContain(it.says)
      world.mend()
      await alert().waitFor({ state: 'hidden' })
      await world.page.getByRole('alert').waitFor({ state: 'hidden' })
      await reads(world.top().locator('.who'), 'o-member')
    },
  )
})

describe('what the mini-program throws', () => {
  test('in a handler is shown with file, line and the line itself', async () => {
    const heard = exception()
    await world.tap('fail')
    await place('mp/pages/a/a.ts:12:')
    await alert().locator('summary').click()
    const line = await reads(alert().locator('.problem-code .here'), 'fail()')
    expect(line).toContain("throw new Error('it went wrong')")
    expect(await heard).toMatchObject({
      message: 'it went wrong',
      stack: expect.stringContaining('mp/pages/a/a.ts:12:') as string,
    })
  })

  test('in onLoad is shown, and the page is there all the same', async () => {
    const heard = exception()
    world.write('mp/pages/a/a.ts', 'Page({\n  onLoad() {\n    throw new Error("not loaded")\n  },\n})')
    await place('mp/pages/a/a.ts:3:')
    expect((await heard).stack).toContain('mp/pages/a/a.ts:3:')
    await reads(world.top().locator('.say'), 'say')
  })

  test('in a promise that nobody awaits is shown', async () => {
    const heard = exception()
    world.write(
      'mp/pages/a/a.ts',
      'Page({\n  onLoad() {\n    void Promise.resolve().then(() => {\n      throw new Error("lost")\n    })\n  },\n})',
    )
    await place('mp/pages/a/a.ts:4:')
    expect((await heard).stack).toContain('mp/pages/a/a.ts:4:')
  })

  test('in wxs is shown with the wxs file', async () => {
    world.write(
      'mp/pages/a/m.wxs',
      'function run() {\n  return undefined.x\n}\nmodule.exports = { run: run }',
    )
    world.write('mp/pages/a/a.wxml', '<wxs src="./m.wxs" module="m" /><view class="w">{{ m.run() }}w</view>')
    await place('mp/pages/a/m.wxs:2:')
  })
})
