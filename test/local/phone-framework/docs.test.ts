import fs from 'node:fs'
import { file, written } from '../../../tools/docs/frameworkTable'

test('the table of the framework in docs/phone.md is that of the tests: node tools/run.mjs tools/docs/frameworkTable.ts', () => {
  const text = fs.readFileSync(file, 'utf8')
  expect(text).toBe(written(text))
})
