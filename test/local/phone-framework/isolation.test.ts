import { FixturePhone } from './world'

let phone: FixturePhone

beforeAll(async () => {
  phone = await FixturePhone.start('isolation')
}, 120_000)
afterAll(() => phone?.stop())

const attempt = async (name: string): Promise<unknown> => (await phone.top()).callMethod('attempt', name)

describe('a page’s code does not reach the browser', () => {
  test('by name', async () => {
    expect(await attempt('typeofs')).toBe('undefined,undefined,undefined,undefined,undefined,undefined')
  })

  test.each(['functionThis', 'newFunction', 'plainThis', 'functionCallThis'])('by %s', async (name) => {
    expect(await attempt(name)).toBe('undefined')
  })

  test.each([
    'functionText',
    'evalText',
    'indirectEval',
    'constructor',
    'asyncConstructor',
    'generatorConstructor',
    'arrayConstructor',
    'wxConstructor',
    'appConstructor',
  ])('by %s', async (name) => {
    expect(await attempt(name)).toBe('EvalError')
  })

  test('by globalThis', async () => {
    expect(await attempt('globalThis')).toBe(',,true')
  })

  test('by what a timer calls it on, or text for a timer', async () => {
    expect(await (await phone.top()).callMethod('timerThis')).toBe('undefined')
    expect(await attempt('timerText')).toBe('0')
  })

  test('by a canvas or a picture of it', async () => {
    expect(await (await phone.top()).callMethod('fromCanvas')).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'EvalError',
    ])
  })

  test('by any name that this browser puts on its window', async () => {
    const names = await phone.shell.evaluate(() => {
      const all = new Set<string>()
      for (
        let at: object | null = window;
        at && at !== Object.prototype;
        at = Object.getPrototypeOf(at) as object | null
      )
        for (const name of Object.getOwnPropertyNames(at)) all.add(name)
      return [...all].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name))
    })
    const types = await phone.evaluate<Record<string, string>>(
      `return { ${names
        .filter((it) => it !== 'eval')
        .map((it) => `${JSON.stringify(it)}: typeof ${it}`)
        .join(', ')} }`,
    )
    const language = new Set(await phone.evaluate<string[]>('return Object.getOwnPropertyNames(globalThis)'))
    const reached = Object.entries(types).filter(
      ([name, type]) => type !== 'undefined' && !language.has(name),
    )
    expect(reached.map(([name]) => name).filter((name) => !ofTheLanguage.has(name))).toEqual([])
  })
})

/** ECMAScript's own that product code may well have. */
const ofTheLanguage = new Set(
  (
    'undefined constructor Atomics Iterator FinalizationRegistry SharedArrayBuffer SuppressedError DisposableStack ' +
    'AsyncDisposableStack Float16Array Temporal'
  ).split(' '),
)
