import fc from 'fast-check'
import { openMemoryStore } from '../../../local/cloud/store/memoryStore'
import { Database } from '../../../local/cloud/database/database'
import { selectorOf } from '../../../local/cloud/database/query'
import type { Document } from '../../../local/cloud/database/values/document'
import { planInsert, planRemove, planUpdate, type WriteTarget } from '../../../local/cloud/database/writes'
import { limits } from '../../../local/cloud/limits'
import type { Cloud, CollectionSchema } from '../../../local/cloud'
import { plain, testCloud } from './support/cloud'
import { sdk } from './support/sdk'

const schema: CollectionSchema[] = [
  {
    name: 'things',
    indexes: [
      { name: 'by_a_b', keys: { a: 1, b: -1 } },
      { name: 'by_list', keys: { list: 1 } },
      { name: 'by_nested', keys: { 'o.k': 1, a: 1 } },
    ],
  },
]

const open = (): Promise<Database> => Database.open({ store: openMemoryStore(), schema, limits })

const target = (database: Database): WriteTarget => ({
  reader: database,
  collection: database.collection('things'),
  limits,
})

const small = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('x', 'y', null, true, new Date(0)))
const listed = fc.oneof(small, fc.array(small, { maxLength: 3 }))
const field = (name: string): fc.Arbitrary<Document> =>
  fc.oneof(
    fc.constant({}),
    listed.map((value) => ({ [name]: value })),
  )
const nested = fc.oneof(
  fc.constant({}),
  small.map((k) => ({ o: { k } })),
  fc
    .array(
      fc.oneof(
        fc.constant({}),
        small.map((k) => ({ k })),
      ),
      { maxLength: 3 },
    )
    .map((o) => ({ o })),
)
const documents = fc.array(
  fc
    .tuple(field('a'), small, field('list'), nested)
    .map(([a, b, list, o]): Document => ({ ...a, b, ...list, ...o })),
  { maxLength: 25 },
)
const condition = fc.oneof(
  small,
  small.map(($gt) => ({ $gt })),
  fc.tuple(small, small).map(([$gte, $lt]) => ({ $gte, $lt })),
  fc.array(small, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.array(small, { minLength: 1, maxLength: 2 }).map(($all) => ({ $all })),
  fc.tuple(small, small).map(([$gte, $lt]) => ({ $elemMatch: { $gte, $lt } })),
  fc.tuple(small, small).map(([$gte, $lt]) => ({ $elemMatch: { $gte }, $lt })),
  small.map(($ne) => ({ $ne })),
  small.map(($not) => ({ $not: { $lt: $not } })),
)
const conditions = fc.dictionary(fc.constantFrom('a', 'b', 'list', 'o.k'), condition, {
  minKeys: 1,
  maxKeys: 3,
})
const queries = fc.oneof(
  conditions,
  fc.array(conditions, { minLength: 1, maxLength: 2 }).map(($or): Document => ({ $or })),
  fc.array(conditions, { minLength: 1, maxLength: 2 }).map(($and): Document => ({ $and })),
)

test('an index finds what reading everything finds, also after updates and removals', async () => {
  await fc.assert(
    fc.asyncProperty(documents, conditions, conditions, queries, async (docs, changed, removed, query) => {
      const database = await open()
      await database.write(() => planInsert(target(database), docs))
      await database.write(() =>
        planUpdate(target(database), changed, { $set: { a: 2, list: [1, 3] } }, true),
      )
      await database.write(() => planRemove(target(database), removed, true))
      const collection = database.collection('things')
      const selector = selectorOf(query)
      const found = [...database.find(collection, selector).rows].map(({ key }) => key).sort()
      const all = [...collection.rows.values()]
        .filter((row) => selector.matches(row))
        .map(({ key }) => key)
        .sort()
      expect(found).toEqual(all)
    }),
    { numRuns: 400 },
  )
})

test('two bounds on an array may be met by two different elements', async () => {
  const database = await open()
  await database.write(() =>
    planInsert(target(database), [
      { _id: 'apart', list: [1, 9] },
      { _id: 'low', list: [1] },
    ]),
  )
  const found = database.find(database.collection('things'), selectorOf({ list: { $gt: 4, $lt: 6 } }))
  expect([...found.rows].map(({ doc }) => doc['_id'])).toEqual(['apart'])
})

describe('with a schema', () => {
  let cloud: Cloud
  const warnings: string[] = []
  const withUnique: CollectionSchema[] = [
    {
      name: 'things',
      indexes: [
        { name: 'by_day', keys: { day: 1, space: 1 }, unique: true },
        { name: 'by_person', keys: { people: 1 } },
      ],
    },
    ...plain('others'),
  ]

  beforeEach(async () => {
    warnings.length = 0
    cloud = await testCloud({ schema: withUnique, onWarning: (sentence) => void warnings.push(sentence) })
  })
  afterEach(() => cloud.stop())

  test('a unique index holds each combination once', async () => {
    const things = sdk().database().collection('things')
    await things.add({ data: { _id: 'a', day: 'mon', space: 1 } })
    await things.add({ data: { _id: 'b', day: 'mon', space: 2 } })
    const duplicate = {
      errMsg: expect.stringContaining('E11000 duplicate key error collection: things index: by_day'),
    }
    await expect(things.add({ data: { day: 'mon', space: 1 } })).rejects.toMatchObject(duplicate)
    await expect(things.doc('b').update({ data: { space: 1 } })).rejects.toMatchObject(duplicate)
    await expect(things.doc('c').set({ data: { day: 'mon', space: 2 } })).rejects.toMatchObject(duplicate)
    await things.doc('a').update({ data: { more: 1 } })
    await things.doc('a').remove()
    await things.doc('b').update({ data: { space: 1 } })
    expect((await things.where({ day: 'mon' }).get()).data).toEqual([{ _id: 'b', day: 'mon', space: 1 }])
  })

  test('a transaction that would break a unique index fails at its commit', async () => {
    const db = sdk().database()
    const transaction = await db.startTransaction()
    await transaction.collection('things').add({ data: { _id: 'a', day: 'tue', space: 1 } })
    await db.collection('things').add({ data: { _id: 'b', day: 'tue', space: 1 } })
    await expect(transaction.commit()).rejects.toMatchObject({
      message: expect.stringContaining('TransactionConflict'),
    })
    expect(await db.collection('things').count()).toMatchObject({ total: 1 })
  })

  test('a query that no index serves is told once for each shape', async () => {
    const db = sdk().database()
    await db.collection('things').where({ people: 'x' }).get()
    await db.collection('things').where({ _id: 'x', note: 'y' }).get()
    await db.collection('things').get()
    expect(warnings).toEqual([])
    await db.collection('others').where({ note: 'y' }).get()
    await db.collection('others').where({ note: 'z' }).count()
    await db
      .collection('others')
      .where({ note: db.command.gt(1) })
      .get()
    expect(warnings).toEqual([
      expect.stringContaining('others {note:?}'),
      expect.stringContaining('others {note:{$gt:?}}'),
    ])
  })
})
