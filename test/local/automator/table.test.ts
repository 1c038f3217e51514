import fs from 'node:fs'
import { file, withTable } from '../../../tools/docs/automationTable'
import { cases } from './cases'
import { rows } from './rows'

test('every row of the protocol has a case, and every case a row', () => {
  const shown = new Set(cases.flatMap((one) => one.rows))
  const names = rows.map(({ api }) => api)
  expect(rows.filter(({ api, shownBy }) => !shownBy && !shown.has(api)).map(({ api }) => api)).toEqual([])
  expect([...shown].filter((name) => !names.includes(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test('docs/automation.md has the table as the tests are (tools/docs/automationTable.ts writes it)', () => {
  const text = fs.readFileSync(file, 'utf8')
  expect(withTable(text)).toBe(text)
})
