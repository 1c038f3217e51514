import { finds, findsRaw, numbered, valued, type Case } from '../case'

const logicArea = 'Logical operators'
const arrayArea = 'Operators on arrays in queries'
const numbers = valued(1, 2, 3, 4)
const pairs = numbered({ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 })

export const logic: Case[] = [
  ...finds(logicArea, '_.and', [
    ['of conditions on one field', numbers, ({ _ }) => ({ v: _['and']?.(_['gt']?.(1), _['lt']?.(4)) }), '12'],
    ['of whole conditions', pairs, ({ _ }) => _['and']?.([{ a: 1 }, { b: 2 }]), '1'],
    ['as a chain', numbers, ({ _ }) => ({ v: _['gt']?.(1)['and']?.(_['lt']?.(3)) }), '1'],
    [
      'may hold an or',
      numbers,
      ({ _ }) => _['and']?.([{ v: _['gt']?.(1) }, _['or']?.([{ v: 2 }, { v: 9 }])]),
      '1',
    ],
  ]),
  ...finds(logicArea, '_.or', [
    ['of conditions on one field', numbers, ({ _ }) => ({ v: _['or']?.(_['lt']?.(2), _['gt']?.(3)) }), '03'],
    ['of whole conditions', pairs, ({ _ }) => _['or']?.([{ a: 2 }, { b: 1 }]), '02'],
    ['a document that meets both comes once', pairs, ({ _ }) => _['or']?.([{ a: 1 }, { b: 2 }]), '012'],
    ['of values', numbers, ({ _ }) => ({ v: _['or']?.(_['eq']?.(1), _['eq']?.(4)) }), '03'],
    [
      'with a nested field',
      numbered({ o: { a: 1 } }, { o: { a: 2 } }),
      ({ _ }) => _['or']?.([{ o: { a: 2 } }, { x: 1 }]),
      '1',
    ],
  ]),
  ...finds(logicArea, '_.nor', [
    ['of conditions on one field', numbers, ({ _ }) => ({ v: _['nor']?.(_['lt']?.(2), _['gt']?.(3)) }), '12'],
    ['of whole conditions', pairs, ({ _ }) => _['nor']?.([{ a: 2 }, { b: 1 }]), '1'],
    ['a missing field meets none', numbered({ v: 1 }, {}), ({ _ }) => _['nor']?.([{ v: 1 }]), '1'],
  ]),
  ...finds(logicArea, '_.not', [
    [
      'of a comparison, missing included',
      numbered({ v: 1 }, { v: 5 }, {}),
      ({ _ }) => ({ v: _['not']?.(_['gt']?.(2)) }),
      '02',
    ],
    ['of another type', valued(1, 'x'), ({ _ }) => ({ v: _['not']?.(_['gt']?.(0)) }), '1'],
    ['of equality', numbers, ({ _ }) => ({ v: _['not']?.(_['eq']?.(1)) }), '123'],
    ['of in', numbers, ({ _ }) => ({ v: _['not']?.(_['in']?.([1, 2])) }), '23'],
  ]),
  ...finds(logicArea, '_.expr', [
    ['compares two fields', pairs, ({ _, $ }) => _['expr']?.($['lt']?.(['$a', '$b'])), '1'],
    ['computes', pairs, ({ _, $ }) => _['expr']?.($['eq']?.([$['add']?.(['$a', '$b']), 3])), '1'],
    [
      'types are in one order here',
      valued(1, 'x', null),
      ({ _, $ }) => _['expr']?.($['gt']?.(['$v', 0])),
      '01',
    ],
    [
      'a missing field is less than null',
      numbered({ v: null }, {}),
      ({ _, $ }) => _['expr']?.($['lt']?.(['$v', null])),
      '1',
    ],
    [
      'beside other conditions',
      pairs,
      ({ _, $ }) => _['and']?.([{ b: 2 }, _['expr']?.($['eq']?.(['$a', '$b']))]),
      '2',
    ],
  ]),
  ...findsRaw(logicArea, '$not, $nor and $and by hand', [
    ['$not of several operators', numbers, { v: { $not: { $gt: 1, $lt: 4 } } }, '03'],
    ['$nor in $and', numbers, { $and: [{ $nor: [{ v: 1 }] }, { v: { $lt: 3 } }] }, '1'],
    ['two conditions on one field', numbers, { v: { $gt: 1, $ne: 3 } }, '13'],
    ['$not of $exists', numbered({ v: 1 }, {}), { v: { $not: { $exists: true } } }, '1'],
  ]),
  ...finds(arrayArea, '_.all', [
    ['every value is there', valued([1, 2, 3], [1, 3], [2]), ({ _ }) => ({ v: _['all']?.([1, 3]) }), '01'],
    ['a single value is a list of one', valued(1, [1]), ({ _ }) => ({ v: _['all']?.([1]) }), '01'],
    ['nothing finds nothing', valued([1], []), ({ _ }) => ({ v: _['all']?.([]) }), ''],
    [
      'through objects',
      valued([{ a: 1 }, { a: 2 }], [{ a: 1 }]),
      ({ _ }) => ({ 'v.a': _['all']?.([1, 2]) }),
      '0',
    ],
  ]),
  ...finds(arrayArea, '_.elemMatch', [
    [
      'one object meets everything',
      valued(
        [
          { a: 1, b: 9 },
          { a: 9, b: 1 },
        ],
        [{ a: 1, b: 1 }],
      ),
      ({ _ }) => ({ v: _['elemMatch']?.({ a: 1, b: 1 }) }),
      '1',
    ],
    ['a value is no array', valued(5, [5]), ({ _ }) => ({ v: _['elemMatch']?.(_['eq']?.(5)) }), '1'],
    [
      'with a comparison in it',
      valued([{ a: 5 }], [{ a: 1 }]),
      ({ _ }) => ({ v: _['elemMatch']?.({ a: _['gt']?.(2) }) }),
      '0',
    ],
    [
      'an element that is not equal',
      valued(['Go'], ['Go', 'C']),
      ({ _ }) => ({ v: _['elemMatch']?.(_['neq']?.('Go')) }),
      '1',
    ],
    [
      'exists in it',
      valued([{ a: 1 }], [{ b: 1 }]),
      ({ _ }) => ({ v: _['elemMatch']?.({ a: _['exists']?.(true) }) }),
      '0',
    ],
    [
      'nested twice',
      valued([{ l: [{ x: 1 }] }], [{ l: [{ x: 2 }] }]),
      ({ _ }) => ({ v: _['elemMatch']?.({ l: _['elemMatch']?.({ x: 2 }) }) }),
      '1',
    ],
  ]),
  ...findsRaw(arrayArea, '$all with $elemMatch', [
    [
      'each has its element',
      valued(
        [
          { a: 1, b: 1 },
          { a: 2, b: 2 },
        ],
        [{ a: 1, b: 2 }],
      ),
      { v: { $all: [{ $elemMatch: { a: 1, b: 1 } }, { $elemMatch: { a: 2 } }] } },
      '0',
    ],
    [
      '$or in $elemMatch',
      valued([{ a: 1 }], [{ b: 2 }], [{ c: 3 }]),
      { v: { $elemMatch: { $or: [{ a: 1 }, { b: 2 }] } } },
      '01',
    ],
    ['one value meets everything', valued([1, 9], [5]), { v: { $elemMatch: { $gt: 4, $lt: 6 } } }, '1'],
    ['$not of $elemMatch', valued([1], [9]), { v: { $not: { $elemMatch: { $gt: 5 } } } }, '0'],
  ]),
  ...finds(arrayArea, '_.size', [
    ['of an array', valued([1], [1, 2], []), ({ _ }) => ({ v: _['size']?.(2) }), '1'],
    ['empty', valued([1], [], 5), ({ _ }) => ({ v: _['size']?.(0) }), '1'],
    [
      'with another condition',
      valued([1, 2], [3, 4]),
      ({ _ }) => ({ v: _['size']?.(2)['and']?.(_['eq']?.(3)) }),
      '1',
    ],
  ]),
  ...finds(arrayArea, 'arrays on the way', [
    [
      'an empty array has no fields, not even null',
      numbered({ v: [] }, { v: [{}] }, { v: {} }),
      () => ({ 'v.a': null }),
      '12',
    ],
    ['scalars in an array have no fields', valued([1, 2], [{ a: null }]), () => ({ 'v.a': null }), '1'],
    ['arrays in arrays are not opened', valued([[1]], [1]), () => ({ v: 1 }), '1'],
    [
      'a position and then a field',
      valued([{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }]),
      () => ({ 'v.0.a': 2 }),
      '1',
    ],
    ['a number may be a field', valued({ 0: 'x' }, ['x'], ['y']), () => ({ 'v.0': 'x' }), '01'],
  ]),
]
