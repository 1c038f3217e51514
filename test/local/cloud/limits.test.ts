import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClock, startCloud, StartError, type Cloud } from '../../../local/cloud'
import { plain, temporaryFolder, testCloud } from './support/cloud'
import { sdk, type Collection, type Db } from './support/sdk'

let cloud: Cloud
let db: Db
let things: Collection

const begin = async (
  limits: NonNullable<Parameters<typeof testCloud>[0]>['limits'],
  clock = createClock(),
) => {
  cloud = await testCloud({ limits, clock })
  db = sdk().database({ throwOnNotFound: false })
  things = db.collection('things')
}
afterEach(() => cloud.stop())

const refused = (errCode: number): object => ({ errCode })

test('a get gives so many documents without a limit, and never more than the most', async () => {
  await begin({ getDefault: 3, getMax: 5 })
  await things.add({ data: Array.from({ length: 9 }, (_value, n) => ({ n })) })
  expect((await things.limit(9).get()).data).toHaveLength(5)
  // The SDK itself asks for 100 when nobody says how many.
  expect((await things.get()).data).toHaveLength(5)
})

test('documents, ids, answers and requests that are too large are refused', async () => {
  await begin({ documentBytes: 2_000, idBytes: 40, answerBytes: 3_000, requestBytes: 10_000 })
  await expect(things.add({ data: { text: '字'.repeat(700) } })).rejects.toMatchObject(refused(-502001))
  await expect(things.add({ data: { _id: '字'.repeat(14) } })).rejects.toMatchObject(refused(-502001))
  await expect(things.add({ data: { text: 'x'.repeat(11_000) } })).rejects.toMatchObject(refused(-501007))
  for (const n of [1, 2, 3]) await things.add({ data: { n, text: 'x'.repeat(1_500) } })
  await expect(things.get()).rejects.toMatchObject(refused(-502001))
  await expect(things.aggregate().match({}).end()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect((await things.limit(1).get()).data).toHaveLength(1)
  expect((await things.count()).total).toBe(3)
})

test('an update that would make a document too large changes nothing', async () => {
  await begin({ documentBytes: 500 })
  await things.add({ data: { _id: 'a', text: 'x' } })
  await expect(things.doc('a').update({ data: { text: 'x'.repeat(600) } })).rejects.toMatchObject(
    refused(-502001),
  )
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', text: 'x' })
})

test('there are so many collections and no more', async () => {
  await begin({ collections: 3 })
  await db.createCollection('third')
  await expect(db.createCollection('fourth')).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('a transaction lives 30 s of the cloud’s clock, and its locks with it', async () => {
  const clock = createClock()
  await begin({ lockWaitMs: 5_000 }, clock)
  await things.add({ data: { _id: 'a', n: 1 } })
  const transaction = await db.startTransaction()
  await transaction
    .collection('things')
    .doc('a')
    .update({ data: { n: 2 } })
  clock.advance(29_000)
  await transaction.collection('things').doc('a').get()
  const waiting = things.doc('a').update({ data: { n: db.command.inc(10) } })
  clock.advance(1_500)
  await waiting
  await expect(transaction.collection('things').doc('a').get()).rejects.toThrow(/TransactionNotExist/)
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', n: 11 })
})

test('a clock that stands still keeps a transaction, one that goes back does not prolong it', async () => {
  const clock = createClock()
  await begin({ transactionMs: 60 }, clock)
  clock.freeze()
  const transaction = await db.startTransaction()
  await new Promise((done) => setTimeout(done, 90))
  await transaction.collection('things').doc('a').get()
  clock.resume()
  clock.set(clock.now() - 10_000_000)
  await new Promise((done) => setTimeout(done, 90))
  await expect(transaction.commit()).rejects.toThrow(/TransactionNotExist/)
})

describe('a data folder', () => {
  beforeEach(() => begin({}))

  test('whose store was cut off is refused with a sentence', async () => {
    const dataDir = temporaryFolder()
    const first = await startCloud({ dataDir, schema: plain('things') })
    Object.assign(process.env, first.sdkEnv())
    await things.add({ data: Array.from({ length: 200 }, (_value, n) => ({ n, text: 'x'.repeat(500) })) })
    await first.stop()
    const path = join(dataDir, 'cloud.mdb')
    const whole = readFileSync(path)
    for (const part of [0.1, 0.5, 0.99]) {
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * part)))
      const start = startCloud({ dataDir, schema: [] })
      await expect(start).rejects.toThrow(StartError)
      await expect(start).rejects.toThrow(/damaged store/)
    }
    writeFileSync(path, whole)
    const again = await startCloud({ dataDir, schema: [] })
    await again.stop()
  })

  test.each(['/proc/x', '/proc/x/y/z', '/dev/null/x'])(
    'that cannot be, %s, is refused with a sentence',
    async (dataDir) => {
      await expect(startCloud({ dataDir, schema: [] })).rejects.toThrow(StartError)
    },
  )
})
