import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseSection, withSection } from '../../../../tools/docs/cloudTable'
import { cases } from './tables'

test('docs/cloud.md says what the tables check (node tools/run.mjs tools/docs/cloudTable.ts writes it)', () => {
  const text = readFileSync(join(__dirname, '../../../../docs/cloud.md'), 'utf8')
  expect(withSection(text, databaseSection(cases))).toBe(text)
})

test('the rest of the document stays when the section is written anew', () => {
  const first = withSection('# Title\n\nbefore\n', databaseSection(cases.slice(0, 3)))
  const more = `${first}\nafter\n`
  const second = withSection(more, databaseSection(cases.slice(0, 1)))
  expect(second).toMatch(/^# Title\n\nbefore\n/)
  expect(second).toMatch(/after\n$/)
  expect(second).toContain('1 behaviours')
})
