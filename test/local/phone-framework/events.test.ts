import type MiniElement from 'miniprogram-automator/out/Element'
import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('events')
}, 120_000)

/** What taps on an element led to. */
async function tapped(selector: string): Promise<string[]> {
  await phone.log()
  await phone.tap(selector)
  return phone.log()
}

describe('bind and catch', () => {
  beforeAll(() => phone.open('pages/kinds/kinds'))

  test.each([
    ['bind climbs', '#bind-inner', ['inner', 'outer']],
    ['bind: climbs', '#colon-inner', ['inner', 'outer']],
    ['catch ends the climb', '#catch-inner', ['inner']],
    ['catch: ends the climb', '#catch-colon', ['inner']],
    ['capture-bind goes down first', '#capture-inner', ['capture outer', 'capture inner', 'inner', 'outer']],
    ['capture-catch ends it on the way down', '#capture-catch', ['capture outer']],
    ['mut-bind runs once, other handlers all the same', '#mut-inner', ['mut inner', 'middle']],
    ['a handler is named by an expression', '#dynamic', ['dynamic']],
    ['an empty handler does nothing', '#empty', []],
    ['a handler that is not there does nothing', '#unknown', []],
    ['a handler that returns false ends nothing', '#returns-false', ['returns false', 'outer']],
  ])('%s', async (_name, selector, expected) => {
    expect(await tapped(selector)).toEqual(expected)
  })

  test('a long press takes the place of the tap where it is listened to', async () => {
    const element = (await (await phone.top()).$('#press')) as MiniElement
    await element.longpress()
    expect(await phone.log()).toEqual(['touchstart', 'longpress', 'touchend'])
  })

  test('an event has plain fields, data-* in camel case, marks of all around, and copies', async () => {
    const [fields = '{}', still] = await tapped('#fields-inner')
    expect(JSON.parse(fields)).toEqual({
      type: 'tap',
      target: ['fields-inner', { own: '1' }],
      current: ['fields-outer', { object: { deep: { n: 1 } }, camelCase: 'a', camelcase: 'b', n: 5 }],
      mark: { outer: 'o', both: 'inner', inner: 5 },
      detail: ['number', 'number'],
      touches: 1,
      changed: ['clientX', 'clientY', 'force', 'identifier', 'pageX', 'pageY'],
      stamp: 'number',
      offset: 'number',
    })
    expect(still).toBe('still 1')
  })
})

test('a component hears of its own exceptions by the life-cycle error', async () => {
  await phone.open('pages/kinds/kinds')
  await phone.log()
  const fails = (await (await phone.top()).$('#fails')) as MiniElement
  await (await fails.$('.press'))?.tap()
  expect(await phone.log()).toEqual(['error in a component'])
  await phone.until(
    async () => phone.exceptions.length,
    (it) => it > 0,
  )
  expect(phone.exceptions.splice(0).map(({ message }) => message)).toEqual(['in a component'])
})

describe('wxs handlers', () => {
  beforeEach(() => phone.open('pages/wxs/wxs'))

  test('move nodes without the page’s code, keep a state, and tell it at the end', async () => {
    await phone.log()
    const page = await phone.top()
    const area = (await page.$('#area')) as MiniElement
    const at = (pageX: number) => {
      const touches = [{ identifier: 0, pageX, pageY: 10, clientX: pageX, clientY: 10 }]
      return { touches, changedTouches: touches } as never
    }
    await area.touchstart(at(20))
    await area.touchmove(at(50))
    const box = (await page.$('#box')) as MiniElement
    expect([await box.style('margin-left'), await box.style('opacity')]).toEqual(['30px', '0.5'])
    await area.touchend(at(50))
    const log = await phone.until(
      () => phone.log(),
      (it) => it.length > 0,
    )
    expect(JSON.parse(log[0]?.replace('ended ', '') ?? '')).toEqual({
      has: true,
      not: false,
      all: 2,
      dataset: { a: '1' },
      count: 1,
      width: 50,
      color: 'rgb(1, 2, 3)',
      own: 'mine',
    })
    expect(log).not.toContain('bubbled')
  })

  test('hear of a changed attribute after it was set, and not when it is the same', async () => {
    await phone.until(
      () => phone.log(),
      (it) => it.length > 0,
    )
    await (await phone.top()).callMethod('change')
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (length) => length > 1,
    )
    expect(log).toEqual(['set', 'changed {"now":2,"before":1,"own":"heard"}'])
  })

  test('hear of an attribute when it is first set', async () => {
    const log = await phone.until(
      () => phone.log(),
      (it) => it.length > 0,
    )
    expect(log).toEqual(['changed {"now":1,"before":"undefined","own":"heard"}'])
  })

  test('in a component act on the component', async () => {
    const inner = (await (await phone.top()).$('#inner')) as MiniElement
    await (await inner.$('.press'))?.tap()
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      () => log.includes('framed'),
    )
    expect(log).toContain('fromwxs {"a":1}inner')
    expect(await inner.style('color')).toBe('rgb(9, 8, 7)')
  })
})

describe('triggerEvent', () => {
  let outer: MiniElement
  let deep: MiniElement
  beforeAll(async () => {
    const page = await phone.open('pages/custom/custom')
    outer = (await page.$('#outer')) as MiniElement
    deep = (await outer.$('#deep')) as MiniElement
  })

  const told = async (element: MiniElement, name: string, options?: object): Promise<string[]> => {
    await phone.log()
    await (element as unknown as { callMethod(...args: unknown[]): Promise<unknown> }).callMethod(
      'tell',
      name,
      options,
    )
    return phone.log()
  }

  test('stays with the component unless it bubbles', async () => {
    expect(await told(outer, 'plain')).toEqual(['page plain outer {"n":1}'])
  })

  test('bubbles up its own tree, and out of it only when composed', async () => {
    expect(await told(deep, 'bubbles', { bubbles: true })).toEqual(['outer bubbles deep'])
    expect(await told(deep, 'composed', { bubbles: true, composed: true })).toEqual([
      'outer composed deep',
      'page composed outer "text"',
      'around composed outer',
    ])
  })

  test('has a capture phase only when asked to', async () => {
    expect(await told(outer, 'captured')).toEqual(['page captured outer {"n":1}'])
    expect(await told(outer, 'captured', { bubbles: true, capturePhase: true })).toEqual([
      'captured outer',
      'page captured outer {"n":1}',
    ])
  })

  test('may have a name with a dash', async () => {
    expect(await told(outer, 'with-dash')).toEqual(['page with-dash outer {"n":1}'])
    expect(await told(outer, 'plain-dash')).toEqual(['page plain-dash outer {"n":1}'])
  })

  test('of content in a slot passes the component around it only when composed', async () => {
    const inSlot = (await (await phone.top()).$('#in-slot')) as MiniElement
    expect(await told(inSlot, 'bubbles', { bubbles: true })).toEqual([
      'in slot bubbles in-slot',
      'page bubbles in-slot "text"',
    ])
    expect(await told(inSlot, 'bubbles', { bubbles: true, composed: true })).toEqual([
      'in slot bubbles in-slot',
      'around slot bubbles',
      'page bubbles in-slot "text"',
    ])
  })
})

afterAll(async () => {
  await phone?.stop()
  expect(phone.exceptions).toEqual([])
})
