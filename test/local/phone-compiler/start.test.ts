import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { readOptions } from '../../../local/start/options'
import { removeTempProjects, tempProject } from '../../support/tempProject'

const root = path.resolve(__dirname, '../../..')

afterAll(removeTempProjects)

describe('the command line', () => {
  const read = (args: string[], env: Record<string, string> = {}) => readOptions(args, env, '/repo')

  test('has defaults for everything', () => {
    expect(read([])).toEqual({
      port: 5600,
      dataDir: '/repo/.data',
      fresh: false,
      open: true,
      now: null,
      users: null,
      help: false,
    })
  })

  test('takes the port from PORT, and rather from --port', () => {
    expect(read([], { PORT: '7001' }).port).toBe(7001)
    expect(read(['--port', '7002'], { PORT: '7001' }).port).toBe(7002)
    expect(read(['--port=0']).port).toBe(0)
  })

  test('takes a folder from where the person is, not from where npm is', () => {
    expect(read(['--data', 'there'], { INIT_CWD: '/home/li' }).dataDir).toBe('/home/li/there')
    expect(read(['--memory']).dataDir).toBeNull()
  })

  test('takes a time with its offset', () => {
    expect(read(['--now', '2026-05-04T09:00+08:00']).now).toBe(Date.UTC(2026, 4, 4, 1))
  })

  test.each([
    [['--bogus'], "Unknown option '--bogus'"],
    [['here'], "Unexpected argument 'here'"],
    [['--port', '70000'], '"70000" is no port'],
    [['--port', '12a'], '"12a" is no port'],
    [['--now', 'noon'], '--now needs an ISO 8601 time'],
    [['--memory', '--data', 'x'], '--memory and --data exclude each other.'],
    [['--port'], "Option '--port <value>' argument missing"],
  ])('%j is refused in a sentence', (args, sentence) => {
    expect(() => read(args)).toThrow(sentence)
  })
})

interface Run {
  code: number | null
  out: string
  error: string
}

/** Runs local/start.ts; `onPhone` is called once it says where the phone is. */
function start(args: string[], onPhone?: (kill: () => void, url: string) => void): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', '--no-open', ...args], {
    cwd: root,
  })
  const run: Run = { code: null, out: '', error: '' }
  child.stderr.on('data', (text) => (run.error += String(text)))
  child.stdout.on('data', (text) => {
    run.out += String(text)
    const url = /Phone: (\S+)/.exec(run.out)?.[1]
    if (url) onPhone?.(() => child.kill('SIGTERM'), url)
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...run, code })))
}

describe('what goes wrong at the start', () => {
  test('a busy port is one sentence that says what to do', async () => {
    const other = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const run = await start(['--memory', '--port', String(port)])
    other.close()
    const sentence = `Port ${port} is in use by another program. Choose one with --port, e.g. --port ${port + 1}.\n`
    expect(run).toEqual({ code: 1, out: '', error: sentence })
  })

  test('an unknown user is one sentence', async () => {
    const run = await start(['--memory', '--port', '0', '--users', 'member,nobody'])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.error).toMatch(/^There is no user "nobody"; there are .*\.\n$/)
  })

  test('a data folder that is a file is one sentence', async () => {
    const file = path.join(tempProject({ data: 'a file' }), 'data')
    const run = await start(['--port', '0', '--data', file])
    expect(run).toMatchObject({ code: 1, out: '' })
    expect(run.error).toMatch(/^The data folder .* is a file, not a folder\.\n$/)
  })
})

test('says where the phone and the console are, answers there, and stops with 0 when told to', async () => {
  const data = path.join(tempProject({}), 'data')
  let status = 0
  const run = await start(['--port', '0', '--data', data], (kill, url) => {
    void fetch(url).then((it) => {
      status = it.status
      kill()
    })
  })
  expect(run.code).toBe(0)
  expect(run.out).toMatch(/^Phone: http:\/\/127\.0\.0\.1:\d+\/\n$/)
  expect(run.error).toMatch(/^Cloud's console: http:\/\/127\.0\.0\.1:\d+\/\S+$/m)
  expect(status).toBe(200)
  expect(fs.existsSync(data)).toBe(true)
  // The whole demo district is made, on a disk.
}, 150_000)
