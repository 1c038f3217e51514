/** `npm run bench [-- NAME…]`: prints a line of JSON for each measurement of tools/bench/. */
import { ensure } from './ensure.mjs'
import { runTs } from './runTs.mjs'

ensure()
runTs('tools/bench/main.ts', process.argv.slice(2))
