/**
 * Writes the section "Database" of docs/cloud.md from the tables that the conformance test runs and from the limits:
 * `node tools/run.mjs tools/docs/cloudTable.ts`. A test says when it was forgotten.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { databaseDifferences, databaseLimits } from './cloudNotes'

const file = join(__dirname, '../../docs/cloud.md')
const begin = '<!-- database: made by tools/docs/cloudTable.ts from test/local/cloud/conformance/tables -->'
const end = '<!-- end of database -->'
const heading =
  '# The local cloud\n\nWhat it does as WeChat Cloud does, how that is checked, and what is other on purpose.'

/** What the table says of a case. */
export interface Row {
  area: string
  operator: string
  what: string
  differs?: string
}

/** The section as it should be. */
export function databaseSection(cases: readonly Row[]): string {
  const intro =
    `${cases.length} behaviours are checked through the unmodified wx-server-sdk and @cloudbase/node-sdk by ` +
    '`npx jest test/local/cloud/conformance`; with `CLOUD_TEST_ENV`, `CLOUD_TEST_SECRET_ID` and ' +
    '`CLOUD_TEST_SECRET_KEY` the same cases run against a real environment.'
  const areas = groupBy(cases, ({ area }) => area).map(([area, list]) => `#### ${area}\n\n${tableOf(list)}`)
  return [
    ...[begin, '## Database', intro, '### Other than WeChat on purpose'],
    ...[databaseDifferences.map((line) => `- ${line}`).join('\n'), '### Limits', limitsTable()],
    ...['### What was checked', ...areas, end],
  ].join('\n\n')
}

/** The whole file with the section in its place; everything else in it stays. */
export function withSection(text: string, section: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < 0) return `${(text || heading).trimEnd()}\n\n${section}\n`
  return `${text.slice(0, from)}${section}${text.slice(to + end.length)}`
}

function tableOf(cases: readonly Row[]): string {
  const rows = groupBy(cases, ({ operator }) => operator).map(([operator, list]) => {
    const differs = list.flatMap(({ differs: other }) => (other === undefined ? [] : [other]))
    return `| ${cell(operator)} | ${cell(list.map(({ what }) => what).join('; '))} | ${cell(differs.join('; '))} |`
  })
  return ['| operator | checked | other than WeChat |', '| --- | --- | --- |', ...rows].join('\n')
}

function limitsTable(): string {
  const rows = databaseLimits().map(
    ({ what, value, error }) => `| ${cell(what)} | ${cell(value)} | ${cell(error)} |`,
  )
  return ['| limit | value | beyond it |', '| --- | --- | --- |', ...rows].join('\n')
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/([$_*<>])/g, '\\$1')

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}

async function main(): Promise<void> {
  // The tables say what they expect in jest's words; here only their names are wanted.
  Object.assign(globalThis, { expect: new Proxy({}, { get: () => () => undefined }) })
  const tables = join(__dirname, '../../test/local/cloud/conformance/tables/index.ts')
  const { cases } = (await import(tables)) as { cases: readonly Row[] }
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  writeFileSync(file, withSection(text, databaseSection(cases)))
}

if (resolve(process.argv[1] ?? '') === __filename) void main()
