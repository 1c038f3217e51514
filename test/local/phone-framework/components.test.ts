import type MiniElement from 'miniprogram-automator/out/Element'
import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('components')
}, 120_000)
afterAll(() => phone?.stop())
afterEach(() => expect(phone.exceptions.splice(0)).toEqual([]))

type Custom = MiniElement & {
  callMethod(name: string, ...args: unknown[]): Promise<unknown>
  data(): Promise<unknown>
}

async function open(name: string): Promise<void> {
  await phone.log()
  await phone.open(`pages/${name}/${name}`)
}

async function call(name: string, ...args: unknown[]): Promise<unknown> {
  return (await phone.top()).callMethod(name, ...args)
}

async function on(selector: string): Promise<Custom> {
  return (await (await phone.top()).$(selector)) as Custom
}

describe('behaviors', () => {
  beforeAll(() => open('behaviors'))

  test('run their life-cycle functions before the component’s, each once, the base first', async () => {
    const names = ['deep', 'one', 'two', 'own']
    expect(await phone.log()).toEqual([
      ...names.map((it) => `${it} created`),
      ...names.map((it) => `${it} attached`),
    ])
  })

  test('merge objects, and the later wins otherwise', async () => {
    expect(await (await on('#own')).data()).toEqual({
      o: { deep: 1, x: 'deep', one: 1, two: 1, own: 1 },
      arr: [1, 2, 3],
      s: 'two',
      a: 0,
      p: 'own',
      filtered: 'p',
    })
    expect(await (await on('#own')).callMethod('called')).toEqual(['two', 'own', 'deep'])
  })

  test('share observers, with wildcards and paths', async () => {
    const own = await on('#own')
    const set = async (data: object) => {
      await own.callMethod('set', data)
      return phone.log()
    }
    const names = ['deep', 'one', 'two', 'own'].map((it) => `${it} observer`)
    await phone.log()
    expect(await set({ a: 1, s: 'x' })).toEqual([...names, 'both 1 x', 'all'])
    expect(await set({ 'o.own': 2 })).toEqual([
      'o.** {"deep":1,"x":"deep","one":1,"two":1,"own":2}',
      'o.own 2',
      'all',
    ])
    expect(await set({ o: { own: 3 } })).toEqual(['o.** {"own":3}', 'o.own 3', 'all'])
    expect(await set({ 'arr[0]': 3 })).toEqual(['arr[0] 3', 'all'])
    expect(await set({ a: 1 })).toEqual([...names, 'both 1 x', 'all'])
  })

  test('wx://component-export says what selectComponent gives', async () => {
    expect(await call('exported')).toEqual({ exported: 5 })
  })
})

test('relations link in order, move and unlink', async () => {
  await open('relations')
  expect(await phone.log()).toEqual([
    'ul attached 0',
    'li attached a',
    'ul linked a',
    'li linked a',
    'li attached b',
    'ul linked b',
    'li linked b',
    'li attached in view',
    'ul attached 0',
    'ul descendant deep',
  ])
  const page = await phone.top()
  await page.setData({ list: ['b', 'a'] })
  expect(await phone.log()).toEqual(['li moved b', 'ul changed b'])
  expect(await call('names')).toEqual(['b', 'a'])
  await page.setData({ list: ['c', 'a'] })
  expect(await phone.log()).toEqual([
    'li detached b',
    'ul unlinked b',
    'li unlinked b',
    'li attached c',
    'ul linked c',
    'li linked c',
  ])
  expect(await call('names')).toEqual(['c', 'a'])
})

describe('properties', () => {
  beforeAll(() => open('properties'))

  test('take the type that they are declared with', async () => {
    expect(await phone.evaluate('return getApp().attached')).toEqual({
      num: 12,
      str: '12',
      bool: true,
      bool2: false,
      arr: [],
      obj: null,
      any: 'x',
      opt: 5,
      filled: [1, { a: 1 }],
      noNumber: 0,
      camelCase: 'c',
      object: { a: 1, b: { deep: 1 } },
      watched: 3,
      named: 0,
      items: [],
      unknown: 0,
      _pureProperty: 1,
      _pure: 'pure',
    })
    expect(await phone.evaluate('return getApp().called')).toBe('called')
    expect(await (await on('#all')).callMethod('same')).toBe(true)
  })

  test('pure data is not drawn', async () => {
    expect(await (await on('#all')).text()).toBe('12||12')
  })

  test('have observers of their own, by function and by name', async () => {
    await phone.log()
    const all = await on('#all')
    await all.callMethod('set', { watched: 4, named: 1 })
    await all.callMethod('set', { watched: 4 })
    expect(await phone.log()).toEqual(['watched 4 3', 'named 1 0'])
  })

  test('convert what is set', async () => {
    const data = await (await on('#all')).callMethod('set', { num: '33', bool: 'x', str: null, arr: null })
    expect(data).toMatchObject({ num: 33, bool: true, str: '', arr: [] })
  })

  test('are copies', async () => {
    expect(await call('change')).toEqual([1, 1])
  })
})

describe('the order of things', () => {
  test('created from the inside, attached from the outside, then the page, then ready', async () => {
    await open('order')
    await phone.until(
      () => phone.evaluate<number>('return getApp().log.length'),
      (it) => it >= 19,
    )
    expect(await phone.log()).toEqual([
      'b created',
      'b inner observer null',
      'a created',
      'a observer 1',
      'b inner observer 1',
      'b created',
      'b slotted observer 1',
      'a attached',
      'b inner attached',
      'b slotted attached',
      'page onLoad',
      'page onShow',
      'a page show',
      'b inner page show',
      'b slotted page show',
      'a ready',
      'b inner ready',
      'b slotted ready',
      'page onReady',
    ])
  })

  test('setData and triggerEvent go through before they return', async () => {
    await call('fire')
    expect(await phone.log()).toEqual([
      'fire',
      'page heard',
      'a observer 2',
      'b inner observer 2',
      'b slotted observer 2',
      'page has set',
      'fired',
    ])
  })

  test('detached from the inside', async () => {
    const page = await phone.top()
    await page.setData({ on: false })
    expect(await phone.log()).toEqual(['b slotted detached', 'b inner detached', 'a detached'])
  })

  test('components hear of their page being hidden and shown', async () => {
    await (await phone.top()).setData({ on: true })
    await phone.until(
      () => phone.log(),
      (it) => it.includes('b slotted ready'),
    )
    await phone.go('navigateTo', 'pages/data/data')
    expect(await phone.log()).toEqual([
      'page onHide',
      'a page hide',
      'b inner page hide',
      'b slotted page hide',
    ])
    await phone.back()
    expect(await phone.log()).toEqual([
      'page onShow',
      'a page show',
      'b inner page show',
      'b slotted page show',
    ])
    await phone.open('pages/data/data')
    expect(await phone.log()).toEqual([
      'page onUnload',
      'b slotted detached',
      'b inner detached',
      'a detached',
    ])
  })
})

describe('slots', () => {
  beforeAll(() => open('slots'))
  const text = async (selector: string) => (await phone.text(selector)).replace(/\s/g, '')

  test('take content, text and all', async () => {
    expect(await text('#one')).toBe('[intooneword]')
  })

  test('have names when there are several', async () => {
    expect(await text('#many')).toBe('beforedynamic|middle|afterword')
    expect(await text('#nothing')).toBe('||')
  })

  test('are changed by name, with what is in them', async () => {
    await call('move')
    expect(await text('#many')).toBe('before|middle|afterchangeddynamic')
    expect(await text('#one')).toBe('[intoonechanged]')
  })

  test('generics say which component a tag is, or the default does', async () => {
    expect([await text('#generic'), await text('#default'), await text('#bare')]).toEqual([
      'row1;row2;',
      'other1;other2;',
      'bare',
    ])
  })

  test('a virtual host draws nothing of its own and hands class and style on', async () => {
    const frame = await phone.frame()
    const inner = await frame.evaluate(() => {
      const first = document.querySelector('#flex > *')
      return [
        first?.tagName,
        first?.className.includes('from-page'),
        getComputedStyle(first as Element).color,
      ]
    })
    expect(inner).toEqual(['WX-VIEW', true, 'rgb(1, 2, 3)'])
    const virtual = await on('#flex')
    await (await virtual.$('text'))?.tap()
    expect(await phone.shows('#tapped', 'tapped')).toBe('tapped 5')
  })
})

describe('finding nodes', () => {
  beforeAll(() => open('select'))

  test('selectComponent and selectAllComponents look in one’s own tree', async () => {
    expect(await call('select')).toEqual(['first', ['first', 'in slot'], 'box', null, null])
    expect(await call('inside')).toEqual([null, 'function', 'pages/select/box', 'box', '1'])
  })

  test('a selector query answers all questions in order, after the code has run', async () => {
    await phone.log()
    const [rect, items, scroll, viewport, input, none, nones, canvas, context] = (await call(
      'query',
    )) as never[]
    expect(await phone.log()).toEqual(['after exec', 'rect 20', 'exec'])
    expect(rect).toMatchObject({ id: 'item-2', dataset: { i: 2 }, width: 20, height: 20, left: 0, right: 20 })
    expect(items).toEqual(
      [1, 2, 3].map((it) => ({
        id: `item-${it}`,
        dataset: { i: it },
        mark: { m: it },
        width: it * 10,
        height: 20,
      })),
    )
    expect(scroll).toMatchObject({ id: 'scroll', scrollTop: 0, scrollHeight: 200, scrollLeft: 0 })
    expect(viewport).toMatchObject({ id: '', dataset: {}, scrollTop: 0, scrollLeft: 0 })
    expect(input).toEqual({ value: 'typed', color: 'rgb(1, 2, 3)', fontSize: '16px' })
    expect([none, nones]).toEqual([null, []])
    expect(canvas).toEqual({ node: 'function', width: 30, height: 20 })
    expect(context).toEqual({ context: null })
  })

  test('>>> goes into components', async () => {
    expect(await call('across')).toEqual([{ dataset: { of: 'box' } }, 1])
  })

  test('in(component) looks inside the component', async () => {
    expect(await call('inComponent')).toEqual([[{ dataset: { of: 'box' } }], null])
    expect(await call('afterSet')).toBe(20)
  })

  test('an intersection observer tells of thresholds and can be stopped', async () => {
    await phone.log()
    await call('observe')
    const log: string[] = []
    const more = async () => log.push(...(await phone.log()))
    await phone.mini.pageScrollTo(3000)
    await phone.until(more, () => log.some((it) => it.startsWith('far 1 ')))
    expect(log).toEqual(['far 1 far 1 10 number'])
    await phone.mini.pageScrollTo(0)
  })

  test('observeAll watches each node', async () => {
    await phone.log()
    await call('observeAll')
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (it) => it >= 3,
    )
    expect(log.sort()).toEqual(['item item-1', 'item item-2', 'item item-3'])
  })

  test('a media query observer tells at once and after a change', async () => {
    await phone.log()
    await call('media')
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (it) => it >= 2,
    )
    expect(log).toEqual(['media true', 'wide false'])
  })

  test('animate runs key frames and clearAnimation takes them back', async () => {
    await phone.log()
    await call('move')
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (it) => it >= 2,
    )
    expect(log).toEqual(['animated', 'cleared'])
    expect(await (await on('#moving')).style('opacity')).toBe('1')
  })
})

describe('setData', () => {
  beforeEach(() => open('data'))

  test('sets by path, making what is missing', async () => {
    expect(await call('paths')).toMatchObject({
      text: 'second',
      list: [{ n: 1 }, { n: 5 }, null, { n: 4 }],
      a: { b: { c: 'deep' } },
    })
    expect(await phone.shows('#shown', 'second')).toBe('second|5|deep|4|')
  })

  test('copies, so that nothing leaks into the view later', async () => {
    expect(await call('copies')).toEqual([1, 1])
    expect(await phone.text('#shown')).toBe('first|2||2|')
  })

  test('leaves undefined out with a warning, and keeps null and functions', async () => {
    const before = phone.logs.length
    expect(await call('undefineds')).toEqual(['first', false, null, 'function'])
    await phone.until(
      async () => phone.logs.length,
      (it) => it >= before + 2,
    )
    expect(phone.logs.slice(before)).toEqual([
      { type: 'warn', args: ['Setting data field "text" to undefined is invalid.'] },
      { type: 'warn', args: ['Setting data field "a.gone" to undefined is invalid.'] },
    ])
  })

  test('refuses what contains itself', async () => {
    await expect(call('cycle')).rejects.toThrow('circular')
  })

  test('is done at once in the data, and calls back when it is drawn', async () => {
    await phone.log()
    await call('order')
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (it) => it >= 5,
    )
    expect(log).toEqual(['sync y', 'promise', 'nextTick', 'timeout', 'callback y'])
  })

  test('reaches the view later: what a built-in tag tells comes after it has returned', async () => {
    await phone.log()
    await call('eventLater')
    const log: string[] = []
    await phone.until(
      async () => log.push(...(await phone.log())),
      (it) => it >= 2,
    )
    expect(log).toEqual(['set', 'told by the view'])
  })

  test('with the same object does not tell a property’s observer', async () => {
    await open('properties')
    const all = await on('#all')
    expect(await all.callMethod('sameAgain')).toBe(1)
  })

  test('refuses what is no object', async () => {
    await expect(call('wrong')).rejects.toThrow('setData only accepts an Object')
  })
})

test('model: binds a component’s property both ways', async () => {
  await open('properties')
  const model = await on('#model')
  await model.callMethod('set', { given: { deep: 5 } })
  expect(await (await phone.top()).data('modelled')).toEqual({ deep: 5 })
  await (await phone.top()).setData({ modelled: { deep: 6 } })
  expect(await model.data()).toEqual({ given: { deep: 6 } })
})

test('form fields of one’s own take part in the form', async () => {
  await open('forms')
  await phone.log()
  await (await on('#field')).callMethod('set', 'changed')
  await phone.tap('#submit')
  await (await (await on('#button')).$('.inner'))?.tap()
  const values = { mine: 'changed', inside: 'i', plain: 'p' }
  expect((await phone.log()).map((it) => JSON.parse(it) as unknown)).toEqual([values, values])
})
