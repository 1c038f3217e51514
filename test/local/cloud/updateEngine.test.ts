import { Double, Long } from 'bson'
import fc from 'fast-check'
import { compileUpdate } from '../../../local/cloud/database/update/compile'
import { clone, type Document } from '../../../local/cloud/database/values/document'
import { decodeDocument, encode } from '../../../local/cloud/wire/ejson'

const apply = (doc: Document, update: Document, query: Document = {}): Document =>
  compileUpdate(update, query).apply(doc)

describe('numbers keep their types', () => {
  const number = (text: string): unknown => decodeDocument(`{"n":${text}}`, 0)['n']
  const int = (value: number): string => `{"$numberInt":"${value}"}`
  const long = (value: string): string => `{"$numberLong":"${value}"}`
  const double = (value: string): string => `{"$numberDouble":"${value}"}`

  test.each([
    ['$inc', int(1), int(2), int(3)],
    ['$inc', int(2147483647), int(1), long('2147483648')],
    ['$inc', long('5'), int(1), long('6')],
    ['$inc', long('3000000000'), int(-2147483648), long('852516352')],
    ['$inc', long('9007199254740993'), int(1), long('9007199254740994')],
    ['$inc', double('1.0'), int(1), double('2.0')],
    ['$inc', int(1), double('0.5'), double('1.5')],
    ['$inc', double('1.5'), double('1.5'), double('3.0')],
    ['$mul', int(65536), int(65536), long('4294967296')],
    ['$mul', int(3), double('2.0'), double('6.0')],
    ['$max', int(1), double('1.0'), int(1)],
    ['$max', int(1), long('2'), long('2')],
  ])('%s of %s and %s', (operator, left, right, expected) => {
    const result = apply({ n: number(left) }, { [operator]: { n: number(right) } })
    expect(encode(result)).toBe(`{"n":${expected}}`)
  })

  test('$mul of a missing field makes a zero of the same type', () => {
    expect(encode(apply({}, { $mul: { n: new Double(2) } }))).toBe('{"n":{"$numberDouble":"0.0"}}')
  })

  test('a long that overflows is an error', () => {
    const doc = { n: Long.MAX_VALUE }
    expect(() => apply(doc, { $inc: { n: 1 } })).toThrow('overflow')
  })
})

describe('an update is refused as a whole', () => {
  test.each<[string, Document, Document]>([
    ['an unknown operator', {}, { $frobnicate: { a: 1 } }],
    ['a field without an operator', {}, { a: 1 }],
    ['an operator without fields', {}, { $set: 1 }],
    ['$inc by a text', { a: 1 }, { $inc: { a: 'x' } }],
    ['a field that is written twice', { a: 1 }, { $set: { a: 2 }, $inc: { a: 1 } }],
    ['a field and one below it', { a: {} }, { $set: { a: {} }, $inc: { 'a.b': 1 } }],
    ['a field below and then the field', { a: {} }, { $inc: { 'a.b': 1 }, $unset: { a: '' } }],
    ['a rename onto a field that is written', { a: 1 }, { $rename: { a: 'b' }, $set: { b: 1 } }],
    ['a rename to something else than a name', { a: 1 }, { $rename: { a: 1 } }],
    ['another _id', { _id: 1 }, { $set: { _id: 2 } }],
    ['removing the _id', { _id: 1 }, { $unset: { _id: '' } }],
    ['an empty name', {}, { $set: { 'a..b': 1 } }],
    ['a name with a dollar', {}, { $set: { 'a.$b': 1 } }],
    ['$push with an unknown modifier', { a: [] }, { $push: { a: { $each: [], $what: 1 } } }],
    ['$push of $each that is no list', { a: [] }, { $push: { a: { $each: 1 } } }],
    ['$push with a fraction as slice', { a: [] }, { $push: { a: { $each: [], $slice: 1.5 } } }],
    ['$push with a wrong sort', { a: [] }, { $push: { a: { $each: [], $sort: 2 } } }],
    ['$pop by 2', { a: [] }, { $pop: { a: 2 } }],
    ['$pullAll of one value', { a: [] }, { $pullAll: { a: 1 } }],
    ['an index far beyond the end', { a: [] }, { $set: { 'a.99999999': 1 } }],
    ['$ without a condition on the array', { a: [1] }, { $set: { 'a.$': 1 } }],
    ['$[] on something else than an array', { a: 1 }, { $set: { 'a.$[]': 1 } }],
  ])('%s', (_name, doc, update) => {
    const before = clone(doc)
    expect(() => apply(doc, update)).toThrow()
    expect(doc).toEqual(before)
  })
})

describe('arrays', () => {
  test.each<[string, Document, Document, Document]>([
    [
      '$push sorts by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ['$push slices from the end', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
    ['$push slices to nothing', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 0 } } }, { a: [] }],
    [
      '$push counts a negative position from the end',
      { a: [1, 2] },
      { $push: { a: { $each: [9], $position: -1 } } },
      { a: [1, 9, 2] },
    ],
    ['$push adds an array as one element', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
    [
      '$addToSet compares objects whole',
      { a: [{ x: 1 }] },
      { $addToSet: { a: { x: 1 } } },
      { a: [{ x: 1 }] },
    ],
    [
      '$addToSet: the order of fields counts',
      { a: [{ x: 1, y: 1 }] },
      { $addToSet: { a: { y: 1, x: 1 } } },
      {
        a: [
          { x: 1, y: 1 },
          { y: 1, x: 1 },
        ],
      },
    ],
    [
      '$pull of a nested condition',
      { a: [{ x: 1 }, { x: 5 }] },
      { $pull: { a: { x: { $gt: 2 } } } },
      { a: [{ x: 1 }] },
    ],
    ['$pull of null', { a: [null, 1] }, { $pull: { a: null } }, { a: [1] }],
    ['$pull from nothing', {}, { $pull: { a: 1 } }, {}],
    ['$pop of an empty array', { a: [] }, { $pop: { a: 1 } }, { a: [] }],
    [
      '$[] changes each element',
      { a: [{ n: 1 }, { n: 2 }] },
      { $inc: { 'a.$[].n': 1 } },
      { a: [{ n: 2 }, { n: 3 }] },
    ],
    ['$set beyond the end fills with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    ['$set of a number below a missing field makes an object', {}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
    ['$unset of a path that leads nowhere', { a: 1 }, { $unset: { 'a.b.c': '' } }, { a: 1 }],
    ['$rename of a nested field', { a: { b: 1 } }, { $rename: { 'a.b': 'c.d' } }, { a: {}, c: { d: 1 } }],
    ['$rename of a missing field', { a: 1 }, { $rename: { x: 'y' } }, { a: 1 }],
    ['$min between types', { a: 'x' }, { $min: { a: 5 } }, { a: 5 }],
  ])('%s', (_name, doc, update, expected) => {
    expect(apply(doc, update)).toEqual(expected)
  })

  test.each<[string, Document, number]>([
    ['a value', { a: 5 }, 1],
    ['a condition', { a: { $gt: 5 } }, 2],
    ['elemMatch', { a: { $elemMatch: { $gt: 3, $lt: 7 } } }, 1],
    ['a condition within $and', { $and: [{ a: 9 }] }, 2],
  ])('$ stands for the element that matched by %s', (_name, query, position) => {
    const result = apply({ a: [1, 5, 9] }, { $set: { 'a.$': 'here' } }, query)
    expect((result['a'] as unknown[]).indexOf('here')).toBe(position)
  })
})

describe('for any document and any update', () => {
  const value = fc.oneof(
    fc.integer(),
    fc.string(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 3 }),
  )
  const name = fc.constantFrom('a', 'b', 'c', 'a.x', 'b.0', 'c.y')
  const document = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(value, fc.dictionary(fc.constantFrom('x', 'y'), value)),
  )
  const step = fc.oneof(
    fc.tuple(fc.constantFrom('$set', '$push', '$addToSet', '$pull', '$min', '$max'), name, value),
    fc.tuple(fc.constantFrom('$inc', '$mul'), name, fc.integer({ min: -9, max: 9 })),
    fc.tuple(fc.constant('$unset'), name, fc.constant('')),
    fc.tuple(fc.constant('$pop'), name, fc.constantFrom(1, -1)),
  )
  const updateOf = (steps: [string, string, unknown][]): Document => {
    const update: Document = {}
    for (const [operator, path, operand] of steps) {
      const fields = (update[operator] ??= {}) as Document
      fields[path] = operand
    }
    return update
  }
  const attempt = (doc: Document, update: Document): Document | 'refused' => {
    try {
      return apply(doc, update)
    } catch {
      return 'refused'
    }
  }

  test('the document that was handed in is never changed', () => {
    fc.assert(
      fc.property(document, fc.array(step, { minLength: 1, maxLength: 4 }), (doc, steps) => {
        const before = encode(doc)
        attempt(doc, updateOf(steps as [string, string, unknown][]))
        expect(encode(doc)).toBe(before)
      }),
    )
  })

  test('steps on different fields do the same together as one after the other', () => {
    fc.assert(
      fc.property(
        document,
        fc.uniqueArray(step, { selector: ([, path]) => path.slice(0, 1), maxLength: 3 }),
        (doc, steps) => {
          const apart = (steps as [string, string, unknown][]).reduce<Document | 'refused'>(
            (now, one) => (now === 'refused' ? now : attempt(now, updateOf([one]))),
            doc,
          )
          expect(attempt(doc, updateOf(steps as [string, string, unknown][]))).toEqual(apart)
        },
      ),
    )
  })

  test('what is set is what is there', () => {
    fc.assert(
      fc.property(document, fc.constantFrom('a', 'b', 'c'), value, (doc, field, wanted) => {
        expect(apply(doc, { $set: { [field]: wanted } })).toEqual({ ...doc, [field]: wanted })
      }),
    )
  })
})
