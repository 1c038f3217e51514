import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

/** Starting takes a second or two; unpacking the browser for the first time some more. Milliseconds. */
const patience = 180_000

declare global {
  // The process that e2eTeardown stops.
  var e2eWorld: ChildProcess | undefined
}

/** Starts what the end-to-end tests share. jest calls this only when one of them runs. */
export default async function e2eSetup(): Promise<void> {
  // Somebody else's automation socket, such as the one of WeChat DevTools: see docs/automation.md.
  if (process.env['E2E_AUTOMATION']) return
  const root = path.resolve(__dirname, '../..')
  const args = ['--import', 'tsx', path.join(__dirname, 'world.ts')]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  globalThis.e2eWorld = child
  const addresses = await new Promise<{ automation: string; control: string }>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The phones did not start within three minutes.')),
      patience,
    )
    child.once('message', (message) => (clearTimeout(timer), resolve(message as never)))
    child.once(
      'exit',
      (code) => (clearTimeout(timer), reject(new Error(`The phones did not start: exit ${code}.`))),
    )
  })
  process.env['E2E_AUTOMATION'] = addresses.automation
  process.env['E2E_CONTROL'] = addresses.control
}
