/** `npm start`: installs what is missing, then runs the local cloud and the phone. Options: see local/start.ts. */
import { ensure } from './ensure.mjs'
import { runTs } from './runTs.mjs'

ensure()
runTs('local/start.ts', process.argv.slice(2))
