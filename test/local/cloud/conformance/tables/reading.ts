import { does, idsOf, numbered, REFUSED, valued, type Case, type Doc, type Tools, failure } from '../case'

const area = 'Reading'
const numbers = valued(3, 1, 2)

type Row = [what: string, docs: Doc[], projection: (tools: Tools) => object, doc: unknown]

const projects = (operator: string, rows: Row[]): Case[] =>
  rows.map(([what, docs, projection, expected]) => ({
    ...{ area, operator, what, docs, expected },
    run: async (tools) => (await tools.things.where({ _id: '0' }).field(projection(tools)).get()).data[0],
  }))

type OrderRow = [what: string, docs: Doc[], orders: [string, 'asc' | 'desc'][], ids: string]

const orders = (rows: OrderRow[]): Case[] =>
  rows.map(([what, docs, fields, expected]) => ({
    ...{ area, operator, what, docs, expected },
    run: async ({ things }) => {
      let query = things.where({})
      for (const [field, direction] of fields) query = query.orderBy(field, direction)
      return idsOf((await query.get()).data)
    },
  }))
const operator = 'orderBy'

const full = numbered({ a: 1, b: [1, 2, 3], o: { x: 1, y: 2 }, l: [{ n: 1 }, { n: 2 }] })

export const reading: Case[] = [
  ...projects('field', [
    ['only some fields, and _id', full, () => ({ a: true }), { _id: '0', a: 1 }],
    ['all but some fields', full, () => ({ a: false, b: false, l: false }), { _id: '0', o: { x: 1, y: 2 } }],
    ['without _id', full, () => ({ a: 1, _id: 0 }), { a: 1 }],
    ['a nested field', full, () => ({ 'o.x': true }), { _id: '0', o: { x: 1 } }],
    ['fields of objects in an array', full, () => ({ 'l.n': 1 }), { _id: '0', l: [{ n: 1 }, { n: 2 }] }],
    ['a field that is not there', full, () => ({ z: true }), { _id: '0' }],
    [
      'without a nested field',
      numbered({ o: { x: 1, y: 2 } }),
      () => ({ 'o.x': 0 }),
      { _id: '0', o: { y: 2 } },
    ],
    ['with and without cannot be mixed', full, () => ({ a: true, b: false }), REFUSED],
  ]),
  ...projects('project.slice', [
    ['the first', full, ({ _ }) => ({ a: 1, b: _.project['slice']?.(2) }), { _id: '0', a: 1, b: [1, 2] }],
    ['the last', full, ({ _ }) => ({ a: 1, b: _.project['slice']?.(-1) }), { _id: '0', a: 1, b: [3] }],
    [
      'from a place',
      full,
      ({ _ }) => ({ a: 1, b: _.project['slice']?.([1, 1]) }),
      { _id: '0', a: 1, b: [2] },
    ],
    [
      'alone it keeps the other fields',
      numbered({ a: 1, b: [1, 2] }),
      ({ _ }) => ({ b: _.project['slice']?.(1) }),
      { _id: '0', a: 1, b: [1] },
    ],
  ]),
  ...projects('project.elemMatch', [
    [
      'the first that matches',
      full,
      ({ _ }) => ({ l: _.project['elemMatch']?.({ n: 2 }) }),
      { _id: '0', l: [{ n: 2 }] },
    ],
    ['nothing if none does', full, ({ _ }) => ({ l: _.project['elemMatch']?.({ n: 9 }) }), { _id: '0' }],
  ]),
  ...orders([
    ['ascending', numbers, [['v', 'asc']], '120'],
    ['descending', numbers, [['v', 'desc']], '021'],
    [
      'by two fields',
      numbered({ a: 1, b: 2 }, { a: 2, b: 1 }, { a: 1, b: 1 }),
      [
        ['a', 'asc'],
        ['b', 'desc'],
      ],
      '021',
    ],
    ['types in their order', valued(new Date(0), true, 'x', 5, null), [['v', 'asc']], '43210'],
    ['objects, arrays and ids between', valued({ a: 1 }, 'x', true), [['v', 'asc']], '102'],
    ['missing comes with null, first', numbered({ v: 1 }, {}, { v: 2 }), [['v', 'asc']], '102'],
    ['an array by its least element', valued([5, 0], [1]), [['v', 'asc']], '01'],
    ['an array by its greatest element', valued([5, 0], [6]), [['v', 'desc']], '10'],
    ['a nested field', numbered({ o: { n: 2 } }, { o: { n: 1 } }), [['o.n', 'asc']], '10'],
    ['texts by their code points', valued('b', 'B', '红', 'a', '😀', '，'), [['v', 'asc']], '130254'],
    ['ints, longs and doubles together', valued(3e9, 1.5, 2), [['v', 'asc']], '120'],
  ]),
  ...does(area, 'skip and limit', [
    [
      'a page',
      numbers,
      async ({ things }) => idsOf((await things.orderBy('v', 'asc').skip(1).limit(1).get()).data),
      '2',
    ],
    ['behind the end', numbers, async ({ things }) => (await things.skip(9).get()).data, []],
    [
      '100 documents without a limit',
      Array.from({ length: 130 }, () => ({})),
      async ({ things }) => (await things.get()).data.length,
      100,
    ],
    [
      'a larger limit',
      Array.from({ length: 130 }, () => ({})),
      async ({ things }) => (await things.limit(120).get()).data.length,
      120,
    ],
  ]),
  ...does(area, 'doc.get', [
    ['one document', numbers, async ({ things }) => (await things.doc('1').get()).data, { _id: '1', v: 1 }],
    [
      'with field',
      full,
      async ({ things }) => (await things.doc('0').field({ a: true }).get()).data,
      { _id: '0', a: 1 },
    ],
    ['null if it is not there', numbers, async ({ things }) => (await things.doc('9').get()).data, null],
  ]),
  ...does(area, 'count', [
    ['all', numbers, async ({ things }) => (await things.count()).total, 3],
    ['matches', numbers, async ({ things, _ }) => (await things.where({ v: _['gt']?.(1) }).count()).total, 2],
    ['none', numbers, async ({ things }) => (await things.where({ v: 9 }).count()).total, 0],
  ]),
  ...does(area, 'a collection that is not there', [
    [
      'get',
      [],
      ({ db, names }) => db.collection(names.missing).get(),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'doc.get',
      [],
      ({ db, names }) => db.collection(names.missing).doc('1').get(),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'count',
      [],
      ({ db, names }) => db.collection(names.missing).count(),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'add',
      [],
      ({ db, names }) => db.collection(names.missing).add({ data: { a: 1 } }),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'update',
      [],
      ({ db, names }) =>
        db
          .collection(names.missing)
          .doc('1')
          .update({ data: { a: 1 } }),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'set',
      [],
      ({ db, names }) =>
        db
          .collection(names.missing)
          .doc('1')
          .set({ data: { a: 1 } }),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'remove',
      [],
      ({ db, names }) => db.collection(names.missing).doc('1').remove(),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'aggregate',
      [],
      ({ db, names }) => db.collection(names.missing).aggregate()['match']?.({}).end() ?? Promise.resolve(),
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
    [
      'lookup',
      valued(1),
      async ({ things, names }) => {
        const aggregate = things.aggregate()
        const lookup = { from: names.missing, localField: 'v', foreignField: 'v', as: 'o' }
        return (await aggregate['lookup']?.(lookup).end())?.list
      },
      failure('DATABASE_COLLECTION_NOT_EXIST'),
      'WeChat answers an empty list: MongoDB takes a missing collection for an empty one here',
    ],
    [
      'in a transaction',
      [],
      async ({ db, names }) => {
        const transaction = await db.startTransaction()
        try {
          return await transaction.collection(names.missing).doc('1').get()
        } finally {
          await transaction.rollback()
        }
      },
      failure('DATABASE_COLLECTION_NOT_EXIST'),
    ],
  ]),
]
