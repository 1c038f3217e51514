import fs from 'node:fs'
import path from 'node:path'
import { testNames } from './testNames'

const root = path.resolve(__dirname, '../..')
export const file = path.join(root, 'docs/phone.md')

interface Section {
  mark: string
  tests: string[]
  /** JSON beside the tests: what differs from WeChat, and how. */
  differs: string
}

/** Other tables of docs/phone.md may be added here. */
const sections: Section[] = [
  {
    mark: 'framework',
    tests: [
      'phone-compiler/modules',
      ...'wxml events components styles pages tabs errors isolation command'
        .split(' ')
        .map((it) => `phone-framework/${it}`),
    ],
    differs: 'phone-framework/differs.json',
  },
]

function table({ tests, differs }: Section): string {
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
  const others = JSON.parse(fs.readFileSync(path.join(root, 'test/local', differs), 'utf8')) as Record<
    string,
    string
  >
  const different = Object.entries(others).map(
    ([feature, how]) => `| ${cell(feature)} | differs | ${cell(how)} |`,
  )
  return ['| feature | | |', '| --- | --- | --- |', ...rows, ...different].join('\n')
}

/** WXML's tags and braces are text here. */
function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<(?=[a-z/])/g, '&lt;')
}

/** The document with its tables as the tests are now. */
export function written(text: string): string {
  return sections.reduce((done, section) => {
    const [start, end] = [`<!-- ${section.mark}:start -->`, `<!-- ${section.mark}:end -->`]
    const [from, to] = [done.indexOf(start), done.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/phone.md has no ${start} … ${end}`)
    return `${done.slice(0, from + start.length)}\n\n${table(section)}\n\n${done.slice(to)}`
  }, text)
}
