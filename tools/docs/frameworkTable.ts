import fs from 'node:fs'
import path from 'node:path'
import { testNames } from './testNames'

const root = path.resolve(__dirname, '../..')

/** The document that the table stands in. */
export const file = path.join(root, 'docs/phone.md')

const tests = [
  'phone-compiler/modules',
  ...'wxml events components styles pages tabs errors isolation command'
    .split(' ')
    .map((it) => `phone-framework/${it}`),
]

/** JSON beside the tests: what differs from WeChat, and how. */
const differences = 'test/local/phone-framework/differs.json'

function table(): string {
  const groups = new Map<string, string[]>()
  for (const { group, name } of tests.flatMap((it) =>
    testNames(path.join(root, `test/local/${it}.test.ts`)),
  )) {
    // A test outside of any group speaks for itself.
    const [feature, what] = group ? [group, name] : [name, '']
    groups.set(feature, [...(groups.get(feature) ?? []), ...(what ? [what] : [])])
  }
  const rows = [...groups].map(
    ([feature, names]) => `| ${cell(feature)} | checked | ${cell(names.join('; '))} |`,
  )
  const text = fs.readFileSync(path.join(root, differences), 'utf8')
  const others = Object.entries(JSON.parse(text) as Record<string, string>)
  const different = others.map(([feature, how]) => `| ${cell(feature)} | differs | ${cell(how)} |`)
  return ['| feature | | |', '| --- | --- | --- |', ...rows, ...different].join('\n')
}

/** WXML's tags and braces are text here. */
function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<(?=[a-z/])/g, '&lt;')
}

/** The document with the table as the tests are now. */
export function written(text: string): string {
  const [start, end] = ['<!-- framework:start -->', '<!-- framework:end -->']
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/phone.md has no ${start} … ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${table()}\n\n${text.slice(to)}`
}

/** `node tools/run.mjs tools/docs/frameworkTable.ts` writes it. A test says when it is not current. */
if (process.argv[1] && path.resolve(process.argv[1]) === __filename)
  fs.writeFileSync(file, written(fs.readFileSync(file, 'utf8')))
