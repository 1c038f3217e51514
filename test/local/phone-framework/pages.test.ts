import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('pages')
}, 120_000)
afterAll(() => phone?.stop())
afterEach(() => expect(phone.exceptions.splice(0)).toEqual([]))

/** What is written down until a line comes. */
async function logUntil(last: string): Promise<string[]> {
  const log: string[] = []
  await phone.until(
    async () => log.push(...(await phone.log())),
    () => log.includes(last),
    last,
  )
  return log
}

async function start(url: string, last: string): Promise<void> {
  await phone.log()
  await phone.open(url)
  await logUntil(last)
}

const homeIsThere = [
  'inner created',
  'outer created',
  'inner created',
  'outer attached',
  'inner attached',
  'inner attached',
  'home onLoad',
  'home onShow',
  'outer page show',
  'inner page show',
  'inner page show',
  'outer ready',
  'inner ready',
  'inner ready',
  'home onReady',
]
const homeIsGone = ['home onUnload', 'inner detached', 'inner detached', 'outer detached']
const componentIsThere = [
  'inner created',
  'outer created',
  'component created',
  'component attached',
  'outer attached',
  'inner attached',
  'component onLoad {"n":"5"} 5',
  'component onShow',
  'component page show',
  'outer page show',
  'inner page show',
  'component ready',
  'outer ready',
  'inner ready',
  'component onReady',
]

describe('life cycles', () => {
  test('start: the app, components from the inside, the page, ready', async () => {
    expect(await logUntil('home onReady')).toEqual([
      'app onLaunch pages/home/home {}',
      'app onShow',
      ...homeIsThere,
    ])
  })

  test('navigateTo hides the page before, and back shows it again', async () => {
    await phone.go('navigateTo', 'pages/component/component?n=5')
    expect(await logUntil('component onReady')).toEqual([
      'home onHide',
      'outer page hide',
      'inner page hide',
      'inner page hide',
      ...componentIsThere,
    ])
    await phone.back()
    expect(await phone.log()).toEqual([
      'component onUnload',
      'inner detached',
      'outer detached',
      'component detached',
      'home onShow',
      'outer page show',
      'inner page show',
      'inner page show',
    ])
  })

  test('redirectTo unloads the page before', async () => {
    await phone.go('navigateTo', 'pages/second/second')
    await logUntil('second onReady')
    await phone.go('redirectTo', 'pages/component/component?n=5')
    expect(await logUntil('component onReady')).toEqual(['second onUnload', ...componentIsThere])
    expect(await phone.evaluate('return getCurrentPages().map((it) => it.route)')).toEqual([
      'pages/home/home',
      'pages/component/component',
    ])
  })

  test('switchTab unloads what is above the tab page and keeps that', async () => {
    await phone.go('switchTab', 'pages/me/me')
    expect(await logUntil('me onReady')).toEqual([
      'component onUnload',
      'inner detached',
      'outer detached',
      'component detached',
      'me onLoad',
      'me onShow',
      'me onReady',
    ])
    await phone.go('switchTab', 'pages/home/home')
    expect(await phone.log()).toEqual([
      'me onHide',
      'home onShow',
      'outer page show',
      'inner page show',
      'inner page show',
    ])
  })

  test('reLaunch unloads everything', async () => {
    await phone.go('navigateTo', 'pages/second/second')
    await logUntil('second onReady')
    await phone.open('pages/second/second')
    const log = await logUntil('second onReady')
    expect(log.slice(0, 1 + homeIsGone.length)).toEqual(['second onUnload', ...homeIsGone])
    expect(log.slice(-3)).toEqual([
      expect.stringContaining('second onLoad'),
      'second onShow',
      'second onReady',
    ])
    expect(log).toContain('me onUnload')
  })

  test('leaving the window hides the page and then the app; coming back shows them', async () => {
    await start('pages/second/second', 'second onReady')
    const toggle = (hidden: boolean) =>
      phone.shell.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await toggle(true)
    expect(await phone.log()).toEqual(['second onHide', 'app onHide'])
    await toggle(false)
    expect(await phone.log()).toEqual(['app onShow', 'second onShow'])
  })
})

describe('pages', () => {
  test('made by Component() take the parameters of their address as properties', async () => {
    await phone.open('pages/component/component?n=7&text=hi')
    expect(await phone.text('#given')).toBe('7|hi|number')
    await phone.open('pages/component/component')
    expect(await phone.text('#given')).toBe('0|default|number')
  })

  test('keep fields of their definition: plain ones copied, objects of classes as they are', async () => {
    const page = await phone.open('pages/home/home')
    expect(await page.callMethod('fields')).toEqual([
      ['a', 'b'],
      [1, 2],
    ])
    const again = await phone.open('pages/home/home')
    expect(await again.callMethod('fields')).toEqual([
      ['a', 'b'],
      [1, 2],
    ])
  })

  test('get their parameters undecoded, and talk with their opener both ways', async () => {
    await start('pages/home/home', 'home onReady')
    await (await phone.top()).callMethod('open')
    const log = await logUntil('second heard 你好')
    const query = '{"a":"1","b":"%E4%B8%AD","c":""}'
    expect(log).toContain(`second onLoad ${query} ${query}`)
    expect(log).toContain('opener heard from second')
  })

  test('hear of scrolling, of their end within a distance, and of being pulled', async () => {
    await phone.open('pages/scroll/scroll')
    await phone.log()
    await phone.mini.callWxMethod('pageScrollTo', { scrollTop: 700, duration: 0 })
    await phone.until(
      () => phone.evaluate<number>('return getApp().scrolled'),
      (it) => it === 700,
    )
    await phone.mini.callWxMethod('pageScrollTo', { selector: '#foot', duration: 0 })
    await logUntil('bottom')
    await phone.mini.callWxMethod('pageScrollTo', { scrollTop: 0, duration: 0 })
    await phone.mini.callWxMethod('startPullDownRefresh')
    expect(await logUntil('stopped')).toEqual(['pull', 'stopped'])
  })

  test('hear of a change of their size', async () => {
    await phone.open('pages/scroll/scroll')
    await phone.log()
    await phone.shell.evaluate(() => {
      const phone = document.getElementById('phone')
      if (phone) phone.style.width = '320px'
    })
    expect(await logUntil('resize 320')).toEqual(['resize 320'])
    await phone.shell.evaluate(() => {
      const phone = document.getElementById('phone')
      if (phone) phone.style.width = '375px'
    })
    await logUntil('resize 375')
  })

  test('with navigationStyle custom begin at the top of the screen', async () => {
    await phone.open('pages/custom/custom')
    const top = () =>
      phone.shell.evaluate(() => document.querySelector('.page-layer.shown')?.getBoundingClientRect().top)
    const phoneTop = await phone.shell.evaluate(
      () => document.getElementById('phone')?.getBoundingClientRect().top,
    )
    expect(await top()).toBe(phoneTop)
    await phone.open('pages/scroll/scroll')
    expect(await top()).toBeGreaterThan((phoneTop ?? 0) + 40)
  })

  test('are shared by the menu of the capsule', async () => {
    await start('pages/home/home', 'home onReady')
    await phone.shell.getByRole('button', { name: '更多' }).click()
    await phone.shell.getByText('转发给朋友').click()
    expect(await logUntil('share menu')).toContain('share menu')
    await phone.mini
      .native()
      .shareConfirm()
      .catch(() => undefined)
  })
})

describe('a custom tab bar', () => {
  test('is there on each tab page, of its own, and tells where to go', async () => {
    await start('pages/home/home', 'home onReady')
    expect(await (await phone.top()).callMethod('bars')).toEqual([
      true,
      0,
      'pages/home/home',
      'pages/home/home',
    ])
    const frame = await phone.frame()
    const colors = () =>
      frame.evaluate(() =>
        [...document.querySelectorAll('.bar > *, [class*=bar] > *')].map((it) => getComputedStyle(it).color),
      )
    expect(await colors()).toEqual(['rgb(200, 20, 30)', 'rgb(10, 20, 30)'])
    await frame.getByText('我的').click()
    await logUntil('me onReady')
    expect((await phone.top()).path).toBe('pages/me/me')
    expect(await phone.evaluate('return getCurrentPages()[0].getTabBar().data.selected')).toBe(-1)
  })

  test('is found by whoever drives the phone, with what is in it', async () => {
    const page = await phone.open('pages/home/home')
    const bar = await page.$('custom-tab-bar')
    expect(bar?.tagName).toBe('custom-tab-bar')
    expect(await (await bar?.$('.on'))?.text()).toBe('首页')
    const tabs = await page.$$('custom-tab-bar >>> .tab')
    await tabs[1]?.tap()
    await phone.until(
      async () => (await phone.top()).path,
      (it) => it === 'pages/me/me',
    )
  })

  test('is not there on other pages', async () => {
    await phone.go('navigateTo', 'pages/second/second')
    expect(await phone.evaluate('return getCurrentPages()[1].getTabBar()')).toBeNull()
  })
})

describe('packages', () => {
  test('run their modules when somebody first goes there, once', async () => {
    expect(await phone.evaluate('return getApp().shopLoaded || 0')).toBe(0)
    await phone.open('packages/shop/list/list')
    await phone.open('packages/shop/list/list')
    expect(await phone.evaluate('return getApp().shopLoaded')).toBe(1)
    const frame = await phone.frame()
    expect(
      await frame.evaluate(() => getComputedStyle(document.querySelector('[class*=row]') as Element).color),
    ).toBe('rgb(7, 8, 9)')
  })

  test('independent ones open too, and components of others are used', async () => {
    await phone.open('packages/alone/one/one')
    expect(await phone.shows('#far', 'row')).toBe('row')
  })
})

test('plugins are left out with a word', async () => {
  const page = await phone.open('pages/custom/custom')
  expect(await page.callMethod('plugin')).toBe('function')
  await phone.until(
    async () => JSON.stringify(phone.logs),
    (it) => it.includes('runs no plugins'),
  )
})

test('the dark theme changes colours of theme.json and style sheets that ask for it', async () => {
  await start('pages/home/home', 'home onReady')
  const look = async () => {
    const frame = await phone.frame()
    return [
      await phone.shell.evaluate(
        () => getComputedStyle(document.querySelector('header.bar') as Element).backgroundColor,
      ),
      await frame.evaluate(() => getComputedStyle(document.getElementById('theme') as Element).color),
      await frame.evaluate(() => getComputedStyle(document.body).backgroundColor),
    ]
  }
  const light = ['rgb(246, 246, 246)', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)']
  expect(await look()).toEqual(light)
  const theme = (name: string) =>
    phone.shell.evaluate(
      (it) => (window as unknown as { __phone: Themed }).__phone.inspector.switches.setTheme(it),
      name,
    )
  await theme('dark')
  expect(await look()).toEqual(['rgb(25, 25, 25)', 'rgb(255, 255, 255)', 'rgb(34, 34, 34)'])
  await theme('light')
  expect(await look()).toEqual(light)
  expect(await phone.log()).toEqual(
    expect.arrayContaining(['app onThemeChange dark', 'app onThemeChange light']),
  )
})

interface Themed {
  inspector: { switches: { setTheme(theme: string): void } }
}
