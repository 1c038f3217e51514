import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  startCloud,
  type Caller,
  type Cloud,
  type CloudOptions,
  type CollectionSchema,
} from '../../../../local/cloud'

/** An account that tests act for. */
export const someone: Caller = { openid: 'oSomeone', appid: 'wxTest' }

/** Collections without indexes. */
export const plain = (...names: string[]): CollectionSchema[] => names.map((name) => ({ name, indexes: [] }))

/** A cloud in memory that says nothing, with this process set up to reach it by the SDK. */
export async function testCloud(options: Partial<CloudOptions> = {}): Promise<Cloud> {
  const cloud = await startCloud({
    dataDir: null,
    schema: plain('things', 'others'),
    onLog: () => undefined,
    onWarning: () => undefined,
    ...options,
  })
  Object.assign(process.env, cloud.sdkEnv(someone))
  return cloud
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone at the end of the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-test-'))
  folders.push(folder)
  return folder
}

/** Writes a function as the build would leave it. */
export function writeFunction(folder: string, name: string, code: string, config: object = {}): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'index.js'), code)
  writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config))
}
