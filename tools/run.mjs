/** `node tools/run.mjs FILE [ARGS]`: installs what is missing, then runs a TypeScript file of this repository. */
import path from 'node:path'
import { ensure } from './ensure.mjs'
import { runTs } from './runTs.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) {
  process.stderr.write('usage: node tools/run.mjs FILE [ARGS]\n')
  process.exit(2)
}
ensure()
runTs(path.resolve(file), args)
