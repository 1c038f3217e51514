import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { cases } from '../../test/local/automator/cases'
import { rows, type Row } from '../../test/local/automator/rows'

/**
 * `node tools/run.mjs tools/docs/automationTable.ts`: writes the table of docs/automation.md from the tests that show its
 * rows. A test says when that was forgotten.
 */
export const file = resolve(__dirname, '../../docs/automation.md')
const begin = '<!-- table: tools/docs/automationTable.ts -->\n'
const end = '<!-- end of table -->\n'

/** The document with the table as the tests are now. */
export function withTable(text: string): string {
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table.`)
  return `${text.slice(0, from)}${begin}\n${table()}\n${text.slice(to)}`
}

function table(): string {
  const groups = [...new Set(rows.map(({ group }) => group))]
  return groups
    .map((group) => `### ${group}\n\n${section(rows.filter((it) => it.group === group))}\n`)
    .join('\n')
}

/** Columns as wide as prettier makes them, so that it has nothing to say. */
function section(members: readonly Row[]): string {
  const lines = [
    ['client', 'wire', 'tests', 'differs from DevTools'],
    ...members.map((row) => [
      `\`${row.api}\``,
      row.wire.map(written).join(', '),
      row.shownBy ?? String(cases.filter(({ rows: shown }) => shown.includes(row.api)).length),
      row.differs ?? '',
    ]),
  ]
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? []
  const [head, ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [head, rule, ...body].join('\n')
}

const written = (wire: string): string =>
  wire.startsWith('a ')
    ? wire
    : wire.replace(/^(event )?(.*)$/, (_, event = '', name) => `${event}\`${name}\``)

if (resolve(process.argv[1] ?? '') === __filename) writeFileSync(file, withTable(readFileSync(file, 'utf8')))
