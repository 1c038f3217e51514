import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { go, soon, until } from './cases/kit'
import { startFixture, type FixtureWorld } from './fixtureWorld'

let fixture: FixtureWorld
let mini: MiniProgram

beforeAll(async () => {
  fixture = await startFixture()
  mini = fixture.mini
}, 120_000)
afterAll(() => fixture?.stop())

const reload = (): void => fixture.world.server.broadcast('reload')
const path = async (of: MiniProgram): Promise<string | undefined> => (await of.currentPage())?.path

/** Loads the phones anew and waits until they are there again. */
async function loadAnew(one: MiniProgram): Promise<void> {
  await one.evaluate('function () { getApp().isOld = true }')
  reload()
  await until('the phone is new', async () => (await one.evaluate(() => !('isOld' in getApp()))) === true)
}

test('every address has a phone of its own, with a holder of its own', async () => {
  const other = await fixture.connect('?phone=b&user=member2')
  await go(other, 'navigateTo', '/pages/detail/detail?id=b')
  await go(mini, 'reLaunch', '/pages/main/main')
  expect([await path(other), await path(mini)]).toEqual(['pages/detail/detail', 'pages/main/main'])
  expect(fixture.world.server.holder('b').id).toBe('member2')
  other.disconnect()
})

test('a holder is named by id or openid, and somebody else takes the phone over', async () => {
  const [, second] = (await mini.testAccounts()) as { openid: string; id: string }[]
  const one = await fixture.connect(`?phone=c&user=${second?.openid}`)
  expect(fixture.world.server.holder('c').id).toBe(second?.id)
  const two = await fixture.connect('?phone=c&user=resident')
  expect(fixture.world.server.holder('c').id).toBe('resident')
  expect(await path(two)).toBe('pages/main/main')
  one.disconnect()
  two.disconnect()
})

test('the address says how a phone is set when it is opened', async () => {
  const large = await fixture.connect('?phone=large&size=414x896')
  expect(await large.systemInfo()).toMatchObject({ windowWidth: 414 })
  large.disconnect()
})

test.each([
  ['?phone=../x', 'A phone is named by up to 24 letters, digits and hyphens.'],
  ['?user=nobody', 'There is no user "nobody"; there are member, '],
])('%s is refused in a sentence', async (query, sentence) => {
  await expect(fixture.connect(query)).rejects.toThrow(sentence)
})

test('two clients at one phone both drive it and both hear it', async () => {
  const other = await fixture.connect()
  const heard: string[] = []
  for (const [name, one] of [['first', mini] as const, ['second', other] as const])
    one.on('exception', () => heard.push(name))
  await go(other, 'reLaunch', '/pages/detail/detail?id=7')
  const page = await mini.currentPage()
  expect(page?.query).toEqual({ id: '7' })
  await mini.evaluate('function () { setTimeout(function () { throw new Error("for both") }) }')
  await until('both heard', async () => heard.length === 2)
  other.disconnect()
  await soon()
  expect(await path(mini)).toBe('pages/detail/detail')
})

test('a client that comes again meets the phone as it was left', async () => {
  const one = await fixture.connect('?phone=d')
  await go(one, 'reLaunch', '/pages/detail/detail?id=kept')
  one.disconnect()
  const again = await fixture.connect('?phone=d')
  expect((await again.currentPage())?.query).toEqual({ id: 'kept' })
  again.disconnect()
})

test('a phone that is loaded anew has new numbers, and still tells its log and calls the test', async () => {
  const logs: unknown[] = []
  const calls: unknown[] = []
  mini.on('console', ({ args }: { args: unknown }) => logs.push(args))
  await mini.exposeFunction('tellAgain', (value: unknown) => calls.push(value))
  const old = await go(mini, 'reLaunch', '/pages/detail/detail?id=1')
  const node = await old.$('.id')
  await loadAnew(mini)
  const page = await go(mini, 'reLaunch', '/pages/main/main')
  expect(page).not.toBe(old)
  expect(page.path).toBe('pages/main/main')
  await expect(old.data()).rejects.toThrow(/^page destroyed$/)
  await expect(node?.text()).rejects.toThrow(/^page destroyed$/)
  await mini.evaluate('function () { console.log("again"); tellAgain(2) }')
  await until('both are heard', async () => logs.length > 0 && calls.length > 0)
  expect([logs.at(-1), calls]).toEqual([['again'], [2]])
})

test('a phone that was closed says so, and opens again for who connects anew', async () => {
  const one = await fixture.connect('?phone=e')
  await (await fixture.world.phones.open('e')).close()
  await until('the server knows', async () => !fixture.world.server.phones().includes('e'))
  await expect(one.currentPage()).rejects.toThrow('Phone e was closed. Connect again to open it.')
  const again = await fixture.connect('?phone=e')
  expect(await path(again)).toBe('pages/main/main')
  // The old client drives the new phone, as it is the one of that name.
  expect(await path(one)).toBe('pages/main/main')
  one.disconnect()
  again.disconnect()
})

test('a browser that is offline says that a page cannot be loaded, keeps the one before, and later opens it', async () => {
  const phone = await fixture.world.phones.open('f')
  const move = (id: string): Promise<string> =>
    phone.evaluate((url) => {
      // What is sent to a phone without a network arrives when there is one: its own code is asked.
      const { wx } = window as unknown as { wx: { redirectTo(options: object): void } }
      return new Promise<string>((done) => {
        const fail = ({ errMsg }: { errMsg: string }): void => done(errMsg)
        wx.redirectTo({ url, success: () => done('opened'), fail })
      })
    }, `/pages/detail/detail?id=${id}`)
  const idNow = async (): Promise<unknown> => (await (await fixture.connect('?phone=f')).currentPage())?.query

  await phone.context().setOffline(true)
  // One page is kept ready, so that the first one needs no network.
  const answers = [await move('1'), await move('2'), await move('3')]
  await phone.context().setOffline(false)
  expect(answers).toContain('redirectTo:fail the page could not be loaded, is there a network?')
  const last = answers.lastIndexOf('opened') + 1
  expect(await idNow()).toEqual(last === 0 ? {} : { id: String(last) })
  expect(await move('4')).toBe('opened')
  expect(await idNow()).toEqual({ id: '4' })
})
