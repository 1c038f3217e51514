import { does, failure, REFUSED, valued, type Case, type Doc, type Tools } from '../case'

const area = 'Adding, replacing, removing'
const types = 'Types of values'

const all = async ({ things }: Tools): Promise<Doc[]> => (await things.orderBy('_id', 'asc').get()).data
const typeOf = async ({ things }: Tools, field = '$v'): Promise<unknown> => {
  const aggregate = things.aggregate()
  return (await aggregate['project']?.({ _id: 0, t: { $type: field } }).end())?.list[0]?.['t']
}
const duplicate = REFUSED

export const writes: Case[] = [
  ...does(area, 'add', [
    [
      'makes an _id',
      [],
      async ({ things }) => (await things.add({ data: { a: 1 } }))._id,
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ],
    [
      'takes an _id',
      [],
      async (tools) => [(await tools.things.add({ data: { _id: 'x', a: 1 } }))._id, await all(tools)],
      ['x', [{ _id: 'x', a: 1 }]],
    ],
    [
      'takes a number as _id',
      [],
      async (tools) => [(await tools.things.add({ data: { _id: 5 } }))._id, await all(tools)],
      [5, [{ _id: 5 }]],
    ],
    [
      'several at once',
      [],
      async ({ things }) => (await things.add({ data: [{ _id: 'a' }, { _id: 'b' }] }))._ids,
      ['a', 'b'],
    ],
    ['an _id that is there', valued(1), ({ things }) => things.add({ data: { _id: '0' } }), duplicate],
    [
      'one of several that is there: none is added',
      valued(1),
      async (tools) => {
        await tools.things.add({ data: [{ _id: 'new' }, { _id: '0' }] }).catch(() => undefined)
        return (await tools.things.count()).total
      },
      1,
      'WeChat, as MongoDB, may keep those before the one that failed',
    ],
    [
      'names with a dot',
      [],
      async (tools) => {
        await tools.raw.add({ _id: '0', 'a.b': 1 })
        return (await all(tools))[0]
      },
      { _id: '0', 'a.b': 1 },
    ],
    ['names with $', [], ({ raw }) => raw.add({ $a: 1 }), REFUSED],
    [
      'an empty document',
      [],
      async (tools) => {
        await tools.things.add({ data: {} })
        return (await all(tools)).length
      },
      1,
    ],
    ['a list as _id', [], ({ raw }) => raw.add({ _id: [1] }), REFUSED],
  ]),
  ...does(area, 'doc.set', [
    [
      'replaces everything',
      [{ _id: '0', a: 1, b: 2 }],
      async (tools) => [await tools.things.doc('0').set({ data: { c: 3 } }), await all(tools)],
      [expect.objectContaining({ stats: { created: 0, updated: 1 } }), [{ _id: '0', c: 3 }]],
    ],
    [
      'makes a document',
      [],
      async (tools) => [await tools.things.doc('x').set({ data: { c: 3 } }), await all(tools)],
      [expect.objectContaining({ _id: 'x', stats: { created: 1, updated: 0 } }), [{ _id: 'x', c: 3 }]],
    ],
    [
      'counts also what is as before',
      [{ _id: '0', a: 1 }],
      async ({ things }) => (await things.doc('0').set({ data: { a: 1 } })).stats.updated,
      1,
    ],
    [
      'dates and nested objects',
      [],
      async (tools) => {
        await tools.things.doc('x').set({ data: { d: new Date(5), o: { l: [1, { a: null }] } } })
        return all(tools)
      },
      [{ _id: 'x', d: new Date(5), o: { l: [1, { a: null }] } }],
    ],
  ]),
  ...does(area, 'doc.update', [
    [
      'counts',
      valued(1),
      async ({ things }) => (await things.doc('0').update({ data: { v: 2 } })).stats.updated,
      1,
    ],
    [
      'counts nothing that is as before',
      valued(1),
      async ({ things }) => (await things.doc('0').update({ data: { v: 1 } })).stats.updated,
      0,
    ],
    [
      'makes no document',
      [],
      async (tools) => [
        (await tools.things.doc('x').update({ data: { a: 1 } })).stats.updated,
        await all(tools),
      ],
      [0, []],
    ],
  ]),
  ...does(area, 'where.update', [
    [
      'all matches',
      valued(1, 1, 2),
      async ({ things, _ }) =>
        (await things.where({ v: 1 }).update({ data: { v: _['inc']?.(5) } })).stats.updated,
      2,
    ],
    [
      'counts those that are different',
      valued(1, 5),
      async ({ things }) => (await things.where({}).update({ data: { v: 5 } })).stats.updated,
      1,
    ],
    [
      'one wrong document leaves all of them',
      valued(1, 'x'),
      async (tools) => {
        await tools.things
          .where({})
          .update({ data: { v: tools._['inc']?.(1) } })
          .catch(() => undefined)
        return (await all(tools)).map(({ v }) => v)
      },
      [1, 'x'],
      'WeChat, as MongoDB, keeps the changes of documents before the one that failed',
    ],
    [
      'by two conditions at once: a stock',
      [{ _id: '0', stock: 1 }],
      async ({ things, _ }) => {
        const take = async (): Promise<number> =>
          (await things.where({ _id: '0', stock: _['gt']?.(0) }).update({ data: { stock: _['inc']?.(-1) } }))
            .stats.updated
        return (await Promise.all([take(), take(), take()])).reduce((sum, n) => sum + n, 0)
      },
      1,
    ],
    [
      'only the first, with multiple: false',
      valued(1, 1),
      async ({ raw }) =>
        (
          await raw
            .where({ v: 1 })
            .options({ raw: true, multiple: false })
            .update({ $set: { v: 2 } })
        ).updated,
      1,
    ],
  ]),
  ...does(area, 'updateAndReturn', [
    [
      'gives the document as it is then',
      [{ _id: '0', n: 1 }],
      async ({ node, names }) =>
        (await node.collection(names.things).where({ _id: '0' }).updateAndReturn({ n: 5 })).doc,
      { _id: '0', n: 5 },
    ],
    [
      'null if there is none',
      [],
      async ({ node, names }) =>
        (await node.collection(names.things).where({ _id: '9' }).updateAndReturn({ n: 5 })).doc,
      null,
    ],
    [
      'changes one only',
      valued(1, 1),
      async ({ node, names, things }) => {
        await node.collection(names.things).where({ v: 1 }).updateAndReturn({ v: 2 })
        return (await things.where({ v: 2 }).count()).total
      },
      1,
    ],
  ]),
  ...does(area, 'remove', [
    ['a document', valued(1, 2), async ({ things }) => (await things.doc('0').remove()).stats.removed, 1],
    ['one that is not there', [], async ({ things }) => (await things.doc('9').remove()).stats.removed, 0],
    [
      'all matches',
      valued(1, 1, 2),
      async (tools) => [(await tools.things.where({ v: 1 }).remove()).stats.removed, await all(tools)],
      [2, [{ _id: '2', v: 2 }]],
    ],
    [
      'everything',
      valued(1, 2),
      async ({ things }) => (await things.where({ _id: /.*/ }).remove()).stats.removed,
      2,
    ],
  ]),
  ...does(area, 'createCollection', [
    [
      'one that is there',
      [],
      async ({ db, names, things }) => {
        await db.createCollection(names.things)
        return (await things.count()).total
      },
      0,
    ],
    ['a name that is not allowed', [], ({ db }) => db.createCollection('a b$'), failure('INVALID_PARAM')],
  ]),
  ...does(types, 'round trips', [
    ['int', [{ _id: '0', v: 5 }], (tools) => typeOf(tools), 'int'],
    [
      'long',
      [{ _id: '0', v: 12345678901 }],
      async (tools) => [await typeOf(tools), (await all(tools))[0]?.['v']],
      ['long', 12345678901],
    ],
    ['double', [{ _id: '0', v: 1.5 }], (tools) => typeOf(tools), 'double'],
    ['bool', [{ _id: '0', v: false }], (tools) => typeOf(tools), 'bool'],
    [
      'null',
      [{ _id: '0', v: null }],
      async (tools) => [await typeOf(tools), (await all(tools))[0]],
      ['null', { _id: '0', v: null }],
    ],
    [
      'date',
      [{ _id: '0', v: new Date(1) }],
      async (tools) => [await typeOf(tools), (await all(tools))[0]?.['v']],
      ['date', new Date(1)],
    ],
    [
      'text with emoji',
      [{ _id: '0', v: '红梅😀\n"' }],
      async (tools) => (await all(tools))[0]?.['v'],
      '红梅😀\n"',
    ],
    [
      'empty things',
      [{ _id: '0', a: [], o: {}, s: '' }],
      async (tools) => (await all(tools))[0],
      { _id: '0', a: [], o: {}, s: '' },
    ],
    [
      'the order of fields',
      [{ _id: '0', z: 1, a: { y: 1, b: 2 } }],
      async (tools) => JSON.stringify((await all(tools))[0]),
      '{"_id":"0","z":1,"a":{"y":1,"b":2}}',
    ],
    [
      'regex',
      [],
      async (tools) => {
        await tools.things.add({ data: { _id: '0', v: tools.db.RegExp({ regexp: '^a', options: 'i' }) } })
        return typeOf(tools)
      },
      'regex',
    ],
    [
      'ObjectId',
      [],
      async (tools) => {
        const id = '5f1a2b3c4d5e6f7a8b9c0d1e'
        await tools.node.collection(tools.names.things).add({ _id: '0', v: tools.node.ObjectId({ id }) })
        const { data } = await tools.node
          .collection(tools.names.things)
          .where({ v: tools.node.ObjectId({ id }) })
          .get()
        return [await typeOf(tools), data.length]
      },
      ['objectId', 1],
    ],
    [
      'ObjectId as _id',
      [],
      async (tools) => {
        const id = '5f1a2b3c4d5e6f7a8b9c0d1e'
        const added = await tools.node
          .collection(tools.names.things)
          .add({ _id: tools.node.ObjectId({ id }) })
        return [String(added.id), await typeOf(tools, '$_id')]
      },
      ['5f1a2b3c4d5e6f7a8b9c0d1e', 'objectId'],
    ],
    [
      'serverDate',
      [],
      async (tools) => {
        await tools.things.add({
          data: { _id: '0', v: tools.db.serverDate(), w: tools.db.serverDate({ offset: 60_000 }) },
        })
        const [doc] = await all(tools)
        return Number(doc?.['w']) - Number(doc?.['v'])
      },
      60_000,
    ],
    [
      'a point',
      [],
      async (tools) => {
        const Point = tools.db.Geo['Point']
        if (!Point) throw new Error('no Geo')
        await tools.things.add({ data: { _id: '0', v: new Point(113.3, 23) } })
        return [await typeOf(tools), await typeOf(tools, '$v.type')]
      },
      ['object', 'string'],
    ],
    [
      'a number stays of its kind in an update',
      [{ _id: '0', v: 1.5 }],
      async (tools) => {
        await tools.things.doc('0').update({ data: { v: tools._['inc']?.(0.5) } })
        return typeOf(tools)
      },
      'double',
    ],
  ]),
]
