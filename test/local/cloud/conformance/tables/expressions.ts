import { computes, REFUSED, type Case } from '../case'

const arithmetic = 'Expressions: arithmetic'
const logic = 'Expressions: comparison, conditions, booleans'
const text = 'Expressions: strings'

export const expressions: Case[] = [
  ...computes(arithmetic, '$.abs', [
    ['of a negative number', { n: -3 }, ($) => $['abs']?.('$n'), 3],
    ['of null', { n: null }, ($) => $['abs']?.('$n'), null],
    ['of a text', { n: 'x' }, ($) => $['abs']?.('$n'), REFUSED],
  ]),
  ...computes(arithmetic, '$.add', [
    ['numbers', { a: 1, b: 2.5 }, ($) => $['add']?.(['$a', '$b', 1]), 4.5],
    ['milliseconds to a date', { d: new Date(0) }, ($) => $['add']?.(['$d', 1000]), new Date(1000)],
    ['a missing field', { a: 1 }, ($) => $['add']?.(['$a', '$b']), null],
    ['a text', { a: 'x' }, ($) => $['add']?.(['$a', 1]), REFUSED],
    ['two dates', { d: new Date(0) }, ($) => $['add']?.(['$d', '$d']), REFUSED],
  ]),
  ...computes(arithmetic, '$.subtract', [
    ['numbers', { a: 1, b: 2.5 }, ($) => $['subtract']?.(['$b', '$a']), 1.5],
    [
      'dates to milliseconds',
      { a: new Date(5000), b: new Date(2000) },
      ($) => $['subtract']?.(['$a', '$b']),
      3000,
    ],
    ['milliseconds from a date', { a: new Date(5000) }, ($) => $['subtract']?.(['$a', 1000]), new Date(4000)],
  ]),
  ...computes(arithmetic, '$.multiply', [
    ['numbers', { a: 3, b: 4 }, ($) => $['multiply']?.(['$a', '$b', 2]), 24],
    ['null', { a: 3 }, ($) => $['multiply']?.(['$a', null]), null],
  ]),
  ...computes(arithmetic, '$.divide', [
    ['numbers', { a: 7 }, ($) => $['divide']?.(['$a', 2]), 3.5],
    ['by 0', { a: 7 }, ($) => $['divide']?.(['$a', 0]), REFUSED],
  ]),
  ...computes(arithmetic, '$.mod', [
    ['numbers', { a: 7 }, ($) => $['mod']?.(['$a', 4]), 3],
    ['keeps the sign', { a: -7 }, ($) => $['mod']?.(['$a', 4]), -3],
    ['of fractions', { a: 7.5 }, ($) => $['mod']?.(['$a', 2]), 1.5],
  ]),
  ...computes(arithmetic, '$.ceil, $.floor, $.trunc', [
    ['up', { n: 1.2 }, ($) => $['ceil']?.('$n'), 2],
    ['down', { n: -1.2 }, ($) => $['floor']?.('$n'), -2],
    ['to 0', { n: -1.8 }, ($) => $['trunc']?.('$n'), -1],
  ]),
  ...computes(arithmetic, '$.exp, $.ln, $.log, $.log10, $.pow, $.sqrt', [
    ['exp', { n: 0 }, ($) => $['exp']?.('$n'), 1],
    ['ln', { n: Math.E }, ($) => $['ln']?.('$n'), 1],
    ['ln of 0', { n: 0 }, ($) => $['ln']?.('$n'), REFUSED],
    ['log by a base', { n: 8 }, ($) => $['log']?.(['$n', 2]), 3],
    ['log10', { n: 1000 }, ($) => $['log10']?.('$n'), expect.closeTo(3, 10)],
    ['pow', { n: 2 }, ($) => $['pow']?.(['$n', 10]), 1024],
    ['pow to a negative exponent', { n: 2 }, ($) => $['pow']?.(['$n', -1]), 0.5],
    ['sqrt', { n: 16 }, ($) => $['sqrt']?.('$n'), 4],
    ['sqrt of a negative number', { n: -1 }, ($) => $['sqrt']?.('$n'), REFUSED],
  ]),
  ...computes(arithmetic, 'the kind of a result', [
    ['int plus int', { n: 1 }, ($) => ({ $type: $['add']?.(['$n', 1]) }), 'int'],
    ['int plus double', { n: 1 }, ($) => ({ $type: $['add']?.(['$n', 0.5]) }), 'double'],
    ['two halves make a double', { n: 0.5 }, ($) => ({ $type: $['add']?.(['$n', '$n']) }), 'double'],
    ['an int that overflows is a long', { n: 2147483647 }, ($) => ({ $type: $['add']?.(['$n', 1]) }), 'long'],
    ['long minus long stays one', { n: 3e9 }, ($) => ({ $type: $['subtract']?.(['$n', '$n']) }), 'long'],
    ['a quotient is a double', { n: 4 }, ($) => ({ $type: $['divide']?.(['$n', 2]) }), 'double'],
    [
      'the difference of dates is a long',
      { d: new Date(0) },
      ($) => ({ $type: $['subtract']?.(['$d', '$d']) }),
      'long',
    ],
    ['a size is an int', { l: [1] }, ($) => ({ $type: $['size']?.('$l') }), 'int'],
  ]),
  ...computes(logic, '$.cmp', [
    ['less', { a: 1, b: 2 }, ($) => $['cmp']?.(['$a', '$b']), -1],
    ['equal', { a: 1 }, ($) => $['cmp']?.(['$a', 1]), 0],
    ['of other types', { a: 'x' }, ($) => $['cmp']?.(['$a', 5]), 1],
  ]),
  ...computes(logic, '$.eq, $.neq', [
    ['equal numbers', { a: 1 }, ($) => $['eq']?.(['$a', 1]), true],
    ['the order of fields counts', { a: { x: 1, y: 2 } }, ($) => $['eq']?.(['$a', { y: 2, x: 1 }]), false],
    ['missing is not null', {}, ($) => $['eq']?.(['$a', null]), false],
    ['not equal', { a: 1 }, ($) => $['neq']?.(['$a', 2]), true],
    ['one argument is too few', { a: 1 }, ($) => $['eq']?.(['$a']), REFUSED],
  ]),
  ...computes(logic, '$.gt, $.gte, $.lt, $.lte', [
    ['greater', { a: 5 }, ($) => $['gt']?.(['$a', 4]), true],
    ['greater or equal', { a: 5 }, ($) => $['gte']?.(['$a', 5]), true],
    ['less', { a: 5 }, ($) => $['lt']?.(['$a', 4]), false],
    ['less or equal', { a: 5 }, ($) => $['lte']?.(['$a', 5]), true],
    ['across types', { a: 'x' }, ($) => $['gt']?.(['$a', 1000]), true],
  ]),
  ...computes(logic, '$.and, $.or, $.not', [
    ['and', { a: 1, b: 0 }, ($) => $['and']?.(['$a', '$b']), false],
    ['and of nothing', {}, ($) => $['and']?.([]), true],
    ['or', { a: 1, b: 0 }, ($) => $['or']?.(['$a', '$b']), true],
    ['or of nothing', {}, ($) => $['or']?.([]), false],
    ['not of null', { a: null }, ($) => $['not']?.(['$a']), true],
    ['an empty text is true', { a: '' }, ($) => $['not']?.(['$a']), false],
    ['an empty list is true', { a: [] }, ($) => $['and']?.(['$a']), true],
  ]),
  ...computes(logic, '$.cond', [
    [
      'by names',
      { n: 250 },
      ($) => $['cond']?.({ if: $['gte']?.(['$n', 200]), then: 'much', else: 'little' }),
      'much',
    ],
    ['by places', { n: 2 }, ($) => $['cond']?.([$['gte']?.(['$n', 200]), 'much', 'little']), 'little'],
    ['two parts only', { n: 2 }, ($) => $['cond']?.([true, 1]), REFUSED],
  ]),
  ...computes(logic, '$.ifNull', [
    ['a value', { a: 1 }, ($) => $['ifNull']?.(['$a', 'none']), 1],
    ['null', { a: null }, ($) => $['ifNull']?.(['$a', 'none']), 'none'],
    ['missing', {}, ($) => $['ifNull']?.(['$a', 'none']), 'none'],
  ]),
  ...computes(logic, '$.switch', [
    [
      'the first case that holds',
      { n: 5 },
      ($) =>
        $['switch']?.({
          branches: [
            { case: $['gt']?.(['$n', 9]), then: 'a' },
            { case: $['gt']?.(['$n', 1]), then: 'b' },
          ],
          default: 'c',
        }),
      'b',
    ],
    [
      'the default',
      { n: 0 },
      ($) => $['switch']?.({ branches: [{ case: $['gt']?.(['$n', 9]), then: 'a' }], default: 'c' }),
      'c',
    ],
    [
      'no case and no default',
      { n: 0 },
      ($) => $['switch']?.({ branches: [{ case: $['gt']?.(['$n', 9]), then: 'a' }] }),
      REFUSED,
    ],
  ]),
  ...computes(logic, '$.literal and $.let', [
    ['a text with $', { p: '$1' }, ($) => $['eq']?.(['$p', $['literal']?.('$1')]), true],
    ['a number is a value', {}, ($) => $['literal']?.(1), 1],
    [
      'variables',
      { a: 3, b: 4 },
      ($) => $['let']?.({ vars: { s: $['add']?.(['$a', '$b']) }, in: $['multiply']?.(['$$s', 2]) }),
      14,
    ],
    ['a variable that does not exist', {}, () => '$$nope', REFUSED],
    ['$$ROOT', { a: 1 }, () => '$$ROOT', { _id: '0', a: 1 }],
    ['$$REMOVE', { a: 1 }, ($) => $['cond']?.([true, '$$REMOVE', 1]), undefined],
  ]),
  ...computes(logic, 'an operator that does not exist', [['is refused', {}, () => ({ $nope: 1 }), REFUSED]]),
  ...computes(text, '$.concat', [
    ['texts', { a: '红', b: '梅' }, ($) => $['concat']?.(['$a', '$b', '!']), '红梅!'],
    ['null', { a: 'x' }, ($) => $['concat']?.(['$a', '$b']), null],
    ['a number', { a: 1 }, ($) => $['concat']?.(['$a']), REFUSED],
  ]),
  ...computes(text, '$.indexOfBytes, $.indexOfCP', [
    ['bytes', { s: '红梅a' }, ($) => $['indexOfBytes']?.(['$s', 'a']), 6],
    ['code points', { s: '红梅a' }, ($) => $['indexOfCP']?.(['$s', 'a']), 2],
    ['an emoji is one code point', { s: '😀a' }, ($) => $['indexOfCP']?.(['$s', 'a']), 1],
    ['from a place on', { s: 'aba' }, ($) => $['indexOfCP']?.(['$s', 'a', 1]), 2],
    ['not there', { s: 'aba' }, ($) => $['indexOfBytes']?.(['$s', 'z']), -1],
    ['in nothing', {}, ($) => $['indexOfCP']?.(['$s', 'z']), null],
  ]),
  ...computes(text, '$.split', [
    ['by a text', { s: '2026/11/21' }, ($) => $['split']?.(['$s', '/']), ['2026', '11', '21']],
    ['by nothing', { s: 'x' }, ($) => $['split']?.(['$s', '']), REFUSED],
    ['null', {}, ($) => $['split']?.(['$s', '/']), null],
  ]),
  ...computes(text, '$.strLenBytes, $.strLenCP', [
    ['bytes', { s: '红梅a' }, ($) => $['strLenBytes']?.('$s'), 7],
    ['code points', { s: '红梅😀' }, ($) => $['strLenCP']?.('$s'), 3],
    ['of null', { s: null }, ($) => $['strLenCP']?.('$s'), REFUSED],
  ]),
  ...computes(text, '$.strcasecmp', [
    ['equal but for case', { s: 'ABC' }, ($) => $['strcasecmp']?.(['$s', 'abc']), 0],
    ['greater', { s: 'b' }, ($) => $['strcasecmp']?.(['$s', 'A']), 1],
    ['less', { s: 'a' }, ($) => $['strcasecmp']?.(['$s', 'B']), -1],
  ]),
  ...computes(text, '$.substr, $.substrBytes, $.substrCP', [
    ['bytes', { s: '1999/12/12' }, ($) => $['substr']?.(['$s', 5, 2]), '12'],
    ['to the end', { s: '1999/12/12' }, ($) => $['substrBytes']?.(['$s', 8, -1]), '12'],
    ['behind the end', { s: 'ab' }, ($) => $['substrBytes']?.(['$s', 9, 2]), ''],
    ['in the middle of a sign', { s: '红' }, ($) => $['substrBytes']?.(['$s', 1, 1]), REFUSED],
    ['code points', { s: '心谭' }, ($) => $['substrCP']?.(['$s', 0, 1]), '心'],
  ]),
  ...computes(text, '$.toLower, $.toUpper', [
    ['lower', { s: 'AbC' }, ($) => $['toLower']?.('$s'), 'abc'],
    ['upper', { s: 'AbC' }, ($) => $['toUpper']?.('$s'), 'ABC'],
    ['of nothing', {}, ($) => $['toUpper']?.('$s'), ''],
  ]),
  ...computes(text, '$trim and conversions, by hand', [
    ['$trim', { s: '  a ' }, () => ({ $trim: { input: '$s' } }), 'a'],
    ['$ltrim with signs', { s: 'xxa' }, () => ({ $ltrim: { input: '$s', chars: 'x' } }), 'a'],
    ['$toString of a number', { n: 5 }, () => ({ $toString: '$n' }), '5'],
    ['$toInt of a text', { s: '42' }, () => ({ $toInt: '$s' }), 42],
    ['$toInt of no number', { s: 'x' }, () => ({ $toInt: '$s' }), REFUSED],
    ['$toDate of milliseconds', { n: 3e9 }, () => ({ $toDate: '$n' }), new Date(3e9)],
    ['$toBool', { n: 0 }, () => ({ $toBool: '$n' }), false],
  ]),
]
