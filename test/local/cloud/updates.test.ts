import type { Cloud } from '../../../local/cloud'
import { testCloud } from './support/cloud'
import { sdk, type Collection, type Command, type Doc } from './support/sdk'

/** Updates as the SDK sends them. What the SDK cannot say is in updateEngine.test.ts. */
let cloud: Cloud
let things: Collection
let _: Command

beforeAll(async () => {
  cloud = await testCloud()
  const db = sdk().database()
  things = db.collection('things')
  _ = db.command
})
afterAll(() => cloud.stop())
beforeEach(() => things.where({}).remove())

const after = async (before: Doc, change: object): Promise<Doc> => {
  await things.doc('a').set({ data: { ...before, kept: 1 } })
  await things.doc('a').update({ data: change })
  const { _id, kept, ...fields } = (await things.doc('a').get()).data ?? {}
  expect([_id, kept]).toEqual(['a', 1])
  return fields
}

const cases: [string, Doc, () => object, Doc][] = [
  ['a plain value', { n: 1, m: 1 }, () => ({ n: 2 }), { n: 2, m: 1 }],
  [
    'a nested value, keeping its neighbours',
    { o: { a: 1, b: 1 } },
    () => ({ o: { a: 2 } }),
    { o: { a: 2, b: 1 } },
  ],
  ['set, replacing an object whole', { o: { a: 1, b: 1 } }, () => ({ o: _.set({ a: 2 }) }), { o: { a: 2 } }],
  ['a dotted path into nothing', {}, () => ({ 'o.a.b': 1 }), { o: { a: { b: 1 } } }],
  ['remove', { n: 1, m: 1 }, () => ({ n: _.remove() }), { m: 1 }],
  ['inc', { n: 1 }, () => ({ n: _.inc(4) }), { n: 5 }],
  ['inc of nothing', {}, () => ({ n: _.inc(4) }), { n: 4 }],
  ['inc by a fraction', { n: 0.2 }, () => ({ n: _.inc(-0.05) }), { n: 0.2 - 0.05 }],
  ['mul', { n: 3 }, () => ({ n: _.mul(4) }), { n: 12 }],
  ['mul of nothing', {}, () => ({ n: _.mul(4) }), { n: 0 }],
  ['min', { n: 3 }, () => ({ n: _.min(2) }), { n: 2 }],
  ['max', { n: 3 }, () => ({ n: _.max(2), m: _.max(1) }), { n: 3, m: 1 }],
  ['rename', { n: 3 }, () => ({ n: _.rename('m') }), { m: 3 }],
  ['push of one', { l: [1] }, () => ({ l: _.push(2) }), { l: [1, 2] }],
  ['push of several', { l: [1] }, () => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
  ['push of nothing there', {}, () => ({ l: _.push([2]) }), { l: [2] }],
  [
    'push with position, sort and slice',
    { l: [5, 1] },
    () => ({ l: _.push({ each: [3, 2], position: 1, sort: -1, slice: 3 }) }),
    { l: [5, 3, 2] },
  ],
  ['unshift', { l: [3] }, () => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['pop', { l: [1, 2] }, () => ({ l: _.pop() }), { l: [1] }],
  ['shift', { l: [1, 2] }, () => ({ l: _.shift() }), { l: [2] }],
  ['pull', { l: [1, 2, 1] }, () => ({ l: _.pull(1) }), { l: [2] }],
  ['pull by condition', { l: [1, 5, 9] }, () => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
  ['pull of objects', { l: [{ a: 1, b: 1 }, { a: 2 }] }, () => ({ l: _.pull({ a: 1 }) }), { l: [{ a: 2 }] }],
  ['pullAll', { l: [1, 2, 3] }, () => ({ l: _.pullAll([1, 3]) }), { l: [2] }],
  ['addToSet', { l: [1] }, () => ({ l: _.addToSet(1) }), { l: [1] }],
  ['addToSet of several', { l: [1] }, () => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
  [
    'an element of an array',
    { l: [{ n: 1 }, { n: 2 }] },
    () => ({ 'l.1.n': _.inc(1) }),
    { l: [{ n: 1 }, { n: 3 }] },
  ],
  ['removing an element leaves null', { l: [1, 2] }, () => ({ 'l.0': _.remove() }), { l: [null, 2] }],
]

describe('doc.update', () => {
  test.each(cases)('%s', async (_name, before, change, expected) => {
    expect(await after(before, change())).toEqual(expected)
  })
})

const failures: [string, Doc, () => object][] = [
  ['inc of a text', { n: 'x', ok: 1 }, () => ({ n: _.inc(1), ok: 2 })],
  ['mul of null', { n: null, ok: 1 }, () => ({ n: _.mul(1), ok: 2 })],
  ['push to an object', { l: {}, ok: 1 }, () => ({ l: _.push(1), ok: 2 })],
  ['addToSet to a number', { l: 1, ok: 1 }, () => ({ l: _.addToSet(1), ok: 2 })],
  ['pop of a text', { l: 'x', ok: 1 }, () => ({ ok: 2, l: _.pop() })],
  ['pull from a text', { l: 'x', ok: 1 }, () => ({ ok: 2, l: _.pull('x') })],
  ['a path through a number', { n: 1, ok: 1 }, () => ({ 'n.a': 1, ok: 2 })],
  ['a path through null', { n: null, ok: 1 }, () => ({ 'n.a': 1, ok: 2 })],
  ['a name in an array', { l: [1], ok: 1 }, () => ({ 'l.a': 1, ok: 2 })],
  ['paths that meet', { o: {}, ok: 1 }, () => ({ o: _.set({ a: 1 }), 'o.b': 2, ok: 2 })],
]

describe('an update that cannot be made', () => {
  test.each(failures)('%s: fails and changes nothing', async (_name, before, change) => {
    await things.doc('a').set({ data: before })
    await expect(things.doc('a').update({ data: change() })).rejects.toMatchObject({ errCode: -502001 })
    expect((await things.doc('a').get()).data).toEqual({ _id: 'a', ...before })
  })

  test('changes none of many documents if it fails for one', async () => {
    await things.add({
      data: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 'x' },
        { _id: 'c', n: 3 },
      ],
    })
    await expect(things.where({}).update({ data: { n: _.inc(1) } })).rejects.toMatchObject({
      errCode: -502001,
    })
    const { data } = await things.orderBy('_id', 'asc').get()
    expect(data.map(({ n }) => n)).toEqual([1, 'x', 3])
  })
})

describe('where.update', () => {
  beforeEach(() =>
    things.add({
      data: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 2 },
        { _id: 'c', n: 2 },
      ],
    }),
  )

  test('changes every match and counts what is different now', async () => {
    expect(await things.where({ n: 2 }).update({ data: { m: 1 } })).toMatchObject({ stats: { updated: 2 } })
    expect(await things.where({ n: _.gt(0) }).update({ data: { m: 1 } })).toMatchObject({
      stats: { updated: 1 },
    })
    expect(await things.where({ n: 99 }).update({ data: { m: 1 } })).toMatchObject({ stats: { updated: 0 } })
  })

  test('changes one when it is told so', async () => {
    expect(await things.where({ n: 2 }).update({ data: { m: 1 }, multi: false })).toMatchObject({
      stats: { updated: 1 },
    })
    expect(await things.where({ m: 1 }).count()).toMatchObject({ total: 1 })
  })

  test('of a condition on the document itself is made by exactly as many as it allows', async () => {
    await things.doc('stock').set({ data: { left: 10 } })
    const sell = (): Promise<{ stats: { updated: number } }> =>
      things.where({ _id: 'stock', left: _.gt(0) }).update({ data: { left: _.inc(-1) } })
    const results = await Promise.all(Array.from({ length: 50 }, sell))
    expect(results.filter(({ stats }) => stats.updated === 1)).toHaveLength(10)
    expect((await things.doc('stock').get()).data).toMatchObject({ left: 0 })
  })

  test('without the condition in it lets too many through, so the test above can fail', async () => {
    await things.doc('stock').set({ data: { left: 10 } })
    const sell = async (): Promise<boolean> => {
      const { data } = await things.doc('stock').get()
      if (Number(data?.['left']) <= 0) return false
      return (await things.doc('stock').update({ data: { left: _.inc(-1) } })).stats.updated === 1
    }
    const results = await Promise.all(Array.from({ length: 50 }, sell))
    expect(results.filter(Boolean).length).toBeGreaterThan(10)
  })

  test('reaches the element that matched with $', async () => {
    await things.doc('l').set({
      data: {
        l: [
          { k: 1, n: 0 },
          { k: 2, n: 0 },
        ],
      },
    })
    await things.where({ _id: 'l', 'l.k': 2 }).update({ data: { 'l.$.n': 7 } })
    expect((await things.doc('l').get()).data).toMatchObject({
      l: [
        { k: 1, n: 0 },
        { k: 2, n: 7 },
      ],
    })
  })
})
