import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('command')
}, 120_000)
afterAll(() => phone?.stop())

describe('the tab bar', () => {
  test('tells a page that its tab was tapped, once it is there', async () => {
    await phone.shell.getByRole('button', { name: '第二' }).click()
    await phone.shows('#title', 'second')
    await phone.shell.getByRole('button', { name: '第二' }).click()
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (it) => it >= 2,
    )
    const item = 'second {"index":"1","pagePath":"pages/second/second","text":"第二"}'
    expect(log).toEqual([item, item])
  })
})

describe('navigation', () => {
  test('stacks ten pages and no more', async () => {
    for (let depth = 2; depth <= 10; depth++) await phone.go('navigateTo', 'pages/plain/plain')
    await expect(phone.go('navigateTo', 'pages/plain/plain')).rejects.toThrow('limit')
    expect(await phone.mini.pageStack()).toHaveLength(10)
  })

  test('refuses an unknown page and stays where it is', async () => {
    const before = await phone.open('pages/plain/plain')
    await expect(phone.go('navigateTo', 'pages/none/none')).rejects.toThrow(
      'page "pages/none/none" is not found',
    )
    expect(await phone.top()).toBe(before)
  })

  test('that starts at an unknown page tells onPageNotFound and shows the first', async () => {
    await phone.shell.evaluate(() => (location.hash = 'pages/gone/gone'))
    const loaded = phone.shell.waitForEvent('load')
    await phone.shell.reload()
    await loaded
    expect(await phone.shows('#title', 'first')).toBe('first')
    expect(await phone.log()).toEqual(['not found pages/gone/gone'])
  })
})

test('a function that is called without a cloud fails with a sentence', async () => {
  const said = await phone.evaluate(
    `return wx.cloud.callFunction({ name: 'add' }).catch(function (error) { return error.errMsg || error.message })`,
  )
  expect(said).toContain('without a cloud')
})
