import fs from 'node:fs'
import { takeTurn } from './control'

/** Longer than any other file takes. Milliseconds. */
const patience = 280_000

/** A story is many steps, each with a patience of its own: this is only for one that hangs. */
jest.setTimeout(120_000)

/** A file that sets the clock, or says that it wants a world of its own, is alone in it; `closePhones` ends its turn. */
const file = expect.getState().testPath ?? ''
beforeAll(() => takeTurn(/setClock\(|@ownWorld/.test(fs.readFileSync(file, 'utf8'))), patience)
