/**
 * `node tools/run.mjs tools/docs/phone.ts`: writes the tables of docs/phone.md from the names of the tests, each between its
 * marks. A test says when they are not current.
 */
import fs from 'node:fs'
import { file, written } from './phoneTables'

fs.writeFileSync(file, written(fs.readFileSync(file, 'utf8')))
