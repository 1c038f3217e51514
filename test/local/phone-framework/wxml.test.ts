import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('wxml')
}, 120_000)
afterAll(() => phone?.stop())

/** Every element's text at once, by id. */
async function texts(url: string): Promise<Record<string, string>> {
  await phone.open(url)
  const frame = await phone.frame()
  return frame.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[id]')].map((it) => [
        it.id,
        it.innerText.replace(/\s+/g, ' ').trim(),
      ]),
    ),
  )
}

describe('wx:for', () => {
  let shown: Record<string, string>
  beforeAll(async () => {
    shown = await texts('pages/lists/lists')
  })

  test('goes over lists, objects, strings and numbers', () => {
    expect(shown).toMatchObject({
      array: '0:甲;1:乙;',
      object: 'one=1;two=2;',
      string: '你,好,吗,',
      number: '0-0;1-1;2-2;',
      literal: '1;3;z;',
    })
  })

  test('draws nothing for null and undefined', () => {
    expect([shown['none'], shown['undefined']]).toEqual(['', ''])
  })

  test('nests, with names of one’s own for item and index', () => {
    expect(shown['nested']).toBe('0甲0x;0甲1y;')
  })

  test('moves nodes with their key *this instead of making new ones', async () => {
    await phone.open('pages/lists/lists')
    const frame = await phone.frame()
    await frame.evaluate(() => {
      document.querySelectorAll('.word').forEach((it, index) => it.setAttribute('x-was', String(index)))
    })
    await (await phone.top()).callMethod('swap')
    const was = () =>
      frame.evaluate(() => [...document.querySelectorAll('.word')].map((it) => it.getAttribute('x-was')))
    await phone.until(was, (it) => it.length === 4)
    expect(await was()).toEqual(['2', '0', '1', null])
  })
})

describe('wx:if and hidden', () => {
  test('choose one branch, with a comment between them too', async () => {
    expect(await texts('pages/lists/lists')).toMatchObject({ if: 'twoshown', falsy: 'none' })
  })

  test('hidden keeps the node and takes its place away', async () => {
    await phone.open('pages/lists/lists')
    const page = await phone.top()
    expect((await (await page.$('#hidden'))?.size())?.height).toBe(0)
    expect((await (await page.$('#visible'))?.size())?.height).toBeGreaterThan(0)
  })
})

describe('{{ }}', () => {
  test('shows null as a word and undefined as nothing, as WeChat does', async () => {
    expect((await texts('pages/lists/lists'))['texts']).toBe('0||null||true|2|3|[object Object]|p,q,r')
  })

  test('computes', async () => {
    const { math, deep, escapes } = await texts('pages/lists/lists')
    expect(math).toBe('4 big 1 -3 a3 three q r 2')
    expect(deep).toBe('end')
    expect(escapes).toBe('<b> & <i>')
  })
})

describe('template, import and include', () => {
  test('template takes data by spread, by name and in short', async () => {
    expect(await texts('pages/templates/templates')).toMatchObject({
      spread: '[甲/more]',
      named: '[题/1]',
      short: '[n/e]',
      own: 'local 题',
      scopeless: '[/]',
    })
  })

  test('template is chosen by an expression', async () => {
    expect((await texts('pages/templates/templates'))['dynamic']).toBe('odd 1;even 2;odd 3;')
  })

  test('an imported template uses what its own file imports', async () => {
    expect((await texts('pages/templates/templates'))['nested']).toBe('deep 题')
  })

  test('include copies with the data of the page', async () => {
    expect((await texts('pages/templates/templates'))['included']).toBe('included 题 123')
  })

  test('handlers inside a template are the page’s', async () => {
    await phone.open('pages/templates/templates')
    await phone.tap('#tap-me')
    expect(await phone.shows('#tapped', 'tapped')).toBe('tapped 7')
  })
})

describe('wxs', () => {
  test('runs in files and inline, with modules that require others', async () => {
    expect(await texts('pages/wxs/wxs')).toMatchObject({
      upper: 'AB!',
      join: 'x+y',
      price: '2.00 1970-1 true 19',
      constant: 'a constant 42 object',
      inline: '你好,ab 321',
      kinds: 'number,string,boolean,object,object,object,undefined,function',
    })
  })

  test('gives classes and styles', async () => {
    await phone.open('pages/wxs/wxs')
    const element = await (await phone.top()).$('#class')
    expect(await element?.attribute('class')).toBe('yes fixed')
    expect(await element?.style('width')).toBe('3px')
  })

  test('that throws is reported with its file and line, and the rest of the page is drawn', async () => {
    phone.exceptions.length = 0
    expect(await texts('pages/wxs/wxs')).toMatchObject({ fails: 'before after', end: 'end' })
    expect(phone.exceptions).toEqual([
      expect.objectContaining({ stack: expect.stringContaining('pages/wxs/tools.wxs:33:') }),
    ])
  })

  test('an unknown function or module is nothing', async () => {
    expect((await texts('pages/wxs/wxs'))['missing']).toBe('before after')
  })
})

test('model: binds both ways', async () => {
  await phone.open('pages/bindings/bindings')
  const page = await phone.top()
  const input = (await page.$('#text')) as unknown as { input(text: string): Promise<void> }
  await input.input('typed')
  await phone.tap('#on')
  expect(await phone.shows('#shown', 'typed|false')).toBe('typed|false|typed')
  await page.setData({ text: 'set' })
  const frame = await phone.frame()
  expect(await frame.inputValue('#text input')).toBe('set')
})
