import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Cloud, FunctionLog, InvocationRecord } from '../../../local/cloud'
import { temporaryFolder, testCloud, writeFunction } from './support/cloud'
import { control } from './support/control'
import { startInVain, startProcess } from './support/process'
import { sdk } from './support/sdk'

const folder = temporaryFolder()
let cloud: Cloud

writeFunction(folder, 'time', 'exports.main = () => Date.now()')
writeFunction(
  folder,
  'talks',
  `exports.main = (event) => { console.log('said', event.word); if (event.word === 'bad') throw new Error('bad word') }`,
)
writeFunction(folder, 'counts', 'let calls = 0; exports.main = () => ++calls')
writeFunction(
  folder,
  'writes',
  `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ text }) => (await cloud.database().collection('things').add({ data: { text } }))._id`,
)
writeFunction(folder, 'hourly', `exports.main = () => 1`, {
  triggers: [{ name: 'hourly', type: 'timer', config: '0 0 * * * * *' }],
})

beforeAll(async () => (cloud = await testCloud({ functionsDir: folder, maxInstances: 1 })))
afterAll(() => cloud.stop())

const get = <T>(path: string): Promise<T> => control<T>(cloud, 'GET', path)
const post = <T>(path: string, body?: unknown): Promise<T> => control<T>(cloud, 'POST', path, body)
const invoke = (
  name: string,
  event: object = {},
): Promise<{ result: unknown; requestId: string; error?: object }> => post('invoke', { name, event })

describe('the control', () => {
  const status = async (headers: object, path = 'clock'): Promise<number | undefined> => {
    const sending = request(cloud.control.url + path, { headers: { ...headers } })
    sending.end()
    const [response] = (await once(sending, 'response')) as [IncomingMessage]
    response.resume()
    return response.statusCode
  }
  const authorization = (): string => `Bearer ${cloud.control.token}`

  test('needs its token', async () => {
    expect(await status({ authorization: authorization() })).toBe(200)
    expect(await status({})).toBe(401)
    expect(await status({ authorization: `${authorization()}x` })).toBe(401)
    expect(await status({ authorization: authorization().toUpperCase() })).toBe(401)
  })

  test('is not served under another name, which a page could have made point here', async () => {
    const host = (name: string): object => ({ authorization: authorization(), host: name })
    expect(await status(host('evil.example'))).toBe(403)
    expect(await status(host(`127.0.0.1.evil.example:${new URL(cloud.url).port}`))).toBe(403)
    expect(await status(host(`localhost:${new URL(cloud.url).port}`))).toBe(200)
  })

  test('is not served to other pages, whatever they know', async () => {
    const from = (origin: string): object => ({ authorization: authorization(), origin })
    expect(await status(from('http://evil.example'))).toBe(403)
    expect(await status(from('null'))).toBe(403)
    expect(await status(from(new URL(cloud.url).origin))).toBe(200)
  })

  test.each(['//', '//control/clock', 'http://[', '/control/%', '/control/../admin', '/console/%00', '*'])(
    'the target %s is refused, and nothing falls over',
    async (target) => {
      const sending = request({ port: new URL(cloud.url).port, host: '127.0.0.1', path: target })
      sending.end()
      const [response] = (await once(sending, 'response')) as [IncomingMessage]
      response.resume()
      expect(response.headers['content-type']).toContain('application/json')
      expect(await status({ authorization: authorization() })).toBe(200)
    },
  )

  test('has another token in every run', async () => {
    const other = await testCloud()
    expect(other.control.token).not.toBe(cloud.control.token)
    await other.stop()
    Object.assign(process.env, cloud.sdkEnv())
  })

  test.each<['GET' | 'POST' | 'PUT', string, unknown, string]>([
    ['GET', 'nothing', undefined, '404 There is no GET'],
    ['POST', 'clock', { set: 'noon' }, '400 An instant is'],
    ['POST', 'clock', { advance: -1 }, '400 advance must'],
    ['POST', 'clock', [], '400 The body must be'],
    ['POST', 'faults', { action: 'x', effect: 'explode' }, '400 the effect'],
    ['POST', 'faults', { effect: 'fail' }, '400 a fault needs an action'],
    ['POST', 'faults', { action: 'x', effect: 'fail', nth: 0 }, '400 nth and times'],
    ['POST', 'faults', { action: 'x', effect: 'delay' }, '400 a delay needs ms'],
    ['POST', 'consents', { openid: 'o' }, '400 templateId must'],
    ['PUT', 'rules', { rules: [{ kind: 'text' }] }, '400 rules must be'],
    ['POST', 'timers/run', { function: 'hourly', name: 'daily' }, '404 There is no such timer'],
    ['GET', 'documents?collection=none', undefined, '400 [ResourceNotFound]'],
    ['GET', 'documents?collection=things&skip=-1', undefined, '400 skip must'],
    ['POST', 'import-folder', { folder: '/nowhere' }, '400 The folder /nowhere holds no export'],
  ])('answers %s %s %j with a sentence', async (method, path, body, sentence) => {
    await expect(control(cloud, method, path, body)).rejects.toThrow(sentence)
  })
})

describe('the clock', () => {
  afterEach(() => cloud.reset())

  test('can be set, frozen, moved on and let go, and functions live by it', async () => {
    const at = Date.parse('2027-01-01T00:00:00Z')
    expect(await post('clock', { freeze: true, set: '2027-01-01T00:00:00Z' })).toEqual({
      now: at,
      frozen: true,
    })
    expect((await invoke('time')).result).toBe(at)
    expect(await post('clock', { advance: 60_000 })).toEqual({ now: at + 60_000, frozen: true })
    const moving = await post<{ now: number; frozen: boolean }>('clock', { unfreeze: true })
    expect(moving.frozen).toBe(false)
    expect(moving.now).toBeGreaterThanOrEqual(at + 60_000)
  })

  test('fires timers when it is moved on, and answers when they have run', async () => {
    await post('clock', { freeze: '2027-01-01T00:10:00Z' })
    expect(await get('timers')).toMatchObject([{ name: 'hourly', next: Date.parse('2027-01-01T01:00:00Z') }])
    await post('clock', { advance: 2 * 3_600_000 })
    expect(await get('timers/runs')).toMatchObject([{ name: 'hourly', error: '' }, { name: 'hourly' }])
    await post('timers/run', { function: 'hourly', name: 'hourly' })
    expect(await get('timers/runs?name=hourly')).toHaveLength(3)
  })
})

describe('looking up', () => {
  test('what a call printed, by its request', async () => {
    const [one, two] = [await invoke('talks', { word: 'one' }), await invoke('talks', { word: 'bad' })]
    expect(two.error).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('bad word') })
    expect(await get<FunctionLog[]>(`logs?requestId=${one.requestId}`)).toMatchObject([
      { level: 'log', text: 'said one' },
    ])
    expect(await get<FunctionLog[]>(`logs?requestId=${two.requestId}`)).toMatchObject([
      { level: 'log', text: 'said bad' },
      { level: 'uncaught', text: expect.stringContaining('bad word') },
    ])
    const calls = await get<InvocationRecord[]>('invocations?function=talks')
    expect(calls.slice(-2)).toMatchObject([
      { requestId: one.requestId, error: '', openid: 'oLocal', ms: expect.any(Number) },
      { requestId: two.requestId, error: 'Error: bad word' },
    ])
  })

  test('which requests a call made', async () => {
    const { requestId } = await invoke('writes', { text: 'x' })
    expect(await get(`requests?invocationId=${requestId}`)).toMatchObject([
      { action: 'database.insertDocument' },
    ])
  })

  test('collections and their documents, page by page and by id', async () => {
    await cloud.reset()
    const ids = ['a1', 'a2', 'b1']
    for (const _id of ids)
      await sdk()
        .database()
        .collection('things')
        .add({ data: { _id, n: 1.5 } })
    expect(await get('collections')).toEqual([
      { name: 'others', count: 0, indexes: [] },
      { name: 'things', count: 3, indexes: [] },
    ])
    const document = (_id: string): object => ({ _id, n: { $numberDouble: '1.5' } })
    expect(await get('documents?collection=things&limit=2')).toEqual({
      total: 3,
      list: [document('a1'), document('a2')],
    })
    expect(await get('documents?collection=things&limit=2&skip=2')).toEqual({
      total: 3,
      list: [document('b1')],
    })
    expect(await get('documents?collection=things&id=a')).toMatchObject({ total: 2 })
  })

  test('consents, which it can grant and take back, and rules and phone numbers', async () => {
    await post('consents', { openid: 'oA', templateId: 'T', count: 2 })
    await post('consents', { openid: 'oA', templateId: 'T', count: -1 })
    expect(await get('consents?openid=oA')).toEqual([{ openid: 'oA', templateId: 'T', count: 1 }])
    const rules = [{ kind: 'text', match: 'x', suggest: 'risky', label: 20001 }]
    await control(cloud, 'PUT', 'rules', { rules })
    expect(await get('rules')).toEqual(rules)
    expect(await post('phone-codes', { phoneNumber: '13800138000' })).toEqual({ code: expect.any(String) })
  })
})

describe('a reset', () => {
  test('leaves declared collections with nothing in them, no files, messages or faults, and the time of the machine', async () => {
    const before = Date.now()
    await sdk().database().createCollection('undeclared')
    await invoke('writes', { text: 'x' })
    await cloud.storage.put('a.txt', (await import('node:stream')).Readable.from(['x']))
    await post('consents', { openid: 'oA', templateId: 'T' })
    await post('faults', { action: 'database.*', effect: 'fail' })
    await post('clock', { freeze: 1_000 })
    await invoke('counts')
    await post('reset')
    expect(await get('')).toMatchObject({
      frozen: false,
      files: 0,
      collections: [
        { name: 'others', count: 0 },
        { name: 'things', count: 0 },
      ],
    })
    for (const path of ['consents', 'faults', 'messages', 'invocations']) expect(await get(path)).toEqual([])
    expect(cloud.clock.now()).toBeGreaterThanOrEqual(before)
    expect((await invoke('counts')).result).toBe(1)
  })

  test('ends transactions: they do not write into the new world', async () => {
    const transaction = await sdk().database().startTransaction()
    await transaction.collection('things').add({ data: { _id: 'late' } })
    await post('reset')
    await expect(transaction.commit()).rejects.toThrow('TransactionNotExist')
    expect(await get('documents?collection=things')).toMatchObject({ total: 0 })
  })
})

test('what is wrong with the arguments is said in a sentence', async () => {
  const [nowhere, unknown, file] = await Promise.all([
    startInVain('--memory', '--functions', join(folder, 'nowhere')),
    startInVain('--memory', '--colour', 'red'),
    startInVain('--memory', '--functions', join(folder, 'time', 'index.js')),
  ])
  expect(nowhere).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^The folder of functions .* is not there/),
  })
  expect(unknown).toMatchObject({ code: 1, said: expect.stringMatching(/^Unknown option '--colour'/) })
  expect(file).toMatchObject({ code: 1, said: expect.stringContaining('is not there') })
})

test('a program that starts the cloud is told where its control is', async () => {
  const child = await startProcess('--memory', '--functions', folder)
  expect(child.control).toEqual({ url: child.url.replace('/admin', '/control/'), token: expect.any(String) })
  expect(await control(child, 'POST', 'invoke', { name: 'talks', event: {} })).toMatchObject({ result: null })
  expect(await child.end('SIGTERM')).toBe(0)
  Object.assign(process.env, cloud.sdkEnv())
})
