import type { MemberCard } from '../../../shared/contract/memberCode'
import { QUIET, darkRuns, qrModules } from '../../../ui/qr'

/** An A4 sheet at 200 dots to the inch, in pixels; its cards are 85 by 60 millimetres, cut out along thin lines. */
export const SHEET = { width: 1654, height: 2339, columns: 2, rows: 4 } as const
export const CARDS_TO_SHEET = SHEET.columns * SHEET.rows

const CARD = { width: 740, height: 530 } as const
const PADDING = 36
const CODE = 400

const PLUM = '#b3122a'
const INK = '#1f1b1a'
const INK_2 = '#5b5552'
const LINE = '#c9c1ba'

/** What stands on a sheet, from below to above. */
export type Shape =
  | { kind: 'fill'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'frame'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'text'; x: number; y: number; text: string; size: number; bold: boolean; color: string }

/** Cards, eight to a sheet. Pure. */
export function sheetsOf(cards: readonly MemberCard[]): MemberCard[][] {
  const count = Math.ceil(cards.length / CARDS_TO_SHEET)
  return Array.from({ length: count }, (_, at) => cards.slice(at * CARDS_TO_SHEET, (at + 1) * CARDS_TO_SHEET))
}

/** One sheet as shapes. Pure. */
export function drawnSheet(cards: readonly MemberCard[]): Shape[] {
  const paper: Shape = {
    kind: 'fill',
    x: 0,
    y: 0,
    width: SHEET.width,
    height: SHEET.height,
    color: '#ffffff',
  }
  return [paper, ...cards.flatMap((card, index) => drawnCard(card, placeOf(index)))]
}

function placeOf(index: number): { x: number; y: number } {
  const column = index % SHEET.columns
  const row = Math.floor(index / SHEET.columns)
  const gapX = (SHEET.width - SHEET.columns * CARD.width) / (SHEET.columns + 1)
  const gapY = (SHEET.height - SHEET.rows * CARD.height) / (SHEET.rows + 1)
  return {
    x: Math.round(gapX + column * (CARD.width + gapX)),
    y: Math.round(gapY + row * (CARD.height + gapY)),
  }
}

function drawnCard({ name, branchName, text }: MemberCard, { x, y }: { x: number; y: number }): Shape[] {
  const left = x + PADDING
  const words = CARD.width - 2 * PADDING - CODE
  return [
    { kind: 'frame', x, y, ...CARD, color: LINE },
    { kind: 'fill', x, y, width: CARD.width, height: 14, color: PLUM },
    line(left, y + 92, '活动证', 38, true, PLUM),
    line(left, y + 230, name, name.length > 3 ? 58 : 76, true, INK),
    ...wrapped(branchName, words, 34).map((part, at) =>
      line(left, y + 300 + at * 46, part, 34, false, INK_2),
    ),
    line(left, y + CARD.height - PADDING, '小红梅', 28, false, INK_2),
    ...drawnCode(text, x + CARD.width - PADDING - CODE + 20, y + (CARD.height + 14 - CODE) / 2),
  ]
}

const line = (x: number, y: number, text: string, size: number, bold: boolean, color: string): Shape => ({
  kind: 'text',
  x,
  y,
  text,
  size,
  bold,
  color,
})

/**
 * Chinese letters are as wide as they are high, so that lines can be counted without measuring: at most four, of like
 * lengths, so that no letter is left alone.
 */
function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(1, Math.floor(width / size))
  const count = Math.min(4, Math.ceil(text.length / most))
  const letters = Math.min(most, Math.ceil(text.length / count))
  return Array.from({ length: count }, (_, at) => text.slice(at * letters, (at + 1) * letters))
}

/** Whole pixels to a module, so that no edge is grey; the empty margin lies inside. */
function drawnCode(text: string, x: number, y: number): Shape[] {
  const modules = qrModules(text)
  const cell = Math.floor(CODE / (modules.length + 2 * QUIET))
  const margin = Math.round((CODE - cell * modules.length) / 2)
  return darkRuns(modules).map(({ row, column, length }) => ({
    kind: 'fill',
    x: Math.round(x) + margin + column * cell,
    y: Math.round(y) + margin + row * cell,
    width: length * cell,
    height: cell,
    color: '#000000',
  }))
}
