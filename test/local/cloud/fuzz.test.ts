import fc from 'fast-check'
import { testCloud } from './support/cloud'
import type { Cloud } from '../../../local/cloud'

jest.setTimeout(120_000)

let cloud: Cloud
/** What the cloud itself calls its own fault is printed on stderr; nothing may be. */
let printed: string[] = []

beforeAll(async () => {
  const schema = [
    { name: 'things', indexes: [{ name: 'by_v', keys: { v: 1 as const, w: -1 as const } }] },
    { name: 'places', indexes: [{ name: 'by_at', keys: { at: '2dsphere' as const } }] },
  ]
  cloud = await testCloud({ schema, limits: { lockWaitMs: 50, collections: 5 } })
  const seed = [
    { _id: 'a', v: 1, l: [1, { x: 2 }], o: { k: 'z' } },
    { _id: 'b', v: 'x', at: [1, 2] },
  ]
  await ask({
    action: 'database.insertDocument',
    collectionName: 'things',
    data: seed.map((doc) => JSON.stringify(doc)),
  })
})
beforeEach(() => {
  printed = []
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterAll(() => cloud.stop())

async function send(body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Promise<Response> {
  const signal = AbortSignal.timeout(10_000)
  return fetch(cloud.url, { method: 'POST', headers: { 'content-type': type }, body, signal })
}

/** The answer, which must be in the wire's form: data, or a code and a message; never a fault of our own. */
async function ask(body: object): Promise<Record<string, unknown>> {
  const response = await send(JSON.stringify(body))
  return checked(response, JSON.stringify(body))
}

async function checked(response: Response, sent: string): Promise<Record<string, unknown>> {
  const reply = (await response.json()) as Record<string, unknown>
  const isAnswer = 'data' in reply || 'transactionId' in reply || 'success' in reply
  const isError = typeof reply['code'] === 'string' && typeof reply['message'] === 'string'
  const isOurs = reply['code'] === 'SYS_ERR'
  if (response.status !== 200 || isAnswer === isError || isOurs || typeof reply['requestId'] !== 'string') {
    throw new Error(`${sent}\n${JSON.stringify(reply)}`)
  }
  return reply
}

const actions = [
  ...[
    'database.insertDocument',
    'database.getDocument',
    'database.calculateDocument',
    'database.modifyDocument',
  ],
  ...['database.modifyAndReturnDoc', 'database.removeDocument', 'database.aggregateDocuments'],
  ...[
    'database.addCollection',
    'database.startTransaction',
    'database.commitTransaction',
    'database.abortTransaction',
  ],
]
const names = fc.constantFrom('things', 'places', 'none', '', '__proto__', 'constructor', 'a b')
const paths = fc.oneof(
  fc.constantFrom(
    'v',
    'l',
    'l.0',
    'l.x',
    'o.k',
    '_id',
    'at',
    'a..b',
    '.',
    '$',
    'v.$',
    'l.$[]',
    'l.$[q]',
    '__proto__',
    'constructor.prototype',
    'l.99999999999',
    'toString',
  ),
  fc.string({ maxLength: 6 }),
)
const operators = fc.constantFrom(
  ...[
    '$eq',
    '$gt',
    '$in',
    '$nin',
    '$not',
    '$all',
    '$elemMatch',
    '$size',
    '$mod',
    '$type',
    '$regex',
    '$options',
  ],
  ...[
    '$exists',
    '$near',
    '$nearSphere',
    '$geoWithin',
    '$geoIntersects',
    '$and',
    '$or',
    '$nor',
    '$expr',
    '$jsonSchema',
  ],
  ...[
    '$set',
    '$unset',
    '$inc',
    '$mul',
    '$push',
    '$pull',
    '$addToSet',
    '$pop',
    '$rename',
    '$bit',
    '$each',
    '$slice',
  ],
  ...[
    '$sum',
    '$avg',
    '$map',
    '$filter',
    '$reduce',
    '$dateToString',
    '$dateFromParts',
    '$cond',
    '$switch',
    '$let',
  ],
  ...[
    '$substr',
    '$split',
    '$zip',
    '$range',
    '$arrayToObject',
    '$setUnion',
    '$pow',
    '$geometry',
    '$centerSphere',
  ],
  ...['$toString', '__proto__', 'constructor', '$$ROOT', '$', '$hasOwnProperty'],
)
const ejson = fc.oneof(
  fc.constantFrom(
    ...[
      { $numberInt: '1' },
      { $numberInt: 'x' },
      { $numberLong: '99999999999999999999' },
      { $numberDouble: 'NaN' },
    ],
    ...[
      { $numberDouble: {} },
      { $date: {} },
      { $date: { $numberLong: '1' } },
      { $date: 'soon' },
      { $oid: 'short' },
    ],
    ...[
      { $oid: '5f1a2b3c4d5e6f7a8b9c0d1e' },
      { $regularExpression: { pattern: '(', options: 'q' } },
      { $binary: 5 },
    ],
    ...[
      { $regularExpression: { pattern: '^a', options: 'i' } },
      { $tcb_server_date: { offset: 'x' } },
      { $minKey: 1 },
    ],
    ...[
      { $numberDecimal: '1.5' },
      { $timestamp: { t: 1, i: 2 } },
      { $undefined: true },
      { $code: 'x' },
      { $uuid: 'x' },
    ],
    ...[
      { type: 'Point', coordinates: [1, 2] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
  ),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      0,
      1,
      -1,
      1.5,
      1e300,
      null,
      true,
      '',
      'a',
      '$v',
      '$$x',
      '$$ROOT',
      '$l.x',
      '%Y',
      'Asia/Shanghai',
    ),
    ejson,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(operators, paths), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const document = fc.dictionary(fc.oneof(operators, paths), value, { maxKeys: 3, noNullPrototype: true })
const text = fc.oneof(
  { weight: 6, arbitrary: document.map((doc) => JSON.stringify(doc)) },
  { weight: 1, arbitrary: value.map((any) => JSON.stringify(any)) },
  { weight: 1, arbitrary: fc.string() },
)
const junk = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
  fc.array(fc.anything({ maxDepth: 1 }), { maxLength: 2 }),
)
const mostly = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: good },
    { weight: 1, arbitrary: junk },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )

const stageNames = fc.constantFrom(
  ...[
    '$match',
    '$group',
    '$project',
    '$addFields',
    '$sort',
    '$skip',
    '$limit',
    '$count',
    '$sample',
    '$sortByCount',
  ],
  ...[
    '$bucket',
    '$bucketAuto',
    '$lookup',
    '$unwind',
    '$replaceRoot',
    '$geoNear',
    '$facet',
    '$unset',
    '$nope',
    'match',
  ],
)
const stage = fc.record({ stageKey: mostly(stageNames), stageValue: mostly(text) })

const request = fc.record({
  action: fc.constantFrom(...actions),
  collectionName: mostly(names),
  query: mostly(text),
  data: mostly(fc.oneof(text, fc.array(text, { maxLength: 3 }))),
  projection: mostly(text),
  order: mostly(text),
  stages: mostly(fc.array(mostly(stage), { maxLength: 3 })),
  limit: mostly(fc.integer({ min: -1, max: 2000 })),
  offset: mostly(fc.nat(9)),
  queryType: mostly(fc.constantFrom('WHERE', 'DOC')),
  multi: mostly(fc.boolean()),
  merge: mostly(fc.boolean()),
  transactionId: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: junk }),
})

test('whatever an operation is made of, the answer has the wire’s form', async () => {
  await fc.assert(
    fc.asyncProperty(request, async (body) => {
      await ask(body)
    }),
    { numRuns: 500 },
  )
  expect(printed).toEqual([])
})

test('whatever one operator is given, the answer has the wire’s form', async () => {
  const query = { action: 'database.getDocument', collectionName: 'things', queryType: 'WHERE', limit: 9 }
  await fc.assert(
    fc.asyncProperty(operators, paths, value, async (operator, path, operand) => {
      await ask({ ...query, query: JSON.stringify({ [path]: { [operator]: operand } }) })
      await ask({ ...query, query: JSON.stringify({ $expr: { [operator]: operand } }) })
      const change = JSON.stringify({ [operator]: { [path]: operand } })
      await ask({
        ...query,
        action: 'database.modifyDocument',
        query: '{}',
        data: change,
        merge: true,
        multi: true,
      })
    }),
    { numRuns: 250 },
  )
  expect(printed).toEqual([])
})

test('whatever a stage is given, the answer has the wire’s form', async () => {
  const query = { action: 'database.aggregateDocuments', collectionName: 'things' }
  await fc.assert(
    fc.asyncProperty(stageNames, value, async (stageKey, operand) => {
      await ask({ ...query, stages: [{ stageKey, stageValue: JSON.stringify(operand) }] })
    }),
    { numRuns: 250 },
  )
  expect(printed).toEqual([])
})

test('bodies that are no requests are answered, too', async () => {
  const bodies = fc.oneof(
    fc.string(),
    fc.uint8Array({ maxLength: 60 }),
    fc.json(),
    request.map((body) => JSON.stringify(body).slice(0, -3)),
  )
  const types = fc.constantFrom(
    'application/json',
    'multipart/form-data; boundary=x',
    'text/plain',
    'multipart/form-data',
  )
  await fc.assert(
    fc.asyncProperty(bodies, types, async (body, type) => {
      await checked(await send(typeof body === 'string' ? body : new Uint8Array(body), type), String(body))
    }),
    { numRuns: 150 },
  )
  expect(printed).toEqual([])
})

test('depth, length and patterns that take for ever end with an error, not with the cloud', async () => {
  const deep = (open: string, close: string): string => open.repeat(5_000) + '1' + close.repeat(5_000)
  const query = { action: 'database.getDocument', collectionName: 'things', queryType: 'WHERE', limit: 9 }
  for (const nested of [deep('{"$and":[', ']}'), deep('{"a":', '}'), deep('[', ']')]) {
    expect(await ask({ ...query, query: nested })).toMatchObject({ code: expect.any(String) })
  }
  const expression = `{"$expr":${deep('{"$not":[', ']}')}}`
  expect(await ask({ ...query, query: expression })).toMatchObject({ code: expect.any(String) })
  expect(
    await ask({ ...query, query: '{"v":{"$in":' + JSON.stringify(Array(50_000).fill('x')) + '}}' }),
  ).toHaveProperty('data')
  await ask({
    ...{ action: 'database.insertDocument', collectionName: 'things' },
    data: [JSON.stringify({ text: 'a'.repeat(60) + '!' })],
  })
  expect(await ask({ ...query, query: '{"text":{"$regex":"^(a+)+$"}}' })).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
  expect(await ask({ ...query, query: '{}' })).toHaveProperty('data')
})
