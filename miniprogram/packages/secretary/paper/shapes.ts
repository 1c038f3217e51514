import { QUIET, darkRuns, qrModules } from '../../../ui/qr'

/** An A4 sheet at 200 dots to the inch, in pixels. */
export const A4 = { width: 1654, height: 2339 } as const

export const PLUM = '#b3122a'
export const INK = '#1f1b1a'
export const INK_2 = '#5b5552'
export const LINE = '#c9c1ba'

/** What stands on a sheet, from below to above. */
export type Shape =
  | { kind: 'fill'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'frame'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'text'; x: number; y: number; text: string; size: number; bold: boolean; color: string }

/** The first shape of every sheet. */
export const whitePaper: Shape = { kind: 'fill', x: 0, y: 0, ...A4, color: '#ffffff' }

export const words = (
  x: number,
  y: number,
  text: string,
  { size, bold = false, color = INK }: { size: number; bold?: boolean; color?: string },
): Shape => ({ kind: 'text', x, y, text, size, bold, color })

/**
 * Chinese letters are as wide as they are high, so that lines can be counted without measuring: at most so many, of like
 * lengths, so that no letter is left alone.
 */
export function wrapped(text: string, width: number, size: number, lines = 4): string[] {
  const most = Math.max(1, Math.floor(width / size))
  const count = Math.min(lines, Math.ceil(text.length / most))
  const letters = Math.min(most, Math.ceil(text.length / count))
  return Array.from({ length: count }, (_, at) => text.slice(at * letters, (at + 1) * letters))
}

/** A code that fits into a square. Whole pixels to a module, so that no edge is grey; the empty margin lies inside. */
export function drawnCode(text: string, x: number, y: number, side: number): Shape[] {
  const modules = qrModules(text)
  const cell = Math.floor(side / (modules.length + 2 * QUIET))
  const margin = Math.round((side - cell * modules.length) / 2)
  return darkRuns(modules).map(({ row, column, length }) => ({
    kind: 'fill',
    x: Math.round(x) + margin + column * cell,
    y: Math.round(y) + margin + row * cell,
    width: length * cell,
    height: cell,
    color: '#000000',
  }))
}
