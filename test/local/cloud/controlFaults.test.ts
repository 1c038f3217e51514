import type { Cloud } from '../../../local/cloud'
import { failureOf, wxSdk } from './support/anywhere'
import { someone, temporaryFolder, testCloud, writeFunction } from './support/cloud'
import { control } from './support/control'
import { sdk } from './support/sdk'

// The SDK's warning of slow requests comes three seconds later, also for those whose connection was dropped.
process.env['SILENCE'] = 'true'

const folder = temporaryFolder()
let cloud: Cloud

/** Adds three documents, one after the other. */
const threeWrites = `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ by }) => {
    for (const step of [1, 2, 3]) await cloud.database().collection('things').add({ data: { by, step } })
    return 'done'
  }`
writeFunction(folder, 'writes', threeWrites, { timeout: 10 })
writeFunction(folder, 'others', threeWrites, { timeout: 10 })
writeFunction(
  folder,
  'calls',
  `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async (data) => (await cloud.callFunction({ name: 'writes', data })).result`,
  { timeout: 10 },
)
writeFunction(folder, 'waits', 'exports.main = () => new Promise((done) => setTimeout(done, 5000))', {
  timeout: 10,
})

beforeAll(async () => (cloud = await testCloud({ functionsDir: folder, maxInstances: 2 })))
beforeEach(() => cloud.reset())
afterAll(() => cloud.stop())

const order = (body: object): Promise<unknown> => control(cloud, 'POST', 'faults', body)
const add = (_id: string): Promise<unknown> => sdk().database().collection('things').add({ data: { _id } })
const ids = async (): Promise<unknown[]> =>
  (await sdk().database().collection('things').get()).data.map(({ _id }) => _id)
const steps = async (by: string): Promise<unknown[]> =>
  (await sdk().database().collection('things').where({ by }).orderBy('step', 'asc').get()).data.map(
    ({ step }) => step,
  )
const call = (name: string, by = ''): Promise<unknown> =>
  cloud.invoke(name, { by }, someone).then(({ result }) => result)

test('the very next request of an action fails as ordered, and only that one', async () => {
  await order({
    action: 'database.insertDocument',
    effect: 'fail',
    code: 'SERVER_TIMEOUT',
    message: 'too slow',
  })
  expect(await failureOf(add('a'))).toMatchObject({
    errCode: -501002,
    errMsg: expect.stringContaining('too slow'),
  })
  await add('b')
  expect(await ids()).toEqual(['b'])
})

test('the n-th, and so many from then on', async () => {
  await order({ action: 'database.insertDocument', effect: 'fail', nth: 2, times: 2 })
  const outcomes = await Promise.all([1, 2, 3, 4].map(async () => 0))
  for (const [i] of outcomes.entries()) outcomes[i] = (await failureOf(add(`d${i}`)))['outcome'] ? 1 : 0
  expect(outcomes).toEqual([1, 0, 0, 1])
  expect(await control(cloud, 'GET', 'faults')).toEqual([])
})

test('other actions do not count, and a star stands for all of a kind', async () => {
  await order({ action: 'database.insertDocument', effect: 'fail', nth: 2 })
  await add('a')
  await ids()
  expect(await control(cloud, 'GET', 'faults')).toMatchObject([{ seen: 1, hits: 0 }])
  await order({ action: 'database.*', effect: 'fail' })
  expect(await failureOf(ids())).toHaveProperty('errMsg')
})

test('can be taken back', async () => {
  await order({ action: 'database.*', effect: 'fail', times: 100 })
  await control(cloud, 'DELETE', 'faults')
  await add('a')
  expect(await ids()).toEqual(['a'])
})

test('a delayed request is answered later, but is answered', async () => {
  await order({ action: 'database.insertDocument', effect: 'delay', ms: 300 })
  const order1: string[] = []
  await Promise.all([
    add('slow').then(() => order1.push('slow')),
    (async () => {
      while ((await control<{ hits: number }[]>(cloud, 'GET', 'faults')).length > 0);
      await add('quick')
      order1.push('quick')
    })(),
  ])
  expect(order1).toEqual(['quick', 'slow'])
  expect(await ids()).toEqual(['quick', 'slow'])
})

test('a dropped connection: before, the write was not done; after, it was and the client does not know', async () => {
  await order({ action: 'database.insertDocument', effect: 'drop' })
  expect(await failureOf(add('before'))).toMatchObject({
    errMsg: expect.stringMatching(/socket hang up|ECONNRESET/),
  })
  await order({ action: 'database.insertDocument', effect: 'drop', when: 'after' })
  expect(await failureOf(add('after'))).toMatchObject({
    errMsg: expect.stringMatching(/socket hang up|ECONNRESET/),
  })
  expect(await ids()).toEqual(['after'])
})

test('a commit whose answer is lost is done all the same', async () => {
  await order({ action: 'database.commitTransaction', effect: 'drop', when: 'after' })
  const transaction = await sdk().database().startTransaction()
  await transaction.collection('things').add({ data: { _id: 'committed' } })
  expect(await failureOf(transaction.commit())).toHaveProperty('message')
  expect(await ids()).toEqual(['committed'])
})

test.each([
  ['before', [1]],
  ['after', [1, 2]],
])('a function is killed midway, %s its second write', async (when, written) => {
  await order({ action: 'database.insertDocument', function: 'writes', effect: 'kill', nth: 2, when })
  expect(await failureOf(call('writes', 'victim'))).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('was killed'),
  })
  expect(await steps('victim')).toEqual(written)
  expect(await call('writes', 'next')).toBe('done')
})

test('a fault for one function leaves others alone', async () => {
  await order({ action: 'database.insertDocument', function: 'writes', effect: 'fail' })
  expect(await call('others', 'o')).toBe('done')
  expect(await failureOf(call('writes', 'w'))).toHaveProperty('errCode', -504002)
})

test('a function that is called can be killed after a while, by whomever it was called', async () => {
  const kill = { action: 'functions.invokeFunction', function: 'waits', effect: 'kill', ms: 50 }
  await order(kill)
  expect(await failureOf(call('waits'))).toMatchObject({ errMsg: expect.stringContaining('was killed') })
  await order(kill)
  const outside = wxSdk().callFunction({ name: 'waits', data: {} })
  expect(await failureOf(outside)).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
})

test('calls of functions can fail as ordered: by the phone, and by other functions', async () => {
  await order({ action: 'functions.invokeFunction', effect: 'fail', code: 'EXCEED_REQUEST_LIMIT' })
  expect(await failureOf(call('writes'))).toMatchObject({ errCode: -501003 })
  await order({ action: 'functions.invokeFunction', function: 'writes', effect: 'fail', message: 'inner' })
  expect(await failureOf(call('calls'))).toMatchObject({ errMsg: expect.stringContaining('inner') })
})

test('storage and open interfaces have faults too', async () => {
  const upload = (): Promise<unknown> =>
    wxSdk().uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('x') })
  for (const action of ['storage.getUploadMetadata', 'storage.put']) {
    await order({ action, effect: 'fail', code: 'STORAGE_REQUEST_FAIL', message: 'no space' })
    expect(await failureOf(upload())).toMatchObject({ errMsg: expect.stringContaining('no space') })
  }
  await order({ action: 'storage.put', effect: 'drop', when: 'after' })
  expect(await failureOf(upload())).toHaveProperty('errMsg')
  expect(cloud.storage.files.info('a.txt')).toMatchObject({ size: 1 })
  await order({ action: 'wx.openApi', effect: 'fail', code: 'SYS_ERR', message: 'WeChat is away' })
  const code = wxSdk().openapi['wxacode']?.['getUnlimited']?.({ scene: 'a' }) ?? Promise.resolve()
  expect(await failureOf(code)).toMatchObject({
    errCode: -501001,
    errMsg: expect.stringContaining('WeChat is away'),
  })
})
