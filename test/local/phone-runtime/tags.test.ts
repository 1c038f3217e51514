import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let phone: FixturePhone

beforeAll(async () => {
  world = await startFixtureWorld()
}, 120_000)
afterAll(() => world?.stop())
afterEach(() => phone?.close())

describe.each([
  ['a mouse', false],
  ['a finger', true],
])('with %s', (_, touch) => {
  const press = async (selector: string) => {
    const node = phone.page.locator(selector)
    await (touch ? node.tap() : node.click())
  }

  describe('a form', () => {
    beforeEach(async () => {
      phone = await world.open({ at: 'pages/forms/forms', touch })
    })

    test('gives the value of every field, those included that nobody touched', async () => {
      await press('#submit')
      expect(JSON.parse(await phone.reads('#submitted', '{'))).toEqual({
        name: '',
        model: '起',
        words: '初始',
        switch: true,
        radio: 'b',
        boxes: ['y'],
        slider: 30,
        picker: 1,
        date: '2026-05-06',
        time: '08:30',
      })
    })

    test('tells what is typed, takes the answer of bindinput and confirms with Enter', async () => {
      await press('#name')
      await phone.shell.keyboard.type('ax')
      expect(await phone.reads('#typed', '|')).toBe('ax|2')
      expect(await phone.page.locator('#name input').inputValue()).toBe('ay')
      await phone.shell.keyboard.press('Enter')
      expect(await phone.reads('#typed', 'confirm')).toBe('confirm ay')
    })

    test('writes back through model:value', async () => {
      await phone.page.locator('#model input').fill('改')
      expect(await phone.reads('#modelled', '改')).toBe('改')
    })

    test('changes a switch, radios and checkboxes, also by their labels', async () => {
      await press('#switch')
      expect(await phone.reads('#changed', 'switch')).toBe('switch=false')
      await press('#radio-label')
      expect(await phone.reads('#changed', 'radios')).toBe('radios="a"')
      expect(await phone.page.locator('#radio-b').getAttribute('aria-checked')).toBe('false')
      await press('#box-label')
      expect(await phone.reads('#changed', 'boxes')).toBe('boxes=["x","y"]')
      await press('#submit')
      expect(await phone.reads('#submitted', '"radio":"a"')).toContain('"boxes":["x","y"]')
    })

    test('picks from a list, a date and a time in a sheet', async () => {
      await press('#picker')
      await phone.shell.getByRole('option', { name: '三' }).click()
      await phone.shell.getByRole('button', { name: '确定' }).click()
      expect(await phone.reads('#changed', 'picker')).toBe('picker="2"')
      await press('#date')
      await phone.shell.getByRole('option', { name: '7日', exact: true }).click()
      await phone.shell.getByRole('button', { name: '确定' }).click()
      expect(await phone.reads('#changed', 'date')).toBe('date="2026-05-07"')
      await press('#time')
      await phone.shell.getByRole('button', { name: '取消' }).click()
      expect(await phone.page.locator('#changed').textContent()).toBe('date="2026-05-07"')
    })

    test('begins again by a reset button, and a disabled button does nothing', async () => {
      await press('#switch')
      await press('#box-label')
      await phone.page.locator('#words textarea').fill('别的')
      await press('#reset')
      expect(await phone.reads('#submitted', 'reset')).toBe('reset')
      await press('#submit')
      const values = JSON.parse(await phone.reads('#submitted', '{')) as object
      expect(values).toMatchObject({ switch: true, boxes: ['y'], words: '初始' })
      await phone.page.locator('#off').click({ force: true })
      expect(await phone.page.locator('#changed').textContent()).not.toContain('off')
    })
  })

  describe('a page of other tags', () => {
    beforeEach(async () => {
      phone = await world.open({ at: 'pages/tags/tags', touch })
    })

    test('hears a tap as WeChat tells it', async () => {
      await press('#hover')
      expect(JSON.parse((await phone.reads('#heard', 'tap')).slice(4))).toEqual({
        dataset: { n: 7 },
        id: 'hover',
        mark: { m: 3 },
        touches: 1,
        detail: ['x', 'y'],
      })
    })

    test('moves a swiper', async () => {
      const swiper = phone.page.locator('#swiper')
      await swiper.scrollIntoViewIfNeeded()
      const box = await swiper.boundingBox()
      if (!box) throw new Error('the swiper is not shown')
      await drag(phone, touch, box.x + 300, box.y + 40, -200)
      expect(await phone.reads('#heard', 'slide')).toContain(
        '{"current":1,"currentItemId":"","source":"touch"}',
      )
    })

    test('moves a movable-view within its area', async () => {
      const box = await phone.page.locator('#movable').boundingBox()
      if (!box) throw new Error('the movable-view is not shown')
      await drag(phone, touch, box.x + 20, box.y + 20, 500)
      expect(await phone.reads('#heard', 'move {"x":160')).toContain('"source":"touch"')
    })

    test('follows a navigator and comes back', async () => {
      await press('#link')
      expect(await phone.reads('#name', 'link')).toBe('link')
      await phone.shell.getByRole('button', { name: '返回' }).click()
      await phone.page.locator('#link').waitFor()
    })
  })
})

/** Drags sideways, in steps as a hand does. */
async function drag(on: FixturePhone, touch: boolean, x: number, y: number, by: number): Promise<void> {
  const steps = [0.1, 0.4, 0.7, 1].map((part) => x + by * part)
  if (!touch) {
    await on.shell.mouse.move(x, y)
    await on.shell.mouse.down()
    for (const at of steps) await on.shell.mouse.move(at, y)
    await on.shell.mouse.up()
    return
  }
  const devtools = await on.shell.context().newCDPSession(on.shell)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((px) => ({ x: px, y })) })
  await send('touchStart', [x])
  for (const at of steps) await send('touchMove', [at])
  await send('touchEnd', [])
}

describe('a page', () => {
  beforeEach(async () => {
    phone = await world.open({ at: 'pages/tags/tags' })
  })

  test('draws pictures, texts, rich text and hidden things as WeChat does', async () => {
    expect(await phone.page.locator('#lines').innerText()).toBe('一\n二')
    expect(await phone.page.locator('#decoded').textContent()).toBe('a<b \u00a0<')
    expect(await phone.page.locator('#rich').innerHTML()).toBe('<p style="color:red">富<b>文本</b></p>')
    expect(await phone.page.locator('#hidden').isVisible()).toBe(false)
    expect((await phone.page.locator('#picture').boundingBox())?.height).toBe(50)
    expect((await phone.page.locator('#hover').boundingBox())?.height).toBeGreaterThan(2 * (20 / 750) * 375)
  })

  test('is dressed by page-meta and navigation-bar', async () => {
    expect(await phone.shell.locator('.nav-title').textContent()).toBe('改过的标题')
    const ink = 'getComputedStyle(document.querySelector("#hover")).color'
    expect(await phone.page.locator('body').evaluate(ink)).toBe('rgb(179, 18, 42)')
    expect(
      await phone.page.locator('html').evaluate('getComputedStyle(document.documentElement).fontSize'),
    ).toBe('20px')
  })

  test('can be pressed by the keyboard, and tells roles and labels to a screen reader', async () => {
    await phone.page.getByRole('button', { name: '按这里' }).focus()
    await phone.shell.keyboard.press('Enter')
    expect(await phone.reads('#heard', 'tap')).toContain('"id":"hover"')
  })

  test('raises longpress in place of a tap', async () => {
    await phone.page.locator('#hover').click({ delay: 500 })
    expect(await phone.reads('#heard', 'longpress')).toBe('longpress ["x","y"]')
  })

  test('tells when one reaches the end of a scroll-view or of the page', async () => {
    await phone.page.locator('#scroller .wx-scroll-outer').evaluate((it) => it.scrollTo(0, 9999))
    expect(await phone.reads('#heard', 'lower')).toBe('lower {"direction":"bottom"}')
    await phone.page.locator('html').evaluate('window.scrollTo(0, 99999)')
    expect(await phone.reads('#heard', 'bottom {')).toBe('bottom {}')
  })

  test('asks before it gives a phone number away', async () => {
    await phone.page.locator('#phone').click()
    await phone.shell.getByRole('button', { name: '拒绝' }).click()
    expect(await phone.reads('#heard', 'phone')).toBe('phone {"errMsg":"getPhoneNumber:fail user deny"}')
    await phone.page.locator('#share').click()
    await phone.shell.getByRole('button', { name: '发送' }).click()
    await phone.shell.getByText('已转发：来看看').waitFor()
  })
})
