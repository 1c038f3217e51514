import { changes, changesRaw, does, REFUSED, type Case } from '../case'

const area = 'Update operators on arrays'

export const updateArrays: Case[] = [
  ...changes(area, '_.push', [
    ['one value', { a: [1] }, ({ _ }) => ({ a: _['push']?.(2) }), { a: [1, 2] }],
    ['several arguments', { a: [1] }, ({ _ }) => ({ a: _['push']?.(2, 3) }), { a: [1, 2, 3] }],
    ['a list is spread', { a: [1] }, ({ _ }) => ({ a: _['push']?.([2, 3]) }), { a: [1, 2, 3] }],
    ['a missing field becomes a list', {}, ({ _ }) => ({ a: _['push']?.(1) }), { a: [1] }],
    [
      'in front',
      { a: [3] },
      ({ _ }) => ({ a: _['push']?.({ each: [1, 2], position: 0 }) }),
      { a: [1, 2, 3] },
    ],
    [
      'in the middle',
      { a: [1, 4] },
      ({ _ }) => ({ a: _['push']?.({ each: [2, 3], position: 1 }) }),
      { a: [1, 2, 3, 4] },
    ],
    [
      'counted from the end',
      { a: [1, 4] },
      ({ _ }) => ({ a: _['push']?.({ each: [2], position: -1 }) }),
      { a: [1, 2, 4] },
    ],
    [
      'far behind the end',
      { a: [1] },
      ({ _ }) => ({ a: _['push']?.({ each: [2], position: 9 }) }),
      { a: [1, 2] },
    ],
    [
      'keeps the first',
      { a: [1, 2] },
      ({ _ }) => ({ a: _['push']?.({ each: [3], slice: 2 }) }),
      { a: [1, 2] },
    ],
    [
      'keeps the last',
      { a: [1, 2] },
      ({ _ }) => ({ a: _['push']?.({ each: [3], slice: -2 }) }),
      { a: [2, 3] },
    ],
    ['keeps none', { a: [1, 2] }, ({ _ }) => ({ a: _['push']?.({ each: [3], slice: 0 }) }), { a: [] }],
    ['in order', { a: [3, 1] }, ({ _ }) => ({ a: _['push']?.({ each: [2], sort: 1 }) }), { a: [1, 2, 3] }],
    [
      'in order of a field',
      { a: [{ n: 3 }] },
      ({ _ }) => ({ a: _['push']?.({ each: [{ n: 1 }, { n: 2 }], sort: { n: -1 } }) }),
      { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
    ],
    [
      'sorts before it cuts',
      { a: [1, 2, 3] },
      ({ _ }) => ({ a: _['push']?.({ each: [4, 5, 6], sort: -1, slice: 3 }) }),
      { a: [6, 5, 4] },
    ],
    [
      'all at once on a missing field',
      {},
      ({ _ }) => ({ a: _['push']?.({ each: [3, 1, 2], position: 0, sort: 1, slice: 2 }) }),
      { a: [1, 2] },
    ],
    ['a number', { a: 1 }, ({ _ }) => ({ a: _['push']?.(1) }), REFUSED],
    ['null', { a: null }, ({ _ }) => ({ a: _['push']?.(1) }), REFUSED],
  ]),
  ...changes(area, '_.unshift', [
    ['one value', { a: [2] }, ({ _ }) => ({ a: _['unshift']?.(1) }), { a: [1, 2] }],
    ['several keep their order', { a: [3] }, ({ _ }) => ({ a: _['unshift']?.([1, 2]) }), { a: [1, 2, 3] }],
  ]),
  ...changes(area, '_.pop and _.shift', [
    ['the last', { a: [1, 2, 3] }, ({ _ }) => ({ a: _['pop']?.() }), { a: [1, 2] }],
    ['the first', { a: [1, 2, 3] }, ({ _ }) => ({ a: _['shift']?.() }), { a: [2, 3] }],
    ['of an empty list', { a: [] }, ({ _ }) => ({ a: _['pop']?.() }), { a: [] }],
    ['of nothing', { b: 1 }, ({ _ }) => ({ a: _['pop']?.() }), { b: 1 }],
    ['of a text', { a: 'x' }, ({ _ }) => ({ a: _['shift']?.() }), REFUSED],
  ]),
  ...changes(area, '_.pull', [
    ['a value, wherever it is', { a: [1, 2, 1] }, ({ _ }) => ({ a: _['pull']?.(1) }), { a: [2] }],
    ['by a condition', { a: [1, 5, 9] }, ({ _ }) => ({ a: _['pull']?.(_['gte']?.(5)) }), { a: [1] }],
    [
      'one of several',
      { a: ['a', 'b', 'c'] },
      ({ _ }) => ({ a: _['pull']?.(_['in']?.(['a', 'c'])) }),
      { a: ['b'] },
    ],
    [
      'objects by their fields',
      { a: [{ x: 1, y: 1 }, { x: 2 }] },
      ({ _ }) => ({ a: _['pull']?.({ x: 1 }) }),
      { a: [{ x: 2 }] },
    ],
    [
      'objects by a condition',
      { a: [{ x: 1 }, { x: 5 }] },
      ({ _ }) => ({ a: _['pull']?.({ x: _['gt']?.(2) }) }),
      { a: [{ x: 1 }] },
    ],
    [
      'several fields',
      { a: [1, 2], b: [1, 3] },
      ({ _ }) => ({ a: _['pull']?.(1), b: _['pull']?.(1) }),
      { a: [2], b: [3] },
    ],
    ['of nothing', { b: 1 }, ({ _ }) => ({ a: _['pull']?.(1) }), { b: 1 }],
    ['of a number', { a: 1 }, ({ _ }) => ({ a: _['pull']?.(1) }), REFUSED],
  ]),
  ...changes(area, '_.pullAll', [
    ['all of some values', { a: [1, 2, 3, 2] }, ({ _ }) => ({ a: _['pullAll']?.([2, 3]) }), { a: [1] }],
    [
      'objects as a whole only',
      { a: [{ x: 1 }, { x: 1, y: 1 }] },
      ({ _ }) => ({ a: _['pullAll']?.([{ x: 1 }]) }),
      { a: [{ x: 1, y: 1 }] },
    ],
  ]),
  ...changes(area, '_.addToSet', [
    ['a new value', { a: [1] }, ({ _ }) => ({ a: _['addToSet']?.(2) }), { a: [1, 2] }],
    ['a value that is there', { a: [1] }, ({ _ }) => ({ a: _['addToSet']?.(1) }), { a: [1] }],
    [
      'several',
      { a: ['a'] },
      ({ _ }) => ({ a: _['addToSet']?.({ $each: ['a', 'b', 'b'] }) }),
      { a: ['a', 'b'] },
    ],
    [
      'an object that is there',
      { a: [{ x: 1 }] },
      ({ _ }) => ({ a: _['addToSet']?.({ x: 1 }) }),
      { a: [{ x: 1 }] },
    ],
    ['a list is one value', { a: [] }, ({ _ }) => ({ a: _['addToSet']?.([1, 2]) }), { a: [[1, 2]] }],
    ['a missing field', {}, ({ _ }) => ({ a: _['addToSet']?.(1) }), { a: [1] }],
    ['a number', { a: 1 }, ({ _ }) => ({ a: _['addToSet']?.(1) }), REFUSED],
  ]),
  ...changesRaw(area, '$[]', [
    ['every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
    [
      'a field of every element',
      { a: [{ n: 1 }, { n: 2 }] },
      { $set: { 'a.$[].n': 0 } },
      { a: [{ n: 0 }, { n: 0 }] },
    ],
    ['of no list', { a: 1 }, { $set: { 'a.$[]': 0 } }, REFUSED],
    ['with a name, for which the wire has no filters', { a: [1] }, { $set: { 'a.$[x]': 0 } }, REFUSED],
  ]),
  ...does(area, 'the positional $', [
    [
      'is the element that was found',
      [
        {
          _id: '0',
          a: [
            { x: 1, n: 0 },
            { x: 2, n: 0 },
          ],
        },
      ],
      async ({ things }) => {
        await things.where({ 'a.x': 2 }).update({ data: { 'a.$.n': 7 } })
        return (await things.doc('0').get()).data
      },
      {
        _id: '0',
        a: [
          { x: 1, n: 0 },
          { x: 2, n: 7 },
        ],
      },
    ],
    [
      'with elemMatch',
      [{ _id: '0', a: [1, 5, 9] }],
      async ({ things, _ }) => {
        await things.where({ a: _['elemMatch']?.(_['gt']?.(2)) }).update({ data: { 'a.$': _['inc']?.(100) } })
        return (await things.doc('0').get()).data
      },
      { _id: '0', a: [1, 105, 9] },
    ],
    [
      'needs a condition on the array',
      [{ _id: '0', a: [1] }],
      ({ things }) => things.where({ _id: '0' }).update({ data: { 'a.$': 1 } }),
      REFUSED,
    ],
  ]),
]
