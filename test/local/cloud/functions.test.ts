import type { Caller, Cloud, FunctionLog } from '../../../local/cloud'
import { someone, temporaryFolder, testCloud, writeFunction } from './support/cloud'
import { sdk } from './support/sdk'

const folder = temporaryFolder()
const lines: FunctionLog[] = []
let cloud: Cloud

const withSdk = (body: string): string => `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const db = cloud.database()
  let calls = 0
  exports.main = async (event, context) => { calls++; ${body} }`

writeFunction(folder, 'echo', 'exports.main = async (event) => event')
writeFunction(folder, 'whoami', withSdk('return cloud.getWXContext()'))
writeFunction(
  folder,
  'nested',
  withSdk("return (await cloud.callFunction({ name: 'whoami', data: {} })).result"),
)
writeFunction(
  folder,
  'throws',
  "exports.main = () => { console.log('before'); throw new TypeError('too bad') }",
)
writeFunction(folder, 'rejects', 'exports.main = async () => { throw { code: 7 } }')
writeFunction(folder, 'spins', 'exports.main = () => { for (;;) {} }', { timeout: 0.2 })
writeFunction(folder, 'sleeps', 'exports.main = () => new Promise(() => {})', { timeout: 0.2 })
writeFunction(folder, 'exits', 'exports.main = () => process.exit(3)')
writeFunction(
  folder,
  'crashes',
  "exports.main = () => new Promise(() => setTimeout(() => { throw new Error('later') }))",
)
writeFunction(folder, 'broken', "throw new Error('does not load')")
writeFunction(folder, 'empty', 'exports.other = 1')
writeFunction(folder, 'nothing', 'exports.main = () => undefined')
writeFunction(folder, 'circular', 'exports.main = () => { const a = {}; a.a = a; return a }')
writeFunction(folder, 'large', "exports.main = () => 'x'.repeat(1024 * 1024)")
writeFunction(
  folder,
  'hungry',
  'exports.main = () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)) }',
  {
    memory: 64,
  },
)
writeFunction(
  folder,
  'settings',
  'exports.main = (event, context) => ({ city: process.env.CITY, context })',
  {
    timeout: 5,
    memory: 128,
    envVariables: { CITY: '广州' },
  },
)
writeFunction(
  folder,
  'time',
  'exports.main = () => [Date.now(), +new Date(), new Date(0) instanceof Date, new Date(5).getTime()]',
)
writeFunction(folder, 'counts', 'let calls = 0; exports.main = () => ++calls')
writeFunction(
  folder,
  'slow',
  'let running = 0; exports.main = async () => { running++; await new Promise((r) => setTimeout(r, 20)); return running-- }',
)
writeFunction(
  folder,
  'adds',
  withSdk("await db.collection('things').add({ data: { by: cloud.getWXContext().OPENID } }); return calls"),
)

beforeAll(async () => {
  cloud = await testCloud({ functionsDir: folder, onLog: (line) => void lines.push(line), maxInstances: 2 })
})
afterAll(() => cloud.stop())

const call = (name: string, event: unknown = {}, caller: Caller = someone): Promise<unknown> =>
  cloud.invoke(name, event, caller).then(({ result }) => result)

describe('calling a function', () => {
  test('hands the event over and brings the result back, as JSON', async () => {
    const result = await call('echo', { a: [1, { b: '中' }], gone: undefined })
    expect(result).toEqual({ a: [1, { b: '中' }], userInfo: { appId: 'wxTest', openId: 'oSomeone' } })
    expect(await call('nothing')).toBeNull()
  })

  test('takes the identity from the caller, not from the event', async () => {
    const forged = { OPENID: 'oForged', userInfo: { openId: 'oForged' }, WX_OPENID: 'oForged' }
    expect(await call('whoami', forged)).toMatchObject({ OPENID: 'oSomeone', APPID: 'wxTest' })
    expect(await call('echo', forged)).toMatchObject({ userInfo: { openId: 'oSomeone' } })
  })

  test('keeps callers apart who call at the same time', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `oPerson${i}`)
    const results = await Promise.all(ids.map((openid) => call('whoami', {}, { openid, appid: 'wxTest' })))
    expect(results.map((result) => (result as { OPENID: string }).OPENID)).toEqual(ids)
  })

  test('keeps the caller when one function calls another', async () => {
    expect(await call('nested', {}, { openid: 'oOuter', appid: 'wxTest' })).toMatchObject({
      OPENID: 'oOuter',
    })
  })

  test('works through the SDK as well, for the caller of sdkEnv', async () => {
    const { result } = await sdk().callFunction({ name: 'whoami', data: {} })
    expect(result).toMatchObject({ OPENID: 'oSomeone' })
  })

  test('serves one call at a time in each instance, and no more instances than allowed', async () => {
    const running = await Promise.all(Array.from({ length: 12 }, () => call('slow')))
    expect(running).toEqual(Array.from({ length: 12 }, () => 1))
  })

  test('keeps instances warm', async () => {
    expect([await call('counts'), await call('counts'), await call('counts')]).toEqual([1, 2, 3])
  })

  test('says which invocation a request of the SDK belonged to', async () => {
    const before = cloud.requests().length
    const { requestId } = await cloud.invoke('adds', {}, someone)
    const added = cloud.requests().slice(before)
    expect(added.map(({ action, invocationId }) => [action, invocationId])).toEqual([
      ['database.insertDocument', requestId],
    ])
  })

  test('gives settings from config.json', async () => {
    const result = await call('settings')
    expect(result).toMatchObject({
      city: '广州',
      context: { memory_limit_in_mb: 128, time_limit_in_ms: 5000, function_name: 'settings' },
    })
  })
})

describe('a function that fails', () => {
  const failure = (name: string, event: unknown = {}): Promise<unknown> =>
    call(name, event).then(
      () => 'succeeded',
      (error: unknown) => error,
    )

  test.each([
    ['throws', -504002, 'TypeError: too bad'],
    ['rejects', -504002, 'code: 7'],
    ['spins', -504003, 'Invoking task timed out after 0.2 seconds'],
    ['sleeps', -504003, 'Invoking task timed out after 0.2 seconds'],
    ['exits', -504002, 'exited'],
    ['crashes', -504002, 'later'],
    ['broken', -504002, 'does not load'],
    ['empty', -504002, 'exports no main'],
    ['circular', -504002, 'circular'],
    ['large', -504002, 'larger than'],
    ['hungry', -504003, '64 MB'],
    ['missing', -501000, 'missing could not be found'],
    ['../echo', -501000, 'could not be found'],
  ])('%s: fails with %i', async (name, errCode, text) => {
    const error = await failure(name)
    expect(error).toMatchObject({ errCode, errMsg: expect.stringContaining(text) })
    expect(error).toMatchObject({
      errMsg: expect.stringContaining(`cloud.callFunction:fail Error: errCode: ${errCode} `),
    })
  })

  test('can be called again after each kind of failure', async () => {
    for (const name of ['throws', 'spins', 'exits', 'crashes']) {
      await failure(name)
      expect(await failure(name)).toMatchObject({ errCode: expect.any(Number) })
    }
  })

  test('is told from a request that is too large', async () => {
    expect(await failure('echo', { text: 'x'.repeat(2 * 1024 * 1024) })).toMatchObject({
      errMsg: expect.stringContaining('larger than 100 KB'),
    })
    expect(await call('echo', { text: 'x'.repeat(90 * 1024) })).toMatchObject({ text: expect.any(String) })
  })

  test('is told to a calling function by its code', async () => {
    const calling = sdk().callFunction({ name: 'throws', data: {} })
    await expect(calling).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -1 })
  })

  test('leaves what it printed, and what it died of, under its request id', async () => {
    const error = (await failure('throws')) as { requestID: string }
    const printed = cloud.logs(error.requestID).map(({ level, text }) => [level, text.split('\n')[0]])
    expect(printed).toEqual([
      ['log', 'before'],
      ['uncaught', 'TypeError: too bad'],
    ])
    expect(lines).toContainEqual(expect.objectContaining({ requestId: error.requestID, text: 'before' }))
  })
})

describe('time', () => {
  afterEach(() => {
    cloud.clock.resume()
    cloud.clock.set(Date.now())
  })

  test('is the clock of the cloud, in functions that are warm already too', async () => {
    await call('time')
    cloud.clock.freeze(Date.UTC(2030, 0, 1))
    expect(await call('time')).toEqual([Date.UTC(2030, 0, 1), Date.UTC(2030, 0, 1), true, 5])
    cloud.clock.advance(60_000)
    expect(await call('time')).toEqual([Date.UTC(2030, 0, 1, 0, 1), Date.UTC(2030, 0, 1, 0, 1), true, 5])
  })

  test('moves on by itself unless it is frozen', async () => {
    cloud.clock.set(Date.UTC(2031, 5, 1))
    const [now] = (await call('time')) as [number]
    expect(now - Date.UTC(2031, 5, 1)).toBeGreaterThanOrEqual(0)
    expect(now - Date.UTC(2031, 5, 1)).toBeLessThan(60_000)
  })

  test('is what the server writes for a server date', async () => {
    cloud.clock.freeze(Date.UTC(2032, 1, 3))
    const db = sdk().database()
    const { _id } = await db.collection('things').add({ data: { at: db.serverDate({ offset: 5 }) } })
    const { data } = await db.collection('things').doc(_id).get()
    expect(data).toMatchObject({ at: new Date(Date.UTC(2032, 1, 3) + 5) })
  })
})

test('reloading takes the new bundle for later calls and lets running ones finish', async () => {
  writeFunction(
    folder,
    'changing',
    "exports.main = async () => { console.log('running'); await new Promise((r) => setTimeout(r, 100)); return 1 }",
  )
  const running = call('changing')
  while (!lines.some((line) => line.function === 'changing')) await new Promise((done) => setTimeout(done, 5))
  writeFunction(folder, 'changing', 'exports.main = () => 2')
  cloud.reloadFunctions()
  expect([await call('changing'), await running]).toEqual([2, 1])
})
