import { Agent, request } from 'node:http'
import fc from 'fast-check'
import type { Cloud } from '../../../local/cloud'
import { testCloud } from './support/cloud'
import { sdk } from './support/sdk'

let cloud: Cloud

beforeAll(async () => {
  cloud = await testCloud({ limits: { requestBytes: 300_000, requestLog: 50 } })
})
afterAll(() => cloud.stop())

interface Answer {
  status: number
  body: { code?: string; message?: string; requestId?: string; data?: Record<string, unknown> }
}

interface Options {
  method?: string
  path?: string
  headers?: Record<string, string>
  agent?: Agent
}

function send(
  body: string | Buffer,
  { method = 'POST', path = '/admin', headers = {}, agent }: Options = {},
  to = cloud,
): Promise<Answer> {
  const { port } = new URL(to.url)
  return new Promise((done, fail) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent }, (incoming) => {
      let text = ''
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()))
      incoming.on('end', () =>
        done({ status: incoming.statusCode ?? 0, body: JSON.parse(text) as Answer['body'] }),
      )
    })
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}

const act = (fields: object): Promise<Answer> => send(JSON.stringify(fields))

const get = (fields: object): Promise<Answer> =>
  act({ action: 'database.getDocument', collectionName: 'things', queryType: 'WHERE', ...fields })

const insert = (...data: unknown[]): Promise<Answer> =>
  act({ action: 'database.insertDocument', collectionName: 'things', data })

const refused = {
  status: 200,
  body: { code: 'INVALID_PARAM', message: expect.any(String), requestId: expect.any(String) },
}

describe('a request that is no request is answered with an error', () => {
  test.each([
    '',
    'hello',
    '[]',
    'null',
    '7',
    '{"action":',
    '{}',
    '{"action":7}',
    '{"action":"database.dropEverything"}',
  ])('%s', async (body) => {
    expect(await send(body)).toMatchObject(refused)
  })

  test('when it is not text', async () => {
    expect(await send(Buffer.from([0xff, 0xfe, 0, 1, 2]))).toMatchObject(refused)
  })

  test('when it is too large, and the connection can be used again', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await send('x'.repeat(2 * 1024 * 1024), { agent })).toMatchObject(refused)
    expect(await send('{"action":"database.startTransaction"}', { agent })).toMatchObject({
      body: { transactionId: expect.any(String) },
    })
    agent.destroy()
  })

  test('when it comes by another method or path', async () => {
    expect(await send('', { method: 'GET' })).toMatchObject(refused)
    expect(await send('{}', { path: '/other' })).toMatchObject(refused)
  })

  test('when it comes from a web page, or by a name that points here', async () => {
    const body = JSON.stringify({ action: 'database.startTransaction' })
    expect(await send(body, { headers: { origin: 'https://evil.test' } })).toMatchObject(refused)
    expect(await send(body, { headers: { host: 'evil.test' } })).toMatchObject(refused)
  })
})

describe('fields that are wrong', () => {
  test.each<[string, object]>([
    ['a query that is no JSON', { query: '{' }],
    ['a query that is no text', { query: {} }],
    ['a query that is a list', { query: '[]' }],
    ['a negative offset', { offset: -1 }],
    ['a limit that is a text', { limit: '5' }],
    ['an int that is none', { query: '{"a":{"$numberInt":"x"}}' }],
    ['an int that is too large', { query: '{"a":{"$numberInt":"99999999999"}}' }],
    ['a long that is too large', { query: '{"a":{"$numberLong":"99999999999999999999"}}' }],
    ['a double that is none', { query: '{"a":{"$numberDouble":""}}' }],
    ['a date that is none', { query: '{"a":{"$date":"yesterday"}}' }],
    ['an ObjectId that is none', { query: '{"a":{"$oid":"zz"}}' }],
    [
      'a regular expression that is none',
      { query: '{"a":{"$regularExpression":{"pattern":"(","options":""}}}' },
    ],
    ['the field __proto__', { query: '{"__proto__":{"polluted":1}}' }],
    ['a query on no document', { queryType: 'DOC', query: '{}' }],
    ['nesting without end', { query: '{"a":'.repeat(5000) + '1' + '}'.repeat(5000) }],
  ])('%s', async (_name, fields) => {
    expect(await get(fields)).toMatchObject(refused)
  })

  test.each([
    ['an _id that is a list', '{"_id":[1]}'],
    ['a field with a dollar', '{"$key":1}'],
    ['a field with a dollar further down', '{"a":[{"$key":1}]}'],
    ['an _id that is too long', JSON.stringify({ _id: 'x'.repeat(2000) })],
  ])('%s cannot be added', async (_name, text) => {
    expect(await insert(text)).toMatchObject({ body: { code: 'DATABASE_REQUEST_FAILED' } })
  })

  test('documents that are no texts cannot be added', async () => {
    expect(await insert({ a: 1 })).toMatchObject(refused)
    expect(
      await act({ action: 'database.insertDocument', collectionName: 'things', data: '{}' }),
    ).toMatchObject(refused)
  })
})

test('every type of number and value comes back as it was sent', async () => {
  const text =
    '{"_id":"types","int":{"$numberInt":"1"},"long":{"$numberLong":"5"},"huge":{"$numberLong":"9007199254740993"},' +
    '"double":{"$numberDouble":"1.0"},"nan":{"$numberDouble":"NaN"},"minus":{"$numberDouble":"-0.0"},' +
    '"id":{"$oid":"0123456789abcdef01234567"},"regex":{"$regularExpression":{"pattern":"^a","options":"i"}},' +
    '"decimal":{"$numberDecimal":"1.10"},"date":{"$date":{"$numberLong":"-1"}},"bytes":{"$binary":{"base64":"AQI=","subType":"00"}}}'
  await insert(text)
  const { body } = await get({ query: '{"_id":"types"}', limit: 1 })
  expect(body.data?.['list']).toEqual([text])
  for (const query of [
    '{"double":{"$numberInt":"1"}}',
    '{"long":{"$gt":{"$numberDouble":"4.5"}}}',
    '{"decimal":{"$lt":{"$numberInt":"2"}}}',
  ]) {
    expect((await get({ query, limit: 1 })).body.data?.['list']).toHaveLength(1)
  }
})

test('whatever is sent, an answer in the wire’s form comes back and nothing breaks', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{}', '{"$set":{"a":1}}', '{"a":{"$in":1}}', '{"$or":[]}', '{"a":{"$regex":"("}}'),
  )
  const anything = fc.oneof(text, fc.anything({ withDate: false, withBigInt: false, maxDepth: 2 }))
  const action = fc.constantFrom(
    ...[
      'insertDocument',
      'getDocument',
      'calculateDocument',
      'modifyDocument',
      'removeDocument',
      'modifyAndReturnDoc',
    ].map((name) => `database.${name}`),
    'database.aggregateDocuments',
    'database.commitTransaction',
    'database.addCollection',
    'functions.invokeFunction',
  )
  const names = [
    'query',
    'data',
    'order',
    'projection',
    'stages',
    'transactionId',
    'function_name',
    'request_data',
    'merge',
    'multi',
  ]
  const fields = fc.dictionary(fc.constantFrom(...names), anything)
  const stages = fc.array(
    fc.record({ stageKey: fc.constantFrom('$match', '$group', '$project', '$nothing'), stageValue: text }),
  )
  const envelope = fc.record({
    action,
    collectionName: fc.oneof(fc.constant('things'), anything),
    rest: fields,
    stages,
  })
  await fc.assert(
    fc.asyncProperty(envelope, async ({ action, collectionName, rest, stages }) => {
      const { status, body } = await act({ action, collectionName, stages, ...rest })
      expect(status).toBe(200)
      expect(typeof body.requestId).toBe('string')
      expect(body.code).not.toBe('SYS_ERR')
    }),
    { numRuns: 500 },
  )
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('requests are remembered, the last ones only', async () => {
  for (let i = 0; i < 60; i++) await get({})
  await sdk()
    .database()
    .collection('things')
    .add({ data: { n: 1 } })
  const requests = cloud.requests()
  expect(requests).toHaveLength(50)
  expect(requests.at(-1)).toMatchObject({ action: 'database.insertDocument', invocationId: '' })
  expect(requests.at(-2)).toMatchObject({ action: 'database.getDocument' })
})

test('stopping answers what is under way, and then nothing', async () => {
  const other = await testCloud()
  const db = sdk().database()
  const things = db.collection('things')
  await things.add({ data: { _id: 'a', n: 1 } })
  const transaction = await db.startTransaction()
  await transaction
    .collection('things')
    .doc('a')
    .update({ data: { n: 2 } })
  const before = other.requests().length
  const waiting = things.doc('a').update({ data: { n: 3 } })
  while (other.requests().length === before) await new Promise((done) => setTimeout(done, 1))
  await other.stop()
  expect(await waiting).toMatchObject({ stats: { updated: 1 } })
  await expect(send('{}', { agent: new Agent() }, other)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
