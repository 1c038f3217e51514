import fs from 'node:fs'
import { file, written } from '../../../tools/docs/phoneTables'

test('the tables of docs/phone.md are those of the tests: node tools/run.mjs tools/docs/phone.ts', () => {
  const text = fs.readFileSync(file, 'utf8')
  expect(text).toBe(written(text))
})
