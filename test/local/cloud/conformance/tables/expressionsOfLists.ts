import { computes, REFUSED, type Case } from '../case'

const lists = 'Expressions: arrays'
const sets = 'Expressions: sets'
const objects = 'Expressions: objects'
const l = { l: [1, 2, 3] }

export const expressionsOfLists: Case[] = [
  ...computes(lists, '$.arrayElemAt', [
    ['a place', l, ($) => $['arrayElemAt']?.(['$l', 1]), 2],
    ['from the end', l, ($) => $['arrayElemAt']?.(['$l', -1]), 3],
    ['behind the end it is missing', l, ($) => $['arrayElemAt']?.(['$l', 9]), undefined],
    ['of no list', { l: 1 }, ($) => $['arrayElemAt']?.(['$l', 0]), REFUSED],
  ]),
  ...computes(lists, '$.arrayToObject, $.objectToArray', [
    [
      'pairs',
      {
        l: [
          ['a', 1],
          ['b', 2],
        ],
      },
      ($) => $['arrayToObject']?.('$l'),
      { a: 1, b: 2 },
    ],
    ['keys and values', { l: [{ k: 'a', v: 1 }] }, ($) => $['arrayToObject']?.('$l'), { a: 1 }],
    [
      'back',
      { o: { a: 1, b: 2 } },
      ($) => $['objectToArray']?.('$o'),
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
    ],
    ['of null', { o: null }, ($) => $['objectToArray']?.('$o'), null],
  ]),
  ...computes(lists, '$.concatArrays', [
    ['lists', { a: [1], b: [2] }, ($) => $['concatArrays']?.(['$a', '$b', [3]]), [1, 2, 3]],
    ['null', { a: [1] }, ($) => $['concatArrays']?.(['$a', '$b']), null],
  ]),
  ...computes(lists, '$.filter', [
    [
      'by a condition',
      l,
      ($) => $['filter']?.({ input: '$l', as: 'x', cond: $['gte']?.(['$$x', 2]) }),
      [2, 3],
    ],
    ['with its own name', l, ($) => $['filter']?.({ input: '$l', cond: $['lt']?.(['$$this', 2]) }), [1]],
    ['of null', {}, ($) => $['filter']?.({ input: '$l', as: 'x', cond: true }), null],
  ]),
  ...computes(lists, '$.in', [
    ['there', l, ($) => $['in']?.([2, '$l']), true],
    ['not there', l, ($) => $['in']?.([9, '$l']), false],
    ['in no list', { l: 1 }, ($) => $['in']?.([9, '$l']), REFUSED],
  ]),
  ...computes(lists, '$.indexOfArray', [
    ['the first place', { l: ['a', 'b', 'b'] }, ($) => $['indexOfArray']?.(['$l', 'b']), 1],
    ['from a place on', { l: ['a', 'b', 'b'] }, ($) => $['indexOfArray']?.(['$l', 'b', 2]), 2],
    ['not there', l, ($) => $['indexOfArray']?.(['$l', 9]), -1],
  ]),
  ...computes(lists, '$.isArray', [
    ['a list', l, ($) => $['isArray']?.('$l'), true],
    ['a text', { l: 'x' }, ($) => $['isArray']?.('$l'), false],
  ]),
  ...computes(lists, '$.map', [
    [
      'with a name',
      l,
      ($) => $['map']?.({ input: '$l', as: 'x', in: $['multiply']?.(['$$x', 2]) }),
      [2, 4, 6],
    ],
    [
      'over objects',
      { l: [{ n: 1 }, { n: 2 }] },
      ($) => $['map']?.({ input: '$l', as: 'x', in: '$$x.n' }),
      [1, 2],
    ],
    ['of null', {}, ($) => $['map']?.({ input: '$l', as: 'x', in: 1 }), null],
    [
      'within another one',
      { l: [[1], [2, 3]] },
      ($) =>
        $['map']?.({
          input: '$l',
          as: 'x',
          in: $['map']?.({ input: '$$x', as: 'y', in: $['add']?.(['$$y', 1]) }),
        }),
      [[2], [3, 4]],
    ],
  ]),
  ...computes(lists, '$.range', [
    ['up', {}, ($) => $['range']?.([0, 10, 3]), [0, 3, 6, 9]],
    ['down', {}, ($) => $['range']?.([3, 0, -1]), [3, 2, 1]],
    ['of nothing', {}, ($) => $['range']?.([5, 1]), []],
    ['by 0', {}, ($) => $['range']?.([5, 1, 0]), REFUSED],
  ]),
  ...computes(lists, '$.reduce', [
    [
      'a sum',
      l,
      ($) => $['reduce']?.({ input: '$l', initialValue: 0, in: $['add']?.(['$$value', '$$this']) }),
      6,
    ],
    [
      'a text',
      { l: ['a', 'b'] },
      ($) => $['reduce']?.({ input: '$l', initialValue: '', in: $['concat']?.(['$$value', '$$this']) }),
      'ab',
    ],
    ['of null', {}, ($) => $['reduce']?.({ input: '$l', initialValue: 0, in: 1 }), null],
  ]),
  ...computes(lists, '$.reverseArray', [
    ['a list', l, ($) => $['reverseArray']?.('$l'), [3, 2, 1]],
    ['null', {}, ($) => $['reverseArray']?.('$l'), null],
  ]),
  ...computes(lists, '$.size', [
    ['of a list', l, ($) => $['size']?.('$l'), 3],
    ['of nothing', {}, ($) => $['size']?.('$l'), REFUSED],
  ]),
  ...computes(lists, '$.slice', [
    ['the first', l, ($) => $['slice']?.(['$l', 2]), [1, 2]],
    ['the last', l, ($) => $['slice']?.(['$l', -2]), [2, 3]],
    ['from a place', l, ($) => $['slice']?.(['$l', 1, 1]), [2]],
    ['from a place counted from the end', l, ($) => $['slice']?.(['$l', -2, 1]), [2]],
  ]),
  ...computes(lists, '$.zip', [
    ['the shortest counts', { a: [1, 2], b: [3] }, ($) => $['zip']?.({ inputs: ['$a', '$b'] }), [[1, 3]]],
    [
      'the longest',
      { a: [1, 2], b: [3] },
      ($) => $['zip']?.({ inputs: ['$a', '$b'], useLongestLength: true, defaults: [0, 9] }),
      [
        [1, 3],
        [2, 9],
      ],
    ],
  ]),
  ...computes(lists, 'paths', [
    ['through objects of a list', { l: [{ n: 1 }, { n: 2 }, {}, 5] }, () => '$l.n', [1, 2]],
    ['a number in a path is a field', l, () => '$l.0', []],
    ['a missing field', {}, () => '$a.b', undefined],
    ['a list of expressions', { a: 1 }, () => ['$a', '$b'], [1, null]],
    [
      'an object of expressions',
      { a: 1 },
      ($) => ({ x: '$a', y: $['literal']?.(2), z: '$b' }),
      { x: 1, y: 2 },
    ],
  ]),
  ...computes(lists, '$.sum and the like over a list', [
    ['sum of fields', { a: 1, b: 2 }, ($) => $['sum']?.(['$a', '$b', '$c']), 3],
    ['sum of a list', l, ($) => $['sum']?.('$l'), 6],
    ['avg', l, ($) => $['avg']?.('$l'), 2],
    ['avg of no numbers', { l: ['x'] }, ($) => $['avg']?.('$l'), null],
    ['min', l, ($) => $['min']?.('$l'), 1],
    ['max of fields', { a: 1, b: 2 }, ($) => $['max']?.(['$a', '$b']), 2],
    ['stdDevPop', { l: [84, 96] }, ($) => $['stdDevPop']?.('$l'), 6],
    ['stdDevSamp', { l: [80, 100] }, ($) => $['stdDevSamp']?.('$l'), expect.closeTo(14.1421, 3)],
  ]),
  ...computes(sets, '$.allElementsTrue, $.anyElementTrue', [
    ['all', { l: [true, 1, 'x'] }, ($) => $['allElementsTrue']?.(['$l']), true],
    ['not all', { l: [true, 0] }, ($) => $['allElementsTrue']?.(['$l']), false],
    ['of nothing', { l: [] }, ($) => $['allElementsTrue']?.(['$l']), true],
    ['any', { l: [false, 1] }, ($) => $['anyElementTrue']?.(['$l']), true],
    ['none', { l: [] }, ($) => $['anyElementTrue']?.(['$l']), false],
  ]),
  ...computes(sets, '$.setDifference, $.setIntersection, $.setUnion', [
    ['difference', { a: [1, 2], b: [3, 1] }, ($) => $['setDifference']?.(['$b', '$a']), [3]],
    [
      'difference of objects and lists',
      { a: [1], b: [{}, []] },
      ($) => $['setDifference']?.(['$b', '$a']),
      [{}, []],
    ],
    ['intersection', { a: [1, 2], b: [2, 1, 2] }, ($) => $['setIntersection']?.(['$a', '$b']), [1, 2]],
    ['union', { a: [1, 2], b: [3, 1] }, ($) => $['setUnion']?.(['$a', '$b']), [1, 2, 3]],
    ['with null', { a: [1] }, ($) => $['setUnion']?.(['$a', '$b']), null],
  ]),
  ...computes(sets, '$.setEquals, $.setIsSubset', [
    ['equal whatever the order', { a: [1, 2], b: [2, 1, 2] }, ($) => $['setEquals']?.(['$a', '$b']), true],
    ['not equal', { a: [1, 2], b: [1] }, ($) => $['setEquals']?.(['$a', '$b']), false],
    ['a part', { a: [1], b: [1, 2] }, ($) => $['setIsSubset']?.(['$a', '$b']), true],
    ['no part', { a: [3], b: [1, 2] }, ($) => $['setIsSubset']?.(['$a', '$b']), false],
    ['of no list', { a: 1, b: [1] }, ($) => $['setEquals']?.(['$a', '$b']), REFUSED],
  ]),
  ...computes(objects, '$.mergeObjects', [
    [
      'later fields win',
      { a: { x: 1, y: 1 }, b: { y: 2 } },
      ($) => $['mergeObjects']?.(['$a', '$b']),
      { x: 1, y: 2 },
    ],
    ['null is nothing', { a: { x: 1 }, b: null }, ($) => $['mergeObjects']?.(['$a', '$b']), { x: 1 }],
    ['a number', { a: 1 }, ($) => $['mergeObjects']?.(['$a']), REFUSED],
  ]),
]
