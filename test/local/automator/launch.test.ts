import automator from 'miniprogram-automator'
import net from 'node:net'
import path from 'node:path'

const root = path.resolve(__dirname, '../../..')

test('the official launcher starts our cli, drives the phone and closes it', async () => {
  const port = await freePort()
  const mini = await automator.launch({
    cliPath: path.join(root, 'local', process.platform === 'win32' ? 'cli.bat' : 'cli'),
    projectPath: path.join(__dirname, 'fixture'),
    port,
    trustProject: true,
    args: [],
  })
  expect((await mini.currentPage())?.path).toBe('pages/main/main')
  await mini.close()
  await expect(connects(port)).resolves.toBe(false)
}, 60_000)

/** A port that was free a moment ago; the client wants to know it before there is a server. */
async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Whether something still answers there after the tool had time to stop. */
async function connects(port: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1')
      socket.on('connect', () => (socket.destroy(), resolve(true)))
      socket.on('error', () => resolve(false))
    })
    if (!open) return false
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return true
}
