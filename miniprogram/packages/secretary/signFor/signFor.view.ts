import type { SignupPaper } from '../../../shared/contract/event'
import { type Drawn, type Size, wrapped } from '../../../ui/drawing'

/** A slip of paper at 200 dots to the inch, a third of A4. */
export const SLIP: Size = { width: 1200, height: 780 }

const MARGIN = 70
const LINE = 64

/** The slip that the member takes home, as shapes. Pure. */
export function drawnSlip({ title, lines }: SignupPaper, name: string): Drawn[] {
  const rows = lines.flatMap((line) => wrapped(line, SLIP.width - 2 * MARGIN, 40))
  return [
    { kind: 'fill', x: 0, y: 0, ...SLIP, color: '#ffffff' },
    { kind: 'fill', x: 0, y: 0, width: SLIP.width, height: 16, color: '#b3122a' },
    words(name, 108, 46, true),
    words(title, 186, 54, true),
    ...rows.map((row, at) => words(row, 276 + at * LINE, 40, false)),
  ]
}

const words = (text: string, y: number, size: number, bold: boolean): Drawn => ({
  ...{ kind: 'text', x: MARGIN, y, text, size, bold, color: '#1f1b1a', align: 'left' },
})
