import type { Gender } from '../../contract/people'
import type { Day } from '../../kit/time'
import { readDate } from './dates'
import type { Headings, RosterColumn } from './headings'

/** What a row says of a person; null where its cell is empty or the file has no such column. */
export interface RowLine {
  name: string
  number: string | null
  phone: string | null
  gender: Gender | null
  born: Day | null
  joined: Day | null
  education: string | null
  occupation: string | null
  cannotCome: boolean | null
}

/** Names of the organisations that a row names; '' where it names none. */
export interface RowPlace {
  committee: string
  party: string
  branch: string
}

export type ReadRow =
  | { kind: 'row'; line: RowLine; place: RowPlace }
  | { kind: 'bad'; reason: string }
  /** Nothing in it: passed over. */
  | { kind: 'empty' }

type Cell = (column: RosterColumn) => string

const YES = ['是', '有', 'y', 'yes', '1', '√', '✓', '对']
const NO = ['否', '无', 'n', 'no', '0', '×', '不']

/** Reads one row. The first thing that is wrong is the reason: one at a time is what people can put right. */
export function readRow(cells: readonly string[], { columns }: Headings, today: Day): ReadRow {
  if (cells.every((cell) => cell.trim() === '')) return { kind: 'empty' }
  const cell: Cell = (column) => {
    const position = columns[column]
    return position === undefined ? '' : (cells[position] ?? '').trim()
  }
  const reason = wrongName(cell) ?? wrongPhone(cell) ?? wrongDates(cell, today) ?? wrongWords(cell)
  if (reason !== null) return { kind: 'bad', reason }
  return { kind: 'row', line: lineOf(cell), place: placeOf(cell) }
}

function wrongName(cell: Cell): string | null {
  const name = cell('name')
  if (name === '') return '没有填姓名。请补上'
  if (/[\d@#]/.test(name) || name.length > 30) return `姓名“${name.slice(0, 12)}”不像姓名。请核对`
  if (cell('branch') === '') return '没有填所在支部。请补上支部的全名'
  const known = cell('number') !== '' || cell('born') !== '' || cell('phone') !== ''
  return known ? null : '认不出是哪一位。党员编号、出生日期、手机号请至少填一项'
}

/** Spaces, dashes and the country's number are taken out; a spreadsheet may have made a number of it. */
const phoneOf = (text: string): string =>
  text
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replace(/\.0$/, '')

function wrongPhone(cell: Cell): string | null {
  const phone = phoneOf(cell('phone'))
  if (phone === '' || /^1\d{10}$/.test(phone) || /^0\d{9,11}$/.test(phone)) return null
  return /^\d+$/.test(phone)
    ? `手机号“${phone}”有 ${phone.length} 位，应该是 11 位。请核对`
    : `手机号“${phone.slice(0, 16)}”里有不是数字的字。请核对`
}

function wrongDates(cell: Cell, today: Day): string | null {
  const [born, joined] = [cell('born'), cell('joined')]
  const [bornDay, joinedDay] = [readDate(born), readDate(joined)]
  if (born !== '' && bornDay === null) return `出生日期“${born.slice(0, 16)}”看不懂。请写成 1950-03-02 的样子`
  if (joined !== '' && joinedDay === null)
    return `入党日期“${joined.slice(0, 16)}”看不懂。请写成 1985-07-01 的样子`
  if (bornDay !== null && (bornDay < '1900-01-01' || bornDay > today))
    return `出生日期“${born}”不合情理。请核对`
  if (joinedDay !== null && joinedDay > today) return `入党日期“${joined}”还没到。请核对`
  if (
    bornDay !== null &&
    joinedDay !== null &&
    Number(joinedDay.slice(0, 4)) - Number(bornDay.slice(0, 4)) < 16
  )
    return `入党日期 ${joinedDay} 离出生日期 ${bornDay} 太近。请核对这两项`
  return null
}

function wrongWords(cell: Cell): string | null {
  const gender = cell('gender')
  if (gender !== '' && genderOf(gender) === null) return `性别“${gender.slice(0, 8)}”看不懂。请写男或女`
  const cannot = cell('cannotCome')
  if (cannot !== '' && yesOf(cannot) === null) return `不便外出“${cannot.slice(0, 8)}”看不懂。请写是或否`
  const long = (['education', 'occupation', 'number'] as const).find((column) => cell(column).length > 60)
  return long === undefined ? null : '有一格字太多。每格最多 60 个字'
}

const genderOf = (text: string): Gender | null => {
  if (/^(男|男性|m)$/i.test(text)) return '男'
  return /^(女|女性|f)$/i.test(text) ? '女' : null
}

function yesOf(text: string): boolean | null {
  const typed = text.toLowerCase()
  if (YES.includes(typed)) return true
  return NO.includes(typed) ? false : null
}

const orNull = (text: string): string | null => (text === '' ? null : text)

const lineOf = (cell: Cell): RowLine => ({
  name: cell('name').replace(/\s+/g, (gap) => (/[a-z]/i.test(cell('name')) ? gap : '')),
  number: orNull(cell('number')),
  phone: orNull(phoneOf(cell('phone'))),
  gender: genderOf(cell('gender')),
  born: readDate(cell('born')),
  joined: readDate(cell('joined')),
  education: orNull(cell('education')),
  occupation: orNull(cell('occupation')),
  cannotCome: yesOf(cell('cannotCome')),
})

const placeOf = (cell: Cell): RowPlace => ({
  ...{ committee: cell('committee'), party: cell('party'), branch: cell('branch') },
})
