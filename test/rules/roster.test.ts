import { readDate } from '../../miniprogram/shared/rules/roster/dates'
import { type KnownMember, decideRow } from '../../miniprogram/shared/rules/roster/compare'
import { readHeadings } from '../../miniprogram/shared/rules/roster/headings'
import { readRow } from '../../miniprogram/shared/rules/roster/row'
import type { RowLine } from '../../miniprogram/shared/rules/roster/row'

const TODAY = '2026-11-23'

test.each([
  ['1950-03-02', '1950-03-02'],
  ['1950/3/2', '1950-03-02'],
  ['1950.3.2', '1950-03-02'],
  ['1950。3。2', '1950-03-02'],
  ['1950年3月2日', '1950-03-02'],
  [' 1950 年 3 月 2 日 ', '1950-03-02'],
  ['19500302', '1950-03-02'],
  ['1950年3月', '1950-03-01'],
  ['1950.03', '1950-03-01'],
  ['195003', '1950-03-01'],
  ['18324', '1950-03-02'],
  ['1950-02-30', null],
  ['1950', null],
  ['三月二日', null],
  ['', null],
])('the date %s is read as %s', (typed, day) => {
  expect(readDate(typed)).toBe(day)
})

test('headings are found in any order, by the names that people give them', () => {
  expect(readHeadings(['序号', ' 联系电话', '党员姓名', '所在 党支部：', '党委(总支)', '血型'])).toEqual({
    columns: { phone: 1, name: 2, branch: 3, party: 4 },
    unknown: ['血型'],
    missing: [],
  })
  expect(readHeadings(['手机', '生日']).missing).toEqual(['姓名', '支部'])
})

describe('a row', () => {
  const headings = readHeadings([
    '姓名',
    '支部',
    '手机号',
    '出生日期',
    '入党日期',
    '性别',
    '不便外出',
    '学历',
  ])
  const read = (...cells: string[]) => readRow(cells, headings, TODAY)

  test('is read with everything it says, and nothing it does not', () => {
    expect(read('李 桂芬', '第三支部', '+86 139-0000-0003', '1950.3.2', '', '女', '是')).toEqual({
      kind: 'row',
      line: {
        ...{
          name: '李桂芬',
          number: null,
          phone: '13900000003',
          gender: '女',
          born: '1950-03-02',
          joined: null,
        },
        ...{ education: null, occupation: null, cannotCome: true },
      },
      place: { committee: '', party: '', branch: '第三支部' },
    })
    expect(read('', ' ', '')).toEqual({ kind: 'empty' })
  })

  test.each([
    [['', '三支部', '13900000003'], '没有填姓名'],
    [['李1', '三支部', '13900000003'], '不像姓名'],
    [['李桂芬', '', '13900000003'], '没有填所在支部'],
    [['李桂芬', '三支部', ''], '至少填一项'],
    [['李桂芬', '三支部', '1390000'], '有 7 位'],
    [['李桂芬', '三支部', '139O0000003'], '不是数字的字'],
    [['李桂芬', '三支部', '', '昨天'], '看不懂'],
    [['李桂芬', '三支部', '', '1850-01-01'], '不合情理'],
    [['李桂芬', '三支部', '', '2027-01-01'], '不合情理'],
    [['李桂芬', '三支部', '', '1950-03-02', '2027-01-01'], '还没到'],
    [['李桂芬', '三支部', '', '1950-03-02', '1960-01-01'], '离出生日期'],
    [['李桂芬', '三支部', '', '1950-03-02', '', '雌'], '请写男或女'],
    [['李桂芬', '三支部', '', '1950-03-02', '', '女', '也许'], '请写是或否'],
    [['李桂芬', '三支部', '', '1950-03-02', '', '女', '', 'x'.repeat(61)], '最多 60 个字'],
  ])('%j is bad', (cells, reason) => {
    expect(read(...cells)).toMatchObject({ kind: 'bad', reason: expect.stringContaining(reason) as string })
  })
})

describe('a row against the roster', () => {
  const line: RowLine = {
    ...{ name: '李桂芬', number: null, phone: '139', gender: null, born: '1950-03-02', joined: null },
    ...{ education: null, occupation: null, cannotCome: null },
  }
  const known = (change: Partial<KnownMember> = {}): KnownMember => ({
    ...{
      _id: 'm_1',
      version: 3,
      status: 'active',
      branchId: 'o_3',
      name: '李桂芬',
      number: '',
      phone: '139',
    },
    ...{ gender: '女', born: '1950-03-02', joined: null, education: '', occupation: '', cannotCome: true },
    matches: ['b:李桂芬|1950-03-02', 'p:李桂芬|139'],
    ...change,
  })

  test('whom nobody shares a key with is new', () => {
    expect(decideRow(line, 'o_3', [])).toEqual({ kind: 'new' })
  })

  test('empty cells say nothing', () => {
    expect(decideRow(line, 'o_3', [known()])).toEqual({ kind: 'unchanged', id: 'm_1' })
  })

  test('only what differs is a change', () => {
    expect(decideRow({ ...line, phone: '138' }, 'o_3', [known()])).toMatchObject({
      ...{ kind: 'changed', version: 3, change: { phone: '138' }, isMoved: false, isBack: false },
    })
    expect(decideRow(line, 'o_4', [known()])).toMatchObject({ change: {}, isMoved: true, isBack: false })
    expect(decideRow(line, 'o_4', [known({ status: 'left', branchId: '' })])).toMatchObject({ isBack: true })
  })

  test('two numbers that differ are two people, whatever else they share', () => {
    expect(decideRow({ ...line, number: 'A2' }, 'o_3', [known({ number: 'A1' })])).toEqual({ kind: 'new' })
  })

  test('of two that share a name and a birthday the phone decides, and failing that nobody does', () => {
    const other = known({ _id: 'm_2', phone: '137', matches: ['b:李桂芬|1950-03-02', 'p:李桂芬|137'] })
    expect(decideRow(line, 'o_9', [other, known()])).toMatchObject({ id: 'm_1' })
    expect(decideRow({ ...line, phone: '136' }, 'o_9', [other, known()])).toMatchObject({ kind: 'bad' })
  })
})
