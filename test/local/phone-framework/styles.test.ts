import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('styles')
}, 120_000)
afterAll(() => phone?.stop())
afterEach(() => expect(phone.exceptions.splice(0)).toEqual([]))

/** Which sheets reach the node with the class `mark` of each part: the sheet of app.wxss gives it a border above … */
async function marks(): Promise<Record<string, string>> {
  const frame = await phone.frame()
  return frame.evaluate(() => {
    const reach = (id: string): string => {
      const host = document.getElementById(id)
      const node = id === 'own' ? host : host?.querySelector('wx-view')
      const style = getComputedStyle(node as Element)
      const sheets = {
        app: style.borderTopWidth === '1px',
        base: style.borderBottomWidth === '2px',
        page: style.borderLeftWidth === '3px',
        shared: style.paddingRight === '14px',
        own: style.paddingLeft !== '0px',
      }
      return Object.entries(sheets)
        .filter(([, is]) => is)
        .map(([name]) => name)
        .join(' ')
    }
    return Object.fromEntries(
      ['own', 'isolated', 'apply', 'global', 'shared', 'json'].map((id) => [id, reach(id)]),
    )
  })
}

describe('styleIsolation', () => {
  test('of components says whose sheets reach into them, and whom theirs reach', async () => {
    await phone.open('pages/page/page')
    expect(await marks()).toEqual({
      own: 'app base page shared',
      isolated: 'own',
      apply: 'app base page shared own',
      global: 'app base page shared own',
      shared: 'app base page shared',
      json: 'app base page shared own',
    })
  })

  test('page-isolated keeps app.wxss out and the page’s sheet in', async () => {
    await phone.open('pages/isolated/isolated')
    const { own, apply, shared } = await marks()
    expect([own, apply, shared]).toEqual(['page', 'shared own', 'shared'])
  })

  test('page-apply-shared lets shared components reach the page', async () => {
    await phone.open('pages/apply/apply')
    const { own, isolated, apply, shared } = await marks()
    expect([own, isolated, apply, shared]).toEqual(['page shared', 'own', 'shared own', 'shared'])
  })

  test('page-shared shares both ways, without app.wxss', async () => {
    await phone.open('pages/shared/shared')
    const { own, isolated, apply, shared } = await marks()
    expect([own, isolated, apply, shared]).toEqual(['page shared', 'own', 'page shared own', 'page shared'])
  })
})

describe('sheets', () => {
  const css = async (selector: string, name: string): Promise<string> => {
    const frame = await phone.frame()
    return frame.evaluate(
      ([at, property]) =>
        getComputedStyle(document.querySelector(at as string) as Element).getPropertyValue(
          property as string,
        ),
      [selector, name],
    )
  }

  test('tag selectors of app.wxss reach everywhere, and what page {} says is inherited', async () => {
    await phone.open('pages/page/page')
    expect(await css('#isolated', 'margin-top')).toBe('7px')
    expect(await css('#isolated', '--from-app')).toBe('1')
  })

  test('external classes are the owner’s, through several components', async () => {
    await phone.open('pages/page/page')
    expect(await css('#external > wx-view:first-child', 'color')).toBe('rgb(250, 1, 2)')
    expect(await css('#external > wx-view:first-child', 'padding-left')).toBe('16px')
    expect(await css('#external > wx-view:last-child', 'font-size')).toBe('30px')
    expect(await css('#outer wx-view', 'color')).toBe('rgb(250, 1, 2)')
    expect(await css('#outer wx-view', 'padding-right')).toBe('17px')
  })

  test('rpx is a part of the width: in sheets, in style, in calc, but not in text', async () => {
    await phone.open('pages/look/look')
    expect([await css('#rpx', 'width'), await css('#rpx', 'height')]).toEqual(['50px', '25px'])
    expect(await css('.in-sheet', 'width')).toBe('60px')
    const frame = await phone.frame()
    const content = await frame.evaluate(
      () => getComputedStyle(document.querySelector('.after') as Element, '::after').content,
    )
    expect(content).toBe('"100rpx"')
  })

  test('rem follows page-meta, and page-style gives the page a style', async () => {
    expect(await css('.rem', 'width')).toBe('40px')
    expect(await css('body', '--from-meta')).toBe('5')
  })

  test('know ids, children, media, supports, key frames and !important', async () => {
    expect(await css('#named', 'height')).toBe('33px')
    expect(await css('#named > *', 'height')).toBe('11px')
    expect([await css('.rem', 'height'), await css('.rem', 'margin-left')]).toEqual(['44px', '5px'])
    expect(await css('.important', 'color')).toBe('rgb(0, 128, 0)')
    expect(await css('.keyed', 'animation-name')).toBe('grow')
  })

  test('class takes a list', async () => {
    expect(await (await (await phone.top()).$('#list'))?.attribute('class')).toMatch(/^x[ ,]y$/)
    expect(await css('#list', 'margin-left')).toBe('10px')
  })

  test('tags that nobody knows are drawn around their content, and warned of', async () => {
    const frame = await phone.frame()
    expect(await frame.evaluate(() => document.body.innerText)).toContain('unknown tags')
    expect(await frame.evaluate(() => document.querySelectorAll('div, b').length)).toBe(0)
    const { warnings } = phone.world.server.build()
    expect(warnings.map((it) => it.message)).toContainEqual(expect.stringContaining('<div> is neither'))
  })
})

test('animation="{{}}" runs the steps of wx.createAnimation', async () => {
  const page = await phone.open('pages/look/look')
  await page.callMethod('animate')
  const frame = await phone.frame()
  const seen = () =>
    frame.evaluate(() => {
      const { opacity, width, transform } = getComputedStyle(document.getElementById('animated') as Element)
      return [opacity, width, transform].join(' ')
    })
  expect(await phone.until(seen, (it) => it === '0.5 20px matrix(1, 0, 0, 1, 40, 0)')).toBeTruthy()
})
