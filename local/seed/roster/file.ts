import { SheetWriter } from '../../../cloudfunctions/kit/sheet'
import { ROSTER_COLUMNS, headingOf } from '../../../miniprogram/shared/rules/roster/headings'
import type { RosterRow } from './generate'

const cellsOf = (row: RosterRow): string[] =>
  ROSTER_COLUMNS.map((column) => {
    if (column === 'cannotCome') return row.cannotCome ? '是' : '否'
    return row[column] ?? ''
  })

/** Rows as the .xlsx that a district would hand in. */
export function rosterFile(rows: readonly RosterRow[]): Buffer {
  const sheet = new SheetWriter()
  sheet.add([ROSTER_COLUMNS.map(headingOf)])
  for (let from = 0; from < rows.length; from += 1_000) sheet.add(rows.slice(from, from + 1_000).map(cellsOf))
  return sheet.end()
}
