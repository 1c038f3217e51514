import type { DeskPerson } from '../../../shared/contract/checkin'
import { inSheetOrder } from '../../../shared/rules/desk/people'
import { A4, INK_2, LINE, PLUM, type Shape, drawnCode, whitePaper, words, wrapped } from '../paper/shapes'

/** What stands above the names. */
export interface SheetHead {
  title: string
  /** Time, place and organiser, a line each. */
  lines: string[]
  /** The text of the code in the corner. */
  code: string
}

/** One line of the table; the last ones are empty, for who comes without having signed up. */
export interface SheetRow {
  number: number
  name: string
  branch: string
  note: string
}

const MARGIN = 100
const HEAD = 470
const ROW = 78
const CODE = 320
export const ROWS_TO_SHEET = 22
const EMPTY_ROWS = 8

const COLUMNS = [
  { title: '序号', width: 104 },
  { title: '姓名', width: 230 },
  { title: '支部', width: 420 },
  { title: '到', width: 90 },
  { title: '本人签名', width: 430 },
  { title: '备注', width: 180 },
] as const

const NOTES = { signed: '已报名', waiting: '候补', asked: '', cancelled: '' } as const

/** Everyone who may come, in the order of the list that is ticked afterwards, and some empty lines. Pure. */
export function sheetRows(people: readonly DeskPerson[]): SheetRow[] {
  const known = inSheetOrder(people).map(({ name, branch, status }) => ({
    name,
    branch,
    note: NOTES[status],
  }))
  const empty = Array.from({ length: EMPTY_ROWS }, () => ({ name: '', branch: '', note: '现场' }))
  return [...known, ...empty].map((row, at) => ({ number: at + 1, ...row }))
}

export const sheetCount = (rows: readonly SheetRow[]): number => Math.ceil(rows.length / ROWS_TO_SHEET)

/** One sheet, from 1, as shapes. Pure. */
export function drawnSignSheet(head: SheetHead, rows: readonly SheetRow[], at: number): Shape[] {
  const own = rows.slice((at - 1) * ROWS_TO_SHEET, at * ROWS_TO_SHEET)
  const count = sheetCount(rows)
  const foot = A4.height - 90
  return [
    whitePaper,
    ...drawnHead(head),
    ...columns((x, { title }) => [words(x + 16, HEAD - 24, title, { size: 28, bold: true, color: INK_2 })]),
    ...own.flatMap((row, index) => drawnRow(row, HEAD + index * ROW)),
    words(MARGIN, foot, '实到        人    负责人签名', { size: 32 }),
    words(A4.width - MARGIN - 300, foot, `第 ${at} 张，共 ${count} 张`, { size: 28, color: INK_2 }),
  ]
}

function drawnHead({ title, lines, code }: SheetHead): Shape[] {
  const room = A4.width - 2 * MARGIN - CODE - 20
  const titles = wrapped(title, room, 58, 2)
  const below = 150 + titles.length * 76
  return [
    words(MARGIN, 110, '签到表', { size: 40, bold: true, color: PLUM }),
    ...titles.map((part, at) => words(MARGIN, 196 + at * 76, part, { size: 58, bold: true })),
    ...lines.map((line, at) => words(MARGIN, below + 32 + at * 50, line, { size: 32, color: INK_2 })),
    ...drawnCode(code, A4.width - MARGIN - CODE + 20, 50, CODE),
    words(A4.width - MARGIN - CODE + 50, 396, '会后扫一扫，补录签名', { size: 26, color: INK_2 }),
  ]
}

function drawnRow({ number, name, branch, note }: SheetRow, y: number): Shape[] {
  const base = y + ROW / 2 + 12
  const cells = [
    () => words(MARGIN + 16, base, String(number), { size: 30, color: INK_2 }),
    (x: number) => words(x + 16, base, name, { size: fitting(name, 200, 42), bold: true }),
    (x: number) => words(x + 16, base, branch, { size: fitting(branch, 392, 30) }),
    (x: number): Shape => ({
      ...{ kind: 'frame', x: x + 24, y: y + 18, width: 42, height: 42, color: '#1f1b1a' },
    }),
    () => null,
    (x: number) => words(x + 16, base, note, { size: 28, color: INK_2 }),
  ]
  return columns((x, { width }, at) => {
    const cell = cells[at]?.(x) ?? null
    const frame: Shape = { kind: 'frame', x, y, width, height: ROW, color: LINE }
    return cell && !(cell.kind === 'text' && cell.text === '') ? [frame, cell] : [frame]
  })
}

/** As large as it can be on one line. */
const fitting = (text: string, width: number, size: number): number =>
  Math.min(size, Math.floor(width / Math.max(1, text.length)))

function columns(draw: (x: number, column: (typeof COLUMNS)[number], at: number) => Shape[]): Shape[] {
  let x = MARGIN
  return COLUMNS.flatMap((column, at) => {
    const shapes = draw(x, column, at)
    x += column.width
    return shapes
  })
}
