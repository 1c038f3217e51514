import fs from 'node:fs'
import path from 'node:path'
import { withTagsAndWx } from '../../../tools/docs/phone/document'

const file = path.resolve(__dirname, '../../../docs/phone.md')

test('the tables of tags and of wx in docs/phone.md say what code and tests say (node tools/run.mjs tools/docs/phoneTables.ts)', async () => {
  const text = fs.readFileSync(file, 'utf8')
  expect(text).toBe(await withTagsAndWx(text))
})
