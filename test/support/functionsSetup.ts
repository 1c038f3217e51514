import path from 'node:path'
import esbuild from 'esbuild'
import { buildFunctions } from '../../tools/build/functions'

/**
 * Builds the functions once for all tests of a run, in a folder of the run's own inside the project. jest calls this only
 * when one of them runs. Beside them lies the SDK, its own code put into one file: its four hundred modules would be more
 * than half of every cold start, of which there are hundreds. `npm start` and the end-to-end tests load the package.
 */
export default async function functionsSetup(): Promise<void> {
  const dir = path.resolve(__dirname, `../../.cache/test-functions/${process.pid}`)
  const [functions] = await Promise.all([buildFunctions({ dir }), packSdk(dir)])
  await functions.dispose()
  process.env['TEST_FUNCTIONS'] = dir
}

async function packSdk(dir: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: path.resolve(__dirname, '../..'),
    entryPoints: ['wx-server-sdk'],
    outfile: path.join(dir, 'node_modules/wx-server-sdk/index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  })
}
