import { aggregates, failure, numbered, REFUSED, valued, type Aggregate, type Case } from '../case'

const area = 'Aggregation stages'
const groupArea = 'Aggregation: $group'
const people = numbered(
  { team: 'a', n: 84, name: 'p' },
  { team: 'a', n: 96, name: 'q' },
  { team: 'b', n: 80, name: 'r' },
  { team: 'b', n: 100, name: 's' },
)

/** Steps one after another: `['sort', {v: 1}]` … */
const steps = (aggregate: Aggregate, ...list: [string, unknown?][]): Aggregate =>
  list.reduce((made, [name, value]) => made[name]?.(value) ?? made, aggregate)

const byTeam: [string, unknown] = ['sort', { _id: 1 }]

export const stages: Case[] = [
  ...aggregates(area, 'match', [
    ['values', valued(1, 2), (a) => steps(a, ['match', { v: 2 }]), [{ _id: '1', v: 2 }]],
    [
      'commands',
      people,
      (a, { _ }) => steps(a, ['match', { n: _['gt']?.(90) }], ['project', { n: 1, _id: 0 }]),
      [{ n: 96 }, { n: 100 }],
    ],
    [
      'after other steps',
      people,
      (a, { _ }) =>
        steps(a, ['group', { _id: '$team', top: { $max: '$n' } }], ['match', { top: _['gt']?.(99) }]),
      [{ _id: 'b', top: 100 }],
    ],
    [
      'an operator that does not exist',
      people,
      (a) => steps(a, ['match', { n: { $foo: 1 } }]),
      failure('DATABASE_INVALID_OPERRATOR'),
    ],
  ]),
  ...aggregates(area, 'project', [
    ['some fields', people.slice(0, 1), (a) => steps(a, ['project', { n: 1 }]), [{ _id: '0', n: 84 }]],
    ['without _id', people.slice(0, 1), (a) => steps(a, ['project', { _id: 0, n: 1 }]), [{ n: 84 }]],
    [
      'all but some',
      people.slice(0, 1),
      (a) => steps(a, ['project', { name: 0, _id: 0 }]),
      [{ team: 'a', n: 84 }],
    ],
    [
      'computed',
      people.slice(0, 1),
      (a, { $ }) => steps(a, ['project', { _id: 0, d: $['multiply']?.(['$n', 2]) }]),
      [{ d: 168 }],
    ],
    ['renamed', people.slice(0, 1), (a) => steps(a, ['project', { _id: 0, points: '$n' }]), [{ points: 84 }]],
    [
      'a new list',
      people.slice(0, 1),
      (a) => steps(a, ['project', { _id: 0, l: ['$n', '$name'] }]),
      [{ l: [84, 'p'] }],
    ],
    [
      'nested fields',
      numbered({ o: { a: 1, b: 2 } }),
      (a) => steps(a, ['project', { _id: 0, 'o.a': 1 }]),
      [{ o: { a: 1 } }],
    ],
    [
      'nested objects',
      numbered({ o: { a: 1, b: 2 } }),
      (a) => steps(a, ['project', { _id: 0, o: { b: 1, c: '$o.a' } }]),
      [{ o: { b: 2, c: 1 } }],
    ],
    [
      'fields of objects in a list',
      numbered({ l: [{ a: 1, b: 1 }, { a: 2 }] }),
      (a) => steps(a, ['project', { _id: 0, 'l.a': 1 }]),
      [{ l: [{ a: 1 }, { a: 2 }] }],
    ],
    ['with and without cannot be mixed', people, (a) => steps(a, ['project', { n: 1, name: 0 }]), REFUSED],
    ['nothing at all', people, (a) => steps(a, ['project', {}]), REFUSED],
  ]),
  ...aggregates(area, 'addFields', [
    [
      'a computed field',
      valued(1),
      (a, { $ }) => steps(a, ['addFields', { w: $['add']?.(['$v', 1]) }]),
      [{ _id: '0', v: 1, w: 2 }],
    ],
    ['over another one', valued(1), (a) => steps(a, ['addFields', { v: 'x' }]), [{ _id: '0', v: 'x' }]],
    [
      'within an object',
      numbered({ o: { a: 1 } }),
      (a) => steps(a, ['addFields', { 'o.b': 2 }]),
      [{ _id: '0', o: { a: 1, b: 2 } }],
    ],
    [
      'into every object of a list',
      numbered({ l: [{ a: 1 }, { a: 2 }] }),
      (a) => steps(a, ['addFields', { 'l.b': 0 }]),
      [
        {
          _id: '0',
          l: [
            { a: 1, b: 0 },
            { a: 2, b: 0 },
          ],
        },
      ],
    ],
    [
      'does not touch what is stored',
      valued(1),
      (a) =>
        steps(
          a,
          ['addFields', { v: 9 }],
          ['lookup', { from: 'ct_things', localField: '_id', foreignField: '_id', as: 'o' }],
          ['project', { _id: 0, 'o.v': 1 }],
        ),
      [{ o: [{ v: 1 }] }],
    ],
  ]),
  ...aggregates(area, 'sort, skip, limit', [
    [
      'in order',
      people,
      (a) => steps(a, ['sort', { n: -1 }], ['project', { n: 1, _id: 0 }], ['limit', 2]),
      [{ n: 100 }, { n: 96 }],
    ],
    [
      'by two fields',
      people,
      (a) => steps(a, ['sort', { team: -1, n: 1 }], ['project', { n: 1, _id: 0 }]),
      [{ n: 80 }, { n: 100 }, { n: 84 }, { n: 96 }],
    ],
    [
      'skip',
      people,
      (a) => steps(a, ['sort', { n: 1 }], ['skip', 3], ['project', { n: 1, _id: 0 }]),
      [{ n: 100 }],
    ],
    ['limit 0', people, (a) => steps(a, ['limit', 0]), REFUSED],
    ['skip of a negative number', people, (a) => steps(a, ['skip', -1]), REFUSED],
    ['sort by nothing', people, (a) => steps(a, ['sort', {}]), REFUSED],
  ]),
  ...aggregates(area, 'count', [
    ['documents', people, (a) => steps(a, ['count', 'total']), [{ total: 4 }]],
    ['of none there is no answer', people, (a) => steps(a, ['match', { n: 1 }], ['count', 'total']), []],
    ['without a name', people, (a) => steps(a, ['count', '']), REFUSED],
  ]),
  ...aggregates(area, 'sample', [
    ['some documents', people, (a) => steps(a, ['sample', { size: 2 }], ['count', 'n']), [{ n: 2 }]],
    ['more than there are', people, (a) => steps(a, ['sample', { size: 9 }], ['count', 'n']), [{ n: 4 }]],
    ['a negative size', people, (a) => steps(a, ['sample', { size: -1 }]), REFUSED],
  ]),
  ...aggregates(area, 'sortByCount', [
    [
      'a field',
      numbered({ c: 1 }, { c: 2 }, { c: 2 }),
      (a) => steps(a, ['sortByCount', '$c']),
      [
        { _id: 2, count: 2 },
        { _id: 1, count: 1 },
      ],
    ],
    [
      'after unwind',
      valued(['x', 'y'], ['y']),
      (a) => steps(a, ['unwind', '$v'], ['sortByCount', '$v']),
      [
        { _id: 'y', count: 2 },
        { _id: 'x', count: 1 },
      ],
    ],
    ['a plain text', people, (a) => steps(a, ['sortByCount', 'c']), REFUSED],
  ]),
  ...aggregates(area, 'bucket', [
    [
      'by boundaries',
      valued(1, 5, 12),
      (a) => steps(a, ['bucket', { groupBy: '$v', boundaries: [0, 10, 20] }]),
      [
        { _id: 0, count: 2 },
        { _id: 10, count: 1 },
      ],
    ],
    [
      'the rest',
      valued(1, 99, 'x'),
      (a) =>
        steps(a, [
          'bucket',
          { groupBy: '$v', boundaries: [0, 10], default: 'other', output: { n: { $sum: 1 } } },
        ]),
      [
        { _id: 0, n: 1 },
        { _id: 'other', n: 2 },
      ],
    ],
    [
      'no place and no default',
      valued(99),
      (a) => steps(a, ['bucket', { groupBy: '$v', boundaries: [0, 10] }]),
      REFUSED,
    ],
    [
      'boundaries out of order',
      valued(1),
      (a) => steps(a, ['bucket', { groupBy: '$v', boundaries: [10, 0] }]),
      REFUSED,
    ],
    [
      'outputs',
      people,
      (a) =>
        steps(a, [
          'bucket',
          {
            groupBy: '$n',
            boundaries: [0, 90, 200],
            output: { names: { $push: '$name' }, top: { $max: '$n' } },
          },
        ]),
      [
        { _id: 0, names: ['p', 'r'], top: 84 },
        { _id: 90, names: ['q', 's'], top: 100 },
      ],
    ],
  ]),
  ...aggregates(area, 'bucketAuto', [
    [
      'two of a size',
      valued(1, 2, 3, 4),
      (a) => steps(a, ['bucketAuto', { groupBy: '$v', buckets: 2 }]),
      [
        { _id: { min: 1, max: 3 }, count: 2 },
        { _id: { min: 3, max: 4 }, count: 2 },
      ],
    ],
    [
      'equal values stay together',
      valued(1, 1, 1, 2),
      (a) => steps(a, ['bucketAuto', { groupBy: '$v', buckets: 2 }]),
      [
        { _id: { min: 1, max: 2 }, count: 3 },
        { _id: { min: 2, max: 2 }, count: 1 },
      ],
    ],
    [
      'fewer documents than buckets',
      valued(1),
      (a) => steps(a, ['bucketAuto', { groupBy: '$v', buckets: 5 }]),
      [{ _id: { min: 1, max: 1 }, count: 1 }],
    ],
    [
      'limits out of a series of preferred numbers',
      valued(1, 2, 3, 4, 5, 6, 7, 8),
      (a) => steps(a, ['bucketAuto', { groupBy: '$v', buckets: 2, granularity: 'R5' }]),
      [
        { _id: { min: 0.63, max: 6.3 }, count: 6 },
        { _id: { min: 6.3, max: 10 }, count: 2 },
      ],
    ],
    [
      'powers of two, from nothing on',
      valued(0, 1, 2, 3, 4),
      (a) => steps(a, ['bucketAuto', { groupBy: '$v', buckets: 2, granularity: 'POWERSOF2' }]),
      [
        { _id: { min: 0, max: 4 }, count: 4 },
        { _id: { min: 4, max: 8 }, count: 1 },
      ],
    ],
    [
      'a series takes no words and nothing below zero',
      valued(1, -1),
      (a) => steps(a, ['bucketAuto', { groupBy: '$v', buckets: 2, granularity: 'E6' }]),
      failure('DATABASE_REQUEST_FAILED'),
    ],
  ]),
  ...aggregates(area, 'unwind', [
    [
      'an element each',
      valued(['a', 'b']),
      (a) => steps(a, ['unwind', '$v']),
      [
        { _id: '0', v: 'a' },
        { _id: '0', v: 'b' },
      ],
    ],
    [
      'nothing of nothing',
      valued([], null, ['a']),
      (a) => steps(a, ['unwind', '$v']),
      [{ _id: '2', v: 'a' }],
    ],
    ['a scalar stays', valued(5), (a) => steps(a, ['unwind', '$v']), [{ _id: '0', v: 5 }]],
    [
      'with the place',
      valued(['a', 'b']),
      (a) => steps(a, ['unwind', { path: '$v', includeArrayIndex: 'i' }]),
      [
        { _id: '0', v: 'a', i: 0 },
        { _id: '0', v: 'b', i: 1 },
      ],
    ],
    [
      'keeps the empty ones',
      valued([], null, ['a']),
      (a) => steps(a, ['unwind', { path: '$v', preserveNullAndEmptyArrays: true }]),
      [{ _id: '0' }, { _id: '1', v: null }, { _id: '2', v: 'a' }],
    ],
    ['without $', valued([1]), (a) => steps(a, ['unwind', 'v']), REFUSED],
  ]),
  ...aggregates(area, 'replaceRoot', [
    ['a field', numbered({ o: { a: 1 } }), (a) => steps(a, ['replaceRoot', { newRoot: '$o' }]), [{ a: 1 }]],
    [
      'computed',
      numbered({ a: 'x' }),
      (a, { $ }) => steps(a, ['replaceRoot', { newRoot: { b: $['concat']?.(['$a', '!']) } }]),
      [{ b: 'x!' }],
    ],
    ['no object', valued(1), (a) => steps(a, ['replaceRoot', { newRoot: '$v' }]), REFUSED],
  ]),
  ...aggregates(area, 'lookup by fields', [
    [
      'equal fields',
      valued(1, 2),
      (a, { names }) =>
        steps(
          a,
          ['lookup', { from: names.others, localField: 'v', foreignField: 'k', as: 'o' }],
          ['project', { _id: 0, 'o.x': 1 }],
        ),
      [{ o: [{ x: 'a' }, { x: 'b' }] }, { o: [] }],
      {
        others: [
          { _id: '1', k: 1, x: 'a' },
          { _id: '2', k: 1, x: 'b' },
          { _id: '3', k: 3 },
        ],
      },
    ],
    [
      'a list of values',
      valued([1, 3]),
      (a, { names }) =>
        steps(
          a,
          ['lookup', { from: names.others, localField: 'v', foreignField: '_id', as: 'o' }],
          ['project', { _id: 0, o: 1 }],
        ),
      [{ o: [{ _id: 1 }, { _id: 3 }] }],
      { others: [{ _id: 1 }, { _id: 2 }, { _id: 3 }] },
    ],
    [
      'a list in the other collection',
      valued(2),
      (a, { names }) =>
        steps(
          a,
          ['lookup', { from: names.others, localField: 'v', foreignField: 'l', as: 'o' }],
          ['project', { _id: 0, 'o._id': 1 }],
        ),
      [{ o: [{ _id: 'y' }] }],
      {
        others: [
          { _id: 'x', l: [1] },
          { _id: 'y', l: [2, 3] },
        ],
      },
    ],
    [
      'missing finds missing',
      [{ _id: '0' }],
      (a, { names }) =>
        steps(a, ['lookup', { from: names.others, localField: 'v', foreignField: 'k', as: 'o' }]),
      [{ _id: '0', o: [{ _id: 'x' }] }],
      { others: [{ _id: 'x' }, { _id: 'y', k: 1 }] },
    ],
    [
      'nested fields',
      numbered({ p: { id: 'x' } }),
      (a, { names }) =>
        steps(a, ['lookup', { from: names.others, localField: 'p.id', foreignField: '_id', as: 'p.o' }]),
      [{ _id: '0', p: { id: 'x', o: [{ _id: 'x' }] } }],
      { others: [{ _id: 'x' }] },
    ],
    [
      'without as',
      valued(1),
      (a, { names }) => steps(a, ['lookup', { from: names.others, localField: 'v', foreignField: 'k' }]),
      REFUSED,
    ],
  ]),
  ...aggregates(area, 'lookup by a pipeline', [
    [
      'with variables',
      valued(1, 2),
      (a, { names, $ }) =>
        steps(
          a,
          [
            'lookup',
            {
              from: names.others,
              let: { x: '$v' },
              pipeline: ($['pipeline']?.() as unknown as PipelineMaker)
                .match({ $expr: { $gt: ['$k', '$$x'] } })
                .project({ _id: 0 })
                .done(),
              as: 'o',
            },
          ],
          ['project', { _id: 0, o: 1 }],
        ),
      [{ o: [{ k: 2 }] }, { o: [] }],
      {
        others: [
          { _id: '1', k: 1 },
          { _id: '2', k: 2 },
        ],
      },
    ],
    [
      'without variables',
      valued(1),
      (a, { names, $ }) =>
        steps(
          a,
          [
            'lookup',
            {
              from: names.others,
              pipeline: ($['pipeline']?.() as unknown as PipelineMaker).match({ k: 2 }).done(),
              as: 'o',
            },
          ],
          ['project', { _id: 0, o: 1 }],
        ),
      [{ o: [{ _id: '2', k: 2 }] }],
      {
        others: [
          { _id: '1', k: 1 },
          { _id: '2', k: 2 },
        ],
      },
    ],
    [
      'with groups',
      valued(1),
      (a, { names }) =>
        steps(
          a,
          [
            'lookup',
            { from: names.others, pipeline: [{ $group: { _id: null, n: { $sum: '$k' } } }], as: 'o' },
          ],
          ['project', { _id: 0, 'o.n': 1 }],
        ),
      [{ o: [{ n: 3 }] }],
      {
        others: [
          { _id: '1', k: 1 },
          { _id: '2', k: 2 },
        ],
      },
    ],
    [
      'neither fields nor a pipeline',
      valued(1),
      (a, { names }) => steps(a, ['lookup', { from: names.others, as: 'o' }]),
      REFUSED,
    ],
  ]),
  ...aggregates(groupArea, '_id', [
    ['a field', people, (a) => steps(a, ['group', { _id: '$team' }], byTeam), [{ _id: 'a' }, { _id: 'b' }]],
    [
      'null: all of them',
      people,
      (a, { $ }) => steps(a, ['group', { _id: null, n: $['sum']?.(1) }]),
      [{ _id: null, n: 4 }],
    ],
    [
      'an object',
      people,
      (a, { $ }) => steps(a, ['group', { _id: { t: '$team' }, n: $['sum']?.(1) }], byTeam),
      [
        { _id: { t: 'a' }, n: 2 },
        { _id: { t: 'b' }, n: 2 },
      ],
    ],
    [
      'missing and null are one',
      numbered({ k: null }, {}),
      (a, { $ }) => steps(a, ['group', { _id: '$k', n: $['sum']?.(1) }]),
      [{ _id: null, n: 2 }],
    ],
    [
      'computed',
      people,
      (a, { $ }) => steps(a, ['group', { _id: $['gte']?.(['$n', 90]), n: $['sum']?.(1) }], byTeam),
      [
        { _id: false, n: 2 },
        { _id: true, n: 2 },
      ],
    ],
    [
      'objects with another order of fields are two',
      valued({ a: 1, b: 2 }, { b: 2, a: 1 }),
      (a) => steps(a, ['group', { _id: '$v' }], ['count', 'n']),
      [{ n: 2 }],
    ],
    [
      '1 and 1.0 are one',
      valued(1, 1.0, 1),
      (a) => steps(a, ['group', { _id: '$v' }], ['count', 'n']),
      [{ n: 1 }],
    ],
    ['without _id', people, (a, { $ }) => steps(a, ['group', { n: $['sum']?.(1) }]), REFUSED],
  ]),
  ...aggregates(groupArea, 'accumulators', [
    [
      '$.sum',
      people,
      (a, { $ }) => steps(a, ['group', { _id: '$team', v: $['sum']?.('$n') }], byTeam),
      [
        { _id: 'a', v: 180 },
        { _id: 'b', v: 180 },
      ],
    ],
    [
      '$.sum of what is no number is 0',
      people,
      (a, { $ }) => steps(a, ['group', { _id: null, v: $['sum']?.('$name') }]),
      [{ _id: null, v: 0 }],
    ],
    [
      '$.sum of an expression',
      people,
      (a, { $ }) => steps(a, ['group', { _id: null, v: $['sum']?.($['multiply']?.(['$n', 2])) }]),
      [{ _id: null, v: 720 }],
    ],
    [
      '$.avg',
      people,
      (a, { $ }) => steps(a, ['group', { _id: null, v: $['avg']?.('$n') }]),
      [{ _id: null, v: 90 }],
    ],
    [
      '$.avg of nothing',
      people,
      (a, { $ }) => steps(a, ['group', { _id: null, v: $['avg']?.('$z') }]),
      [{ _id: null, v: null }],
    ],
    [
      '$.min and $.max',
      people,
      (a, { $ }) => steps(a, ['group', { _id: null, a: $['min']?.('$n'), b: $['max']?.('$n') }]),
      [{ _id: null, a: 80, b: 100 }],
    ],
    [
      '$.first and $.last',
      people,
      (a, { $ }) =>
        steps(a, ['sort', { n: 1 }], ['group', { _id: null, a: $['first']?.('$n'), b: $['last']?.('$n') }]),
      [{ _id: null, a: 80, b: 100 }],
    ],
    [
      '$.push',
      people,
      (a, { $ }) => steps(a, ['sort', { n: 1 }], ['group', { _id: '$team', v: $['push']?.('$n') }], byTeam),
      [
        { _id: 'a', v: [84, 96] },
        { _id: 'b', v: [80, 100] },
      ],
    ],
    [
      '$.push of objects',
      people,
      (a, { $ }) =>
        steps(
          a,
          ['match', { team: 'a' }],
          ['sort', { n: 1 }],
          ['group', { _id: '$team', v: $['push']?.({ x: '$name' }) }],
        ),
      [{ _id: 'a', v: [{ x: 'p' }, { x: 'q' }] }],
    ],
    [
      '$.addToSet',
      people,
      (a, { $ }) => steps(a, ['sort', { n: 1 }], ['group', { _id: null, v: $['addToSet']?.('$team') }]),
      [{ _id: null, v: ['b', 'a'] }],
    ],
    [
      '$.mergeObjects',
      numbered({ o: { a: 1 } }, { o: { b: 2 } }),
      (a, { $ }) => steps(a, ['group', { _id: null, v: $['mergeObjects']?.('$o') }]),
      [{ _id: null, v: { a: 1, b: 2 } }],
    ],
    [
      '$.stdDevPop',
      people,
      (a, { $ }) => steps(a, ['group', { _id: '$team', v: $['stdDevPop']?.('$n') }], byTeam),
      [
        { _id: 'a', v: 6 },
        { _id: 'b', v: 10 },
      ],
    ],
    [
      '$.stdDevSamp',
      people,
      (a, { $ }) => steps(a, ['match', { team: 'b' }], ['group', { _id: null, v: $['stdDevSamp']?.('$n') }]),
      [{ _id: null, v: expect.closeTo(14.1421, 3) }],
    ],
    [
      'ints make an int',
      people,
      (a, { $ }) =>
        steps(a, ['group', { _id: null, v: $['sum']?.('$n') }], ['project', { _id: 0, t: { $type: '$v' } }]),
      [{ t: 'int' }],
    ],
    [
      'a fraction makes a double',
      valued(1, 0.5, 0.5),
      (a, { $ }) =>
        steps(
          a,
          ['group', { _id: null, v: $['sum']?.('$v') }],
          ['project', { _id: 0, v: 1, t: { $type: '$v' } }],
        ),
      [{ v: 2, t: 'double' }],
    ],
    [
      'too much for an int makes a long',
      valued(2147483647, 1),
      (a, { $ }) =>
        steps(
          a,
          ['group', { _id: null, v: $['sum']?.('$v') }],
          ['project', { _id: 0, v: 1, t: { $type: '$v' } }],
        ),
      [{ v: 2147483648, t: 'long' }],
    ],
    [
      'an accumulator that does not exist',
      people,
      (a) => steps(a, ['group', { _id: null, v: { $foo: 1 } }]),
      REFUSED,
    ],
    ['no accumulator', people, (a) => steps(a, ['group', { _id: null, v: '$n' }]), REFUSED],
  ]),
  ...aggregates(groupArea, 'several steps', [
    [
      'a report',
      people,
      (a, { $ }) =>
        steps(
          a,
          ['match', { n: { $gte: 84 } }],
          ['group', { _id: '$team', n: $['sum']?.(1), best: $['max']?.('$n') }],
          ['addFields', { label: $['concat']?.(['team ', '$_id']) }],
          ['sort', { best: -1 }],
          ['limit', 1],
          ['project', { _id: 0 }],
        ),
      [{ n: 1, best: 100, label: 'team b' }],
    ],
  ]),
]

type PipelineMaker = Record<'match' | 'project', (value: unknown) => PipelineMaker> & { done(): unknown }
