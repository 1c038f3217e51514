import path from 'node:path'
import { buildFunctions } from '../../tools/build/functions'

/** Builds the functions once for all tests of a run. jest calls this only when one of them runs. */
export default async function functionsSetup(): Promise<void> {
  // Inside the project, where the bundles find their packages; a folder for each run, which may go on side by side.
  const dir = path.resolve(__dirname, `../../.cache/test-functions/${process.pid}`)
  const functions = await buildFunctions({ dir })
  await functions.dispose()
  process.env['TEST_FUNCTIONS'] = dir
}
