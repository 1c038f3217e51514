import { requestFailed } from '../../errors'
import { plainNumber } from '../values/numbers'
import {
  checkNamed,
  isNullish,
  listed,
  listedOrNull,
  needInteger,
  needString,
  unary,
  wrongType,
  type OperatorMaker,
  type Operators,
} from './values'

export const stringOperators: Operators = {
  $concat: listedOrNull('$concat', 0, Infinity, (values) =>
    values.map((value) => needString('$concat', value)).join(''),
  ),
  $indexOfBytes: indexOf('$indexOfBytes', (text) => [...Buffer.from(text)]),
  $indexOfCP: indexOf('$indexOfCP', (text) => [...text]),
  $split: listedOrNull('$split', 2, 2, ([text, separator]) => {
    const by = needString('$split', separator)
    if (by === '') throw requestFailed('$split requires a non-empty separator')
    return needString('$split', text).split(by)
  }),
  $strLenBytes: unary('$strLenBytes', (value) => Buffer.byteLength(needString('$strLenBytes', value))),
  $strLenCP: unary('$strLenCP', (value) => [...needString('$strLenCP', value)].length),
  $strcasecmp: listed('$strcasecmp', 2, 2, ([a, b]) => {
    const [left, right] = [textOf('$strcasecmp', a).toUpperCase(), textOf('$strcasecmp', b).toUpperCase()]
    return left < right ? -1 : left > right ? 1 : 0
  }),
  $substr: listed('$substr', 3, 3, (values) => bytes('$substr', values)),
  $substrBytes: listed('$substrBytes', 3, 3, (values) => bytes('$substrBytes', values)),
  $substrCP: listed('$substrCP', 3, 3, ([text, from, count]) => {
    const [start, length] = [needInteger('$substrCP', from), needInteger('$substrCP', count)]
    if (start < 0 || length < 0) throw requestFailed('$substrCP needs a start and a length of 0 or more')
    return [...textOf('$substrCP', text)].slice(start, start + length).join('')
  }),
  $toLower: unary('$toLower', (value) => asciiCase(textOf('$toLower', value), 'lower')),
  $toUpper: unary('$toUpper', (value) => asciiCase(textOf('$toUpper', value), 'upper')),
  $trim: trim('$trim', true, true),
  $ltrim: trim('$ltrim', true, false),
  $rtrim: trim('$rtrim', false, true),
}

/** A text as the older operators take it: numbers and dates too, and '' for nothing. */
export function textOf(name: string, value: unknown): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  const number = plainNumber(value)
  if (number === undefined) throw wrongType(name, 'a text, a number or a date', value)
  return String(number)
}

/** Only letters of ASCII have a case here, as in MongoDB. */
const asciiCase = (text: string, to: 'lower' | 'upper'): string =>
  text.replace(/[a-zA-Z]+/g, (letters) => (to === 'lower' ? letters.toLowerCase() : letters.toUpperCase()))

function indexOf(name: string, split: (text: string) => readonly (string | number)[]): OperatorMaker {
  return listed(name, 2, 4, ([value, wanted, ...bounds]) => {
    if (isNullish(value)) return null
    const [text, part] = [split(needString(name, value)), split(needString(name, wanted))]
    const [start = 0, end = text.length] = bounds.map((bound) => needInteger(name, bound))
    if (start < 0 || end < 0) throw requestFailed(`${name} needs bounds of 0 or more`)
    for (let i = start; i + part.length <= Math.min(end, text.length); i++) {
      if (part.every((sign, j) => text[i + j] === sign)) return i
    }
    return -1
  })
}

/** A negative length means: to the end. */
function bytes(name: string, [value, from, count]: unknown[]): string {
  const text = Buffer.from(textOf(name, value))
  const [start, length] = [Math.trunc(plainNumber(from) ?? NaN), Math.trunc(plainNumber(count) ?? NaN)]
  if (Number.isNaN(start) || Number.isNaN(length))
    throw requestFailed(`${name}: start and length must be numbers`)
  if (start < 0) {
    if (name === '$substr') return ''
    throw requestFailed('$substrBytes: starting index must be non-negative')
  }
  const end = length < 0 ? text.length : Math.min(text.length, start + length)
  if (isMiddle(text[start]) || isMiddle(text[end])) {
    throw requestFailed(`${name}: Invalid range, starting or ending in the middle of a UTF-8 character.`)
  }
  return text.subarray(start, Math.max(start, end)).toString()
}

const isMiddle = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

function trim(name: string, left: boolean, right: boolean): OperatorMaker {
  return (operand, compile) => {
    const parts = checkNamed(name, operand, ['input'], ['chars'])
    const [input, chars] = [compile(parts['input']), compile(parts['chars'] ?? ' \t\n\r\f\v\u0000\u00a0')]
    return (scope) => {
      const [text, unwanted] = [input(scope), chars(scope)]
      if (isNullish(text) || isNullish(unwanted)) return null
      const set = new Set(needString(name, unwanted))
      const signs = [...needString(name, text)]
      while (left && set.has(signs[0] ?? 'x'.repeat(2))) signs.shift()
      while (right && set.has(signs[signs.length - 1] ?? 'x'.repeat(2))) signs.pop()
      return signs.join('')
    }
  }
}
