/**
 * `node tools/run.mjs tools/docs/phoneTables.ts`: writes the tables of tags and of wx into docs/phone.md, from the phone's
 * code and its tests. A test says when they are not current.
 */
import fs from 'node:fs'
import path from 'node:path'
import { withTagsAndWx } from './phone/document'

const file = path.resolve(__dirname, '../../docs/phone.md')

withTagsAndWx(fs.readFileSync(file, 'utf8')).then(
  (text) => fs.writeFileSync(file, text),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
