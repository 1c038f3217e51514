import type { Cloud } from '../../../local/cloud'
import { testCloud } from './support/cloud'
import { sdk, type Collection, type Command, type Db, type Doc } from './support/sdk'

let cloud: Cloud
let db: Db
let things: Collection
let _: Command

beforeEach(async () => {
  cloud = await testCloud()
  db = sdk().database()
  things = db.collection('things')
  _ = db.command
})
afterEach(() => cloud.stop())

const ids = (result: { data: Doc[] }): unknown[] => result.data.map(({ _id }) => _id)

const addAll = (documents: Doc[]): Promise<unknown> => things.add({ data: documents })

describe('adding', () => {
  test('keeps every type of value', async () => {
    const data = {
      _id: 'a',
      int: 7,
      negative: -7,
      large: 12345678901,
      fraction: 1.5,
      text: '红梅',
      yes: true,
      nothing: null,
      date: new Date(1_700_000_000_000),
      list: [1, [2, 3], { deep: [] }],
      object: { a: { b: { c: 1 } } },
      'a key.': 'with a dot',
    }
    expect(await things.add({ data })).toMatchObject({ _id: 'a' })
    expect((await things.doc('a').get()).data).toEqual(data)
  })

  test('makes an id where there is none', async () => {
    const { _id } = await things.add({ data: { n: 1 } })
    expect(_id).toMatch(/^[0-9a-f]{32}$/)
    expect((await things.doc(_id).get()).data).toEqual({ _id, n: 1 })
  })

  test('takes a list, all of it or nothing', async () => {
    const { _ids } = await things.add({ data: [{ _id: 'x' }, { n: 2 }] })
    expect(_ids).toEqual(['x', expect.stringMatching(/^[0-9a-f]{32}$/)])
    await expect(addAll([{ _id: 'y' }, { _id: 'x' }])).rejects.toMatchObject({ errCode: -502001 })
    await expect(addAll([{ _id: 'z' }, { _id: 'z' }])).rejects.toMatchObject({ errCode: -502001 })
    expect(await things.count()).toMatchObject({ total: 2 })
  })

  test('refuses an id that is taken, in the words that callers look for', async () => {
    await things.add({ data: { _id: 'a', n: 1 } })
    await expect(things.add({ data: { _id: 'a', n: 2 } })).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000 duplicate key error'),
    })
    expect((await things.doc('a').get()).data).toMatchObject({ n: 1 })
  })

  test('tells numbers and texts apart as ids', async () => {
    await addAll([{ _id: 1 }, { _id: '1' }])
    expect((await things.where({ _id: 1 }).get()).data).toEqual([{ _id: 1 }])
    await expect(things.add({ data: { _id: 1 } })).rejects.toMatchObject({ errCode: -502001 })
  })

  test('takes a server date, with and without an offset', async () => {
    cloud.clock.freeze(1_700_000_000_000)
    const { _id } = await things.add({
      data: { at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) },
    })
    const { data } = await things.doc(_id).get()
    expect(data).toEqual({ _id, at: new Date(1_700_000_000_000), later: new Date(1_700_000_060_000) })
  })
})

describe('a collection that does not exist', () => {
  const operations: [string, () => Promise<unknown>][] = [
    ['add', () => db.collection('nowhere').add({ data: {} })],
    ['get', () => db.collection('nowhere').get()],
    ['doc.get', () => db.collection('nowhere').doc('a').get()],
    ['count', () => db.collection('nowhere').count()],
    [
      'update',
      () =>
        db
          .collection('nowhere')
          .where({ a: 1 })
          .update({ data: { a: 2 } }),
    ],
    [
      'doc.update',
      () =>
        db
          .collection('nowhere')
          .doc('a')
          .update({ data: { a: 2 } }),
    ],
    [
      'set',
      () =>
        db
          .collection('nowhere')
          .doc('a')
          .set({ data: { a: 2 } }),
    ],
    ['remove', () => db.collection('nowhere').where({ a: 1 }).remove()],
    ['doc.remove', () => db.collection('nowhere').doc('a').remove()],
  ]
  test.each(operations)('is an error on %s', async (_name, run) => {
    await expect(run()).rejects.toMatchObject({ errCode: -502005 })
  })

  test('is an error on aggregate', async () => {
    const run = db.collection('nowhere').aggregate().match({ a: 1 }).end()
    await expect(run).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  })

  test('can be created; created again it stays as it is', async () => {
    await db.createCollection('nowhere')
    await db.collection('nowhere').add({ data: { _id: 'a' } })
    await db.createCollection('nowhere')
    expect(await db.collection('nowhere').count()).toMatchObject({ total: 1 })
  })
})

describe('reading', () => {
  beforeEach(async () => {
    await addAll([
      {
        _id: 'a',
        n: 1,
        tags: ['x', 'y'],
        at: new Date(1000),
        o: { k: 1 },
        items: [
          { p: 1, q: 1 },
          { p: 5, q: 0 },
        ],
      },
      { _id: 'b', n: 2, tags: ['y'], at: new Date(2000), o: { k: 2 }, items: [{ p: 2, q: 2 }] },
      { _id: 'c', n: 3, tags: [], at: new Date(3000), name: 'Carol', s: null },
      { _id: 'd', n: 4, at: new Date(4000), name: 'dave' },
    ])
  })

  const conditions: [string, () => unknown, string[]][] = [
    ['equality', () => ({ n: 2 }), ['b']],
    ['equality of a nested object', () => ({ o: { k: 2 } }), ['b']],
    ['a dotted path', () => ({ 'o.k': 1 }), ['a']],
    ['an element of an array', () => ({ tags: 'y' }), ['a', 'b']],
    ['null, which a missing field equals', () => ({ s: null }), ['a', 'b', 'c', 'd']],
    ['eq', () => ({ n: _.eq(1) }), ['a']],
    ['neq', () => ({ n: _.neq(1) }), ['b', 'c', 'd']],
    ['gt', () => ({ n: _.gt(3) }), ['d']],
    ['gte', () => ({ n: _.gte(3) }), ['c', 'd']],
    ['lt', () => ({ n: _.lt(2) }), ['a']],
    ['lte', () => ({ n: _.lte(2) }), ['a', 'b']],
    ['in', () => ({ n: _.in([1, 4, 9]) }), ['a', 'd']],
    ['in, on ids', () => ({ _id: _.in(['d', 'a', 'zz']) }), ['a', 'd']],
    ['nin', () => ({ n: _.nin([1, 4]) }), ['b', 'c']],
    ['and, chained', () => ({ n: _.gt(1).and(_.lt(4)) }), ['b', 'c']],
    ['or of values', () => ({ n: _.eq(1).or(_.gt(3)) }), ['a', 'd']],
    ['or of objects', () => _.or([{ n: 1 }, { name: 'Carol' }]), ['a', 'c']],
    ['nor', () => _.nor([{ n: 1 }, { n: 2 }]), ['c', 'd']],
    ['not', () => ({ n: _.not(_.gt(2)) }), ['a', 'b']],
    ['exists', () => ({ name: _.exists(true) }), ['c', 'd']],
    ['exists not', () => ({ tags: _.exists(false) }), ['d']],
    ['mod', () => ({ n: _.mod(2, 0) }), ['b', 'd']],
    ['all', () => ({ tags: _.all(['x', 'y']) }), ['a']],
    ['size', () => ({ tags: _.size(0) }), ['c']],
    ['elemMatch', () => ({ items: _.elemMatch({ p: _.gt(1), q: _.gt(1) }) }), ['b']],
    ['a regular expression', () => ({ name: /^car/i }), ['c']],
    ['a regular expression of the SDK', () => ({ name: db.RegExp({ regexp: '^DA', options: 'i' }) }), ['d']],
    ['a date', () => ({ at: _.gte(new Date(3000)) }), ['c', 'd']],
    ['a server date', () => ({ at: _.lt(db.serverDate()) }), ['a', 'b', 'c', 'd']],
    ['an expression', () => _.expr(_.aggregate.gt(['$n', 3])), ['d']],
    ['a value of another type', () => ({ n: '1' }), []],
  ]
  test.each(conditions)('finds by %s', async (_name, condition, expected) => {
    expect(ids(await things.where(condition()).orderBy('_id', 'asc').get())).toEqual(expected)
    expect(await things.where(condition()).count()).toMatchObject({ total: expected.length })
  })

  test('orders, skips and limits', async () => {
    expect(ids(await things.orderBy('n', 'desc').skip(1).limit(2).get())).toEqual(['c', 'b'])
    expect(ids(await things.orderBy('name', 'desc').orderBy('n', 'desc').get())).toEqual(['d', 'c', 'b', 'a'])
    expect(ids(await things.skip(10).get())).toEqual([])
  })

  test('leaves only the fields that are asked for', async () => {
    const one = things.doc('a')
    expect((await one.field({ n: true }).get()).data).toEqual({ _id: 'a', n: 1 })
    expect((await one.field({ _id: false, n: true, 'o.k': true }).get()).data).toEqual({ n: 1, o: { k: 1 } })
    expect((await one.field({ tags: false, at: false, items: false }).get()).data).toEqual({
      _id: 'a',
      n: 1,
      o: { k: 1 },
    })
    expect((await one.field({ n: true, tags: _.project.slice(1) }).get()).data).toEqual({
      _id: 'a',
      n: 1,
      tags: ['x'],
    })
    expect((await one.field({ items: _.project.elemMatch({ p: 5 }) }).get()).data).toEqual({
      _id: 'a',
      items: [{ p: 5, q: 0 }],
    })
    expect((await one.field({ 'items.p': true }).get()).data).toEqual({
      _id: 'a',
      items: [{ p: 1 }, { p: 5 }],
    })
  })

  test('refuses operators that do not exist', async () => {
    const bad = { n: { $frobnicate: 1 } }
    await expect(things.where(bad).get()).rejects.toMatchObject({ errCode: expect.any(Number) })
  })

  test('says of a missing document that it is missing', async () => {
    await expect(things.doc('zz').get()).rejects.toMatchObject({ errCode: -1 })
    const lenient = sdk().database({ throwOnNotFound: false })
    expect((await lenient.collection('things').doc('zz').get()).data).toBeNull()
  })

  test('gives 100 documents unless asked, and never more than 1000', async () => {
    await db.collection('others').add({ data: Array.from({ length: 1100 }, (_value, n) => ({ n })) })
    const others = db.collection('others')
    expect((await others.get()).data).toHaveLength(100)
    expect((await others.limit(1000).get()).data).toHaveLength(1000)
    expect((await others.limit(5000).get()).data).toHaveLength(1000)
    expect(await others.count()).toMatchObject({ total: 1100 })
  })

  test('refuses an answer of more than 1 MB', async () => {
    await db.collection('others').add({ data: [1, 2, 3].map(() => ({ text: 'x'.repeat(400_000) })) })
    await expect(db.collection('others').get()).rejects.toMatchObject({ errCode: -502001 })
    expect((await db.collection('others').limit(2).get()).data).toHaveLength(2)
  })
})

describe('aggregating', () => {
  const $ = (): Command => _.aggregate

  beforeEach(async () => {
    await addAll([
      { _id: 1, c: 'a', n: 1, tags: ['x', 'y'] },
      { _id: 2, c: 'a', n: 2, tags: ['x'] },
      { _id: 3, c: 'b', n: 5, tags: [] },
    ])
    await db.collection('others').add({ data: [{ _id: 'o', c: 'a', title: 'A' }] })
  })

  test('groups, sorts and projects', async () => {
    const { list } = await things
      .aggregate()
      .match({ n: _.gt(0) })
      .group({ _id: '$c', total: $().sum('$n'), all: $().push('$n') })
      .sort({ _id: 1 })
      .end()
    expect(list).toEqual([
      { _id: 'a', total: 3, all: [1, 2] },
      { _id: 'b', total: 5, all: [5] },
    ])
  })

  test('looks up, unwinds and counts', async () => {
    const joined = await things
      .aggregate()
      .match({ _id: 1 })
      .lookup({ from: 'others', localField: 'c', foreignField: 'c', as: 'other' })
      .unwind('$tags')
      .project({ _id: 0, tags: 1, title: $().arrayElemAt(['$other.title', 0]) })
      .end()
    expect(joined.list).toEqual([
      { tags: 'x', title: 'A' },
      { tags: 'y', title: 'A' },
    ])
    expect((await things.aggregate().count('all').end()).list).toEqual([{ all: 3 }])
  })

  test('never changes what is stored, neither what is answered nor what is searched', async () => {
    await things.doc('nested').set({ data: { o: { k: 1 }, list: [{ k: 1 }] } })
    const change = { 'o.k': 99, 'list.k': 99, n: 99 }
    expect((await things.aggregate().addFields(change).match({ 'o.k': 99 }).end()).list).toHaveLength(4)
    await things.aggregate().match({ _id: 'nested' }).addFields(change).end()
    expect((await things.doc('nested').get()).data).toEqual({ _id: 'nested', o: { k: 1 }, list: [{ k: 1 }] })
    expect(await things.where({ 'o.k': 1, 'list.k': 1 }).count()).toMatchObject({ total: 1 })
    expect(await things.where({ n: 99 }).count()).toMatchObject({ total: 0 })
  })

  test('fails clearly on a stage that does not exist, or a collection', async () => {
    const missing = things
      .aggregate()
      .lookup({ from: 'nowhere', localField: 'c', foreignField: 'c', as: 'o' })
      .end()
    await expect(missing).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  })
})

describe('setting and removing', () => {
  test('set replaces a document whole, or makes it', async () => {
    expect(await things.doc('a').set({ data: { n: 1, o: { k: 1 } } })).toMatchObject({
      stats: { created: 1, updated: 0 },
    })
    expect(await things.doc('a').set({ data: { o: { z: 1 } } })).toMatchObject({
      stats: { created: 0, updated: 1 },
    })
    expect((await things.doc('a').get()).data).toEqual({ _id: 'a', o: { z: 1 } })
  })

  test('remove counts what it removed', async () => {
    await addAll([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ])
    expect(await things.doc('a').remove()).toMatchObject({ stats: { removed: 1 } })
    expect(await things.doc('a').remove()).toMatchObject({ stats: { removed: 0 } })
    expect(await things.where({ n: _.gt(0) }).remove()).toMatchObject({ stats: { removed: 2 } })
    expect(await things.count()).toMatchObject({ total: 0 })
  })
})
