import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import path from 'node:path'
import { freePort, isOpen } from './ports'
import { runCases } from './runCases'

const cliPath = path.resolve(__dirname, '../../../local/cli')
let mini: MiniProgram
let port: number

/** Windows starts neither a script without an ending nor, from Node 20.12 on, a .bat: there Node itself is called. */
const windows = { cliPath: 'node', args: [cliPath] }

beforeAll(async () => {
  forgetChild()
  port = await freePort()
  mini = await automator.launch({
    cliPath,
    ...(process.platform === 'win32' && windows),
    projectPath: path.join(__dirname, 'fixture'),
    port,
    trustProject: true,
    ticket: 'from the command line',
    timeout: 60_000,
  })
}, 120_000)

/** The launcher remembers for 15 s that its child has ended; this process need not live that long. */
function forgetChild(): void {
  const after = setTimeout
  const patched = (run: () => void, delay?: number): NodeJS.Timeout => {
    const timer = after(run, delay)
    return delay === 15_000 ? timer.unref() : timer
  }
  globalThis.setTimeout = patched as typeof setTimeout
}

/** In case that the last test did not come so far: what was launched outlives the test otherwise. */
afterAll(async () => {
  if (await isOpen(port)) await mini?.close().catch(() => undefined)
}, 30_000)

test('the ticket of the command line is known', async () => {
  expect(await mini.getTicket()).toMatchObject({ ticket: 'from the command line' })
})

runCases(() => mini)

test('close ends the tool', async () => {
  await mini.close()
  for (let tries = 0; tries < 100 && (await isOpen(port)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await isOpen(port)).toBe(false)
}, 60_000)
