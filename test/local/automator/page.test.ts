import type Element from 'miniprogram-automator/out/Element'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import type Page from 'miniprogram-automator/out/Page'
import { go, startFixture, type FixtureWorld } from './fixtureWorld'

let fixture: FixtureWorld
let mini: MiniProgram
let page: Page

beforeAll(async () => {
  fixture = await startFixture()
  mini = fixture.mini
}, 120_000)
afterAll(() => fixture?.stop())

beforeEach(async () => {
  page = await go(mini, 'reLaunch', '/pages/main/main?x=1')
})

/** All that elements can do; the client's typings leave out what only some of them can. */
type AnyElement = Element & {
  [
    method in
      | 'callMethod'
      | 'data'
      | 'input'
      | 'scrollHeight'
      | 'scrollTo'
      | 'setData'
      | 'slideTo'
      | 'swipeTo'
      | 'moveTo'
  ]: (...args: unknown[]) => Promise<unknown>
}

/** The first element, which must be there. */
const one = (selector: string): Promise<AnyElement> => first(page, selector)

async function first(scope: Page | Element, selector: string): Promise<AnyElement> {
  const found = (await scope.$(selector)) as AnyElement | null
  if (!found) throw new Error(`no ${selector}`)
  return found
}

const idOf = (of: Page): unknown => (of as unknown as { id: unknown }).id

const texts = async (selector: string): Promise<string[]> => {
  const elements: Element[] = await page.$$(selector)
  return Promise.all(elements.map((element) => element.text()))
}

describe('pages', () => {
  test('the current page says its path and query and keeps its number', async () => {
    expect([page.path, page.query]).toEqual(['pages/main/main', { x: '1' }])
    expect(typeof idOf(page)).toBe('number')
    expect(await mini.currentPage()).toBe(page)
  })

  test('the stack is told from bottom to top', async () => {
    await go(mini, 'navigateTo', '/pages/detail/detail?id=5')
    expect((await mini.pageStack()).map(({ path }) => path)).toEqual([
      'pages/main/main',
      'pages/detail/detail',
    ])
  })

  test('going elsewhere gives a new page, going back the old one', async () => {
    const detail = await go(mini, 'navigateTo', '/pages/detail/detail?id=5')
    expect(await detail.data('id')).toBe('5')
    const other = await go(mini, 'redirectTo', '/pages/detail/detail?id=6')
    expect(idOf(other)).not.toBe(idOf(detail))
    await expect(detail.data()).rejects.toThrow('page destroyed')
    await mini.callWxMethod('navigateBack')
    expect(await mini.currentPage()).toBe(page)
    expect((await go(mini, 'switchTab', '/pages/tab/tab')).path).toBe('pages/tab/tab')
  })

  test("the client's own navigation arrives", async () => {
    expect((await mini.navigateTo('/pages/detail/detail?id=9'))?.path).toBe('pages/detail/detail')
  })

  test('data is read whole and by path, and written', async () => {
    expect(await page.data('deep.list[1].n')).toBe(2)
    await page.setData({ rows: ['x'] })
    expect((await page.data()).rows).toEqual(['x'])
    expect(await texts('.name')).toEqual(['x'])
  })

  test('methods are called, promises awaited, failures told', async () => {
    expect(await page.callMethod('add', 2, 3)).toBe(5)
    expect(await page.callMethod('later', 1)).toEqual({ a: 1 })
    await expect(page.callMethod('nope')).rejects.toThrow('page.nope not exists')
    await expect(page.callMethod('fails')).rejects.toThrow('as it should')
  })

  test('a page knows its size and how far it is scrolled', async () => {
    const { width, height } = await page.size()
    expect(width).toBe(375)
    expect(height).toBeGreaterThan(2000)
    await mini.pageScrollTo(120)
    expect(await page.scrollTop()).toBe(120)
  })

  test('waitFor waits for an element', async () => {
    await mini.evaluate(function () {
      setTimeout(function () {
        getCurrentPages()[0]!.setData({ rows: ['late one'] })
      }, 300)
    })
    await page.waitFor(async () => (await texts('.name'))[0] === 'late one')
    expect(await texts('.item')).toEqual(['late one'])
  })

  test('a page that is covered by another cannot be searched', async () => {
    await go(mini, 'navigateTo', '/pages/detail/detail')
    await expect(page.$$('view')).rejects.toThrow('page is not on top of page stack')
  })
})

describe('selectors', () => {
  test.each([
    ['#box', ['tapped 0']],
    ['.item .name', ['a', 'b', 'c']],
    ['.list > .item', ['a', 'b', 'c']],
    ['.item:nth-child(2) text', ['b']],
    ['view.red[data-key=k1]', ['tapped 0']],
    ['.name, #box', ['a', 'b', 'c', 'tapped 0']],
    ['.slotted', ['in slot']],
    ['my-card >>> .inner', ['one 0']],
    ['.inner', []],
  ])('%s finds %j', async (selector, expected) => {
    expect((await texts(selector)).sort()).toEqual([...expected].sort())
  })

  test('by XPath too', async () => {
    expect(await (await page.xpath('//view[@class="row item"][2]/text'))?.text()).toBe('b')
    expect(await page.getElementsByXpath('//text')).toHaveLength(3)
  })

  test('what is not there is null, and nothing in a list', async () => {
    expect(await page.$('.nowhere')).toBeNull()
    expect(await page.$$('.nowhere')).toEqual([])
  })

  test('the same node is the same element', async () => {
    expect(await page.$('#box')).toBe(await page.$('.red'))
  })

  test('an element searches below itself, a component inside itself', async () => {
    const list = await one('.list')
    expect(await list.$$('.name')).toHaveLength(3)
    expect(await list.$('#box')).toBeNull()
    expect(await (await first(await one('my-card'), '.inner')).text()).toBe('one 0')
  })
})

describe('elements', () => {
  test('say what they show, where, how large and how styled', async () => {
    const box = await one('#box')
    expect(box.tagName).toBe('view')
    expect(await box.text()).toBe('tapped 0')
    expect(await box.size()).toEqual({ width: 120, height: 40 })
    expect(await box.offset()).toEqual({ left: 0, top: 0 })
    expect(await box.style('color')).toBe('rgb(255, 0, 0)')
    expect(await box.attribute('class')).toBe('row red')
    expect(await box.attribute('data-key')).toBe('k1')
    expect(await box.attribute('nothing')).toBeNull()
  })

  test('write themselves as WXML', async () => {
    expect(await (await one('.item')).wxml()).toMatch(/^<text [^>]*class="name"[^>]*>a<\/text>$/)
    expect(await (await one('my-card')).outerWxml()).toMatch(/^<my-card .*one 0.*in slot.*<\/my-card>$/s)
  })

  test('are tapped as by a finger', async () => {
    const box = await one('#box')
    await box.tap()
    expect([await page.data('taps'), await page.data('event')]).toEqual([1, 'tap k1'])
    expect(await box.text()).toBe('tapped 1')
  })

  test('are pressed for long, which is no tap', async () => {
    await (await one('#box')).longpress()
    expect([await page.data('event'), await page.data('taps')]).toEqual(['longpress', 0])
  })

  test('hear a finger move, which is no tap either', async () => {
    const box = await one('#box')
    const at = (pageX: number) => ({
      touches: [{ identifier: 0, pageX, pageY: 10, clientX: pageX, clientY: 10 }],
      changedTouches: [{ identifier: 0, pageX, pageY: 10, clientX: pageX, clientY: 10 }],
    })
    await box.touchstart(at(10))
    await box.touchmove(at(60))
    expect(await page.data('event')).toBe('move 60')
    await box.touchend({ ...at(60), touches: [] })
    expect(await page.data('taps')).toBe(0)
  })

  test('raise events of their own, but no tap', async () => {
    await (await one('my-card')).trigger('done', { by: 'test' })
    expect(await page.data('event')).toBe('done {"by":"test"}')
    await (await one('#box')).trigger('tap')
    expect(await page.data('taps')).toBe(0)
    await (await one('#box')).dispatchEvent({ eventName: 'tap' })
    expect(await page.data('taps')).toBe(1)
  })

  test('of a page that is gone are gone', async () => {
    const box = await one('#box')
    await go(mini, 'reLaunch', '/pages/detail/detail')
    await expect(box.text()).rejects.toThrow('destroyed')
  })
})

describe('components and tags', () => {
  test('a component has data and methods', async () => {
    const card = await one('my-card')
    expect(await card.data()).toMatchObject({ title: 'one', n: 0 })
    expect(await card.data('a.b')).toBe(1)
    expect(await card.callMethod('inc', 5)).toBe(5)
    await expect(card.callMethod('nope')).rejects.toThrow('component.nope not exists')
    await card.setData({ n: 7 })
    expect(await (await first(card, '.inner')).text()).toBe('one 7')
    await (await first(card, '.inner')).tap()
    expect(await page.data('event')).toBe('done {"n":8}')
    expect(await card.property('title')).toBe('one')
    await expect(card.property('zz')).rejects.toThrow('my-card.zz not exists')
  })

  test('an input and a textarea are typed into', async () => {
    const field = await one('input')
    await field.input('hello')
    expect([await page.data('typed'), await page.data('event')]).toEqual(['hello', 'input hello'])
    expect(await field.value()).toBe('hello')
    await (await one('textarea')).input('two\nlines')
    expect(await page.data('memo')).toBe('two\nlines')
  })

  test('a switch is tapped', async () => {
    await (await one('switch')).tap()
    expect(await page.data('on')).toBe(true)
  })

  test('a slider is slid', async () => {
    await (await one('slider')).slideTo(60)
    expect(await page.data('level')).toBe(60)
  })

  test('a scroll-view scrolls', async () => {
    const view = await one('scroll-view')
    await view.scrollTo(0, 55)
    expect(await view.property('scrollTop')).toBe(55)
    expect(await view.scrollHeight()).toBe(500)
  })

  test('a swiper is swiped', async () => {
    await (await one('swiper')).swipeTo(2)
    await page.waitFor(async () => (await page.data('current')) === 2)
    expect(await page.data('event')).toMatch(/^swiped/)
  })

  test('a movable-view is moved', async () => {
    const mover = await one('movable-view')
    await mover.moveTo(30, 40)
    await page.waitFor(async () => (await mover.property('x')) === 30)
    expect(await mover.property('y')).toBe(40)
  })
})
