import type { MemberCard } from '../../../shared/contract/memberCode'
import { A4, INK_2, LINE, PLUM, type Shape, drawnCode, whitePaper, words, wrapped } from '../paper/shapes'

/** Cards of 85 by 60 millimetres on a sheet, cut out along thin lines. */
const COLUMNS = 2
const ROWS = 4
export const CARDS_TO_SHEET = COLUMNS * ROWS

const CARD = { width: 740, height: 530 } as const
const PADDING = 36
const CODE = 400

/** Cards, eight to a sheet. Pure. */
export function sheetsOf(cards: readonly MemberCard[]): MemberCard[][] {
  const count = Math.ceil(cards.length / CARDS_TO_SHEET)
  return Array.from({ length: count }, (_, at) => cards.slice(at * CARDS_TO_SHEET, (at + 1) * CARDS_TO_SHEET))
}

/** One sheet as shapes. Pure. */
export const drawnSheet = (cards: readonly MemberCard[]): Shape[] => [
  whitePaper,
  ...cards.flatMap((card, index) => drawnCard(card, placeOf(index))),
]

function placeOf(index: number): { x: number; y: number } {
  const column = index % COLUMNS
  const row = Math.floor(index / COLUMNS)
  const gapX = (A4.width - COLUMNS * CARD.width) / (COLUMNS + 1)
  const gapY = (A4.height - ROWS * CARD.height) / (ROWS + 1)
  return {
    x: Math.round(gapX + column * (CARD.width + gapX)),
    y: Math.round(gapY + row * (CARD.height + gapY)),
  }
}

function drawnCard({ name, branchName, text }: MemberCard, { x, y }: { x: number; y: number }): Shape[] {
  const left = x + PADDING
  const room = CARD.width - 2 * PADDING - CODE
  return [
    { kind: 'frame', x, y, ...CARD, color: LINE },
    { kind: 'fill', x, y, width: CARD.width, height: 14, color: PLUM },
    words(left, y + 92, '活动证', { size: 38, bold: true, color: PLUM }),
    words(left, y + 230, name, { size: name.length > 3 ? 58 : 76, bold: true }),
    ...wrapped(branchName, room, 34).map((part, at) =>
      words(left, y + 300 + at * 46, part, { size: 34, color: INK_2 }),
    ),
    words(left, y + CARD.height - PADDING, '小红梅', { size: 28, color: INK_2 }),
    ...drawnCode(text, x + CARD.width - PADDING - CODE + 20, y + (CARD.height + 14 - CODE) / 2, CODE),
  ]
}
