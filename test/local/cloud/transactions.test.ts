import type { Cloud } from '../../../local/cloud'
import { testCloud } from './support/cloud'
import { sdk, type Collection, type Command, type Db, type Doc } from './support/sdk'

let cloud: Cloud
let db: Db
let things: Collection
let _: Command

beforeEach(async () => {
  cloud = await testCloud({ limits: { transactionMs: 2_000, lockWaitMs: 8_000 } })
  db = sdk().database({ throwOnNotFound: false })
  things = db.collection('things')
  _ = db.command
  await things.add({
    data: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ],
  })
})
afterEach(() => cloud.stop())

const stored = async (id: string): Promise<Doc | null> => (await things.doc(id).get()).data

/** A conflict on an operation reaches the function as a system error with the service's words. */
const conflict = { message: expect.stringContaining('TransactionConflict') }
const ended = { message: expect.stringContaining('TransactionNotExist') }

describe('a transaction', () => {
  test('shows its writes to itself at once, and to others at the commit, all together', async () => {
    const transaction = await db.startTransaction()
    const inside = transaction.collection('things')
    await inside.doc('a').update({ data: { n: _.inc(10) } })
    await inside.doc('c').set({ data: { n: 3 } })
    await inside.add({ data: { _id: 'd', n: 4 } })
    await inside.doc('b').remove()
    expect((await inside.doc('a').get()).data).toMatchObject({ n: 11 })
    expect((await inside.doc('b').get()).data).toBeNull()
    expect((await inside.where({ n: _.gt(2) }).get()).data).toHaveLength(3)
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(stored))).toMatchObject([
      { n: 1 },
      { n: 2 },
      null,
      null,
    ])
    await transaction.commit()
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(stored))).toMatchObject([
      { n: 11 },
      null,
      { n: 3 },
      { n: 4 },
    ])
  })

  test('leaves nothing when it is rolled back', async () => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('things')
      .doc('a')
      .update({ data: { n: 100 } })
    await transaction.collection('things').add({ data: { _id: 'c' } })
    await transaction.rollback()
    expect(await Promise.all(['a', 'c'].map(stored))).toEqual([{ _id: 'a', n: 1 }, null])
    await things.doc('a').update({ data: { n: 5 } })
    expect(await stored('a')).toMatchObject({ n: 5 })
  })

  test('reads a snapshot: what others commit meanwhile does not show', async () => {
    const transaction = await db.startTransaction()
    const inside = transaction.collection('things')
    await inside.doc('b').get()
    await things.doc('a').update({ data: { n: 50 } })
    await things.doc('b').remove()
    await things.add({ data: { _id: 'new', n: 2 } })
    expect((await inside.doc('a').get()).data).toMatchObject({ n: 1 })
    expect((await inside.where({ n: _.lte(2) }).get()).data.map(({ _id }) => _id).sort()).toEqual(['a', 'b'])
    expect((await inside.where({ _id: 'new' }).get()).data).toEqual([])
    await transaction.commit()
  })

  test('cannot be used after it has ended', async () => {
    const transaction = await db.startTransaction()
    await transaction.commit()
    const late = transaction.collection('things').doc('a')
    await expect(late.update({ data: { n: 2 } })).rejects.toMatchObject(ended)
    await expect(transaction.rollback()).rejects.toMatchObject(ended)
    await expect(transaction.commit()).rejects.toMatchObject(ended)
  })

  test('is rolled back by itself when it takes too long, and lets go of its documents', async () => {
    const transaction = await db.startTransaction()
    const inside = transaction.collection('things').doc('a')
    await inside.update({ data: { n: 100 } })
    await things.doc('a').update({ data: { m: 1 } })
    expect(await stored('a')).toEqual({ _id: 'a', n: 1, m: 1 })
    await expect(inside.get()).rejects.toMatchObject(ended)
    await expect(transaction.commit()).rejects.toMatchObject(ended)
  })
})

describe('two transactions on one document', () => {
  test('the second write fails at once, the first one commits', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first
      .collection('things')
      .doc('a')
      .update({ data: { n: _.inc(1) } })
    const other = second
      .collection('things')
      .doc('a')
      .update({ data: { n: _.inc(1) } })
    await expect(other).rejects.toMatchObject(conflict)
    await first.commit()
    expect(await stored('a')).toMatchObject({ n: 2 })
    await expect(second.commit()).rejects.toMatchObject(ended)
  })

  test('a write to what somebody changed since the snapshot fails', async () => {
    const transaction = await db.startTransaction()
    const inside = transaction.collection('things').doc('a')
    await inside.get()
    await things.doc('a').update({ data: { n: 7 } })
    await expect(inside.update({ data: { n: _.inc(1) } })).rejects.toMatchObject(conflict)
    expect(await stored('a')).toMatchObject({ n: 7 })
  })

  test('the same new id conflicts too', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('things').add({ data: { _id: 'new', by: 1 } })
    const other = second.collection('things').add({ data: { _id: 'new', by: 2 } })
    await expect(other).rejects.toMatchObject(conflict)
    await first.commit()
    expect(await stored('new')).toMatchObject({ by: 1 })
  })

  test('that read what the other writes both commit: snapshot isolation allows write skew', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    const [one, two] = [first.collection('things'), second.collection('things')]
    await one.doc('a').get()
    await two.doc('b').get()
    await one.doc('b').update({ data: { n: 0 } })
    await two.doc('a').update({ data: { n: 0 } })
    await Promise.all([first.commit(), second.commit()])
    expect(await Promise.all(['a', 'b'].map(stored))).toMatchObject([{ n: 0 }, { n: 0 }])
  })
})

describe('a plain write', () => {
  test('waits until the transaction that holds the document has ended, and then sees its result', async () => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('things')
      .doc('a')
      .update({ data: { n: _.inc(10) } })
    const order: string[] = []
    const plain = things
      .where({ _id: 'a', n: _.lt(50) })
      .update({ data: { n: _.inc(100) } })
      .then(({ stats }) => order.push(`plain ${stats.updated}`))
    await new Promise((done) => setTimeout(done, 30))
    order.push('commit')
    await transaction.commit()
    await plain
    expect(order).toEqual(['commit', 'plain 1'])
    expect(await stored('a')).toMatchObject({ n: 111 })
  })

  test('to another document does not wait', async () => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('things')
      .doc('a')
      .update({ data: { n: 10 } })
    await things.doc('b').update({ data: { n: 20 } })
    expect(await stored('b')).toMatchObject({ n: 20 })
    await transaction.rollback()
  })
})

test('runTransaction tries again after a conflict at the commit, and every increment counts', async () => {
  const increment = async (): Promise<void> => {
    for (;;) {
      const done = await db
        .runTransaction(async (transaction) => {
          const one = transaction.collection('things').doc('a')
          const { data } = await one.get()
          await one.update({ data: { n: Number(data?.['n']) + 1 } })
        })
        .then(
          () => true,
          (error: Error) => {
            expect(error).toMatchObject(conflict)
            return false
          },
        )
      if (done) return
      await new Promise((again) => setTimeout(again, Math.random() * 20))
    }
  }
  await Promise.all(Array.from({ length: 8 }, increment))
  expect(await stored('a')).toMatchObject({ n: 9 })
})

test('many transfers at once neither make nor lose anything', async () => {
  await things.add({ data: Array.from({ length: 4 }, (_value, i) => ({ _id: `account${i}`, n: 100 })) })
  const transfer = (from: string, to: string): Promise<unknown> =>
    db
      .runTransaction(async (transaction) => {
        const inside = transaction.collection('things')
        const [source, target] = [await inside.doc(from).get(), await inside.doc(to).get()]
        await inside.doc(from).update({ data: { n: Number(source.data?.['n']) - 10 } })
        await inside.doc(to).update({ data: { n: Number(target.data?.['n']) + 10 } })
        if (from === 'account3') await transaction.rollback('changed my mind')
      })
      .catch(() => 'not made')
  const moves = Array.from({ length: 30 }, (_value, i) =>
    transfer(`account${i % 4}`, `account${(i * 7 + 1) % 4}`),
  )
  await Promise.all(moves)
  const { data } = await things.where({ _id: /^account/ }).get()
  expect(data.reduce((sum, { n }) => sum + Number(n), 0)).toBe(400)
})
