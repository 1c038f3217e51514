import { tagTable, wxTable } from './tables'

/** docs/phone.md with its tables of tags and of wx as code and tests are now. */
export async function withTagsAndWx(text: string): Promise<string> {
  return withTable(withTable(text, 'tags', tagTable()), 'wx', await wxTable())
}

function withTable(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [before = '', rest] = text.split(start)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error(`${start} and ${end} are not both in docs/phone.md`)
  return `${before}${start}\n${table}\n${end}${after}`
}
