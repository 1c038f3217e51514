import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import path from 'node:path'
import automator from 'miniprogram-automator'
import { checkDisplay, readCommand } from '../../../local/automator/cliOptions'
import { isOpen } from './ports'

const cli = path.resolve(__dirname, '../../../local/cli')

interface Run {
  code: number | null
  out: string
  error: string
}

/** Starts our cli as anybody would; `until` ends it in order when its output says so. */
async function run(args: string[], until?: (out: string) => Promise<void>): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: __dirname })
  const result: Run = { code: null, out: '', error: '' }
  let acting: Promise<void> | undefined
  child.stdout.on('data', (data) => {
    result.out += String(data)
    if (until && result.out.includes('\n')) acting ??= until(result.out).finally(() => child.kill('SIGTERM'))
  })
  child.stderr.on('data', (data) => (result.error += String(data)))
  ;[result.code] = (await once(child, 'close')) as [number | null]
  await acting
  return result
}

describe('the command line', () => {
  const auto = (...args: string[]) => readCommand(['auto', ...args], __dirname)
  const fixture = path.join(__dirname, 'fixture')

  test("is that of DevTools' cli", () => {
    const args = ['--project', 'fixture', '--auto-port', '9421', '--auto-account', 'user2', '--trust-project']
    expect(auto(...args)).toEqual({
      kind: 'auto',
      phone: { project: fixture, port: 0, autoPort: 9421, open: false, help: false },
      account: 'user2',
      headed: false,
    })
  })

  test('takes a port of 9420, values after an equals sign, and options that it does not know', () => {
    expect(
      auto(`--project=${fixture}`, '--ticket=T', '--headed', '--disable-gpu', '--lang', 'zh'),
    ).toMatchObject({
      phone: { autoPort: 9420 },
      ticket: 'T',
      headed: true,
    })
  })

  test.each([
    [['--project', 'fixture', '--auto-port', 'x'], '"x" is no port'],
    [['--project', 'nowhere'], 'nowhere has neither a project.config.json nor an app.json.'],
    [['--project'], '--project needs a value.'],
  ])('auto %j is refused in a sentence', (args, sentence) => {
    expect(() => auto(...args)).toThrow(sentence)
  })

  test.each([
    [['preview', '--project', '.'], 'There is no command "preview".'],
    [[], 'No command was given.'],
  ])('%j is no command', (args, sentence) => {
    expect(() => readCommand(args, __dirname)).toThrow(sentence)
  })

  test('closing and quitting are nothing, and help is given', () => {
    expect(readCommand(['close', '--project', 'nowhere'], __dirname)).toEqual({
      kind: 'nothing',
      name: 'close',
    })
    expect(readCommand(['quit'], __dirname)).toEqual({ kind: 'nothing', name: 'quit' })
    expect(readCommand(['--help'], __dirname)).toEqual({ kind: 'help' })
  })

  test('a window needs a display, which only Linux may lack', () => {
    expect(() => checkDisplay('linux', {})).toThrow('There is no display to open a window on.')
    for (const env of [{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }])
      expect(() => checkDisplay('linux', env)).not.toThrow()
    expect(() => checkDisplay('darwin', {})).not.toThrow()
    expect(() => checkDisplay('win32', {})).not.toThrow()
  })
})

describe('the program', () => {
  test('says in a sentence what it does not know, and ends with 1', async () => {
    const { code, out, error } = await run(['upload'])
    expect([code, out]).toEqual([1, ''])
    expect(error).toBe('There is no command "upload". This cli knows auto, close and quit; see cli --help.\n')
  }, 60_000)

  test('does nothing for quit, and ends with 0', async () => {
    expect(await run(['quit'])).toEqual({ code: 0, out: 'Nothing to quit.\n', error: '' })
  }, 60_000)

  test('says that a port is taken, and ends with 1', async () => {
    const other = net.createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as net.AddressInfo
    const { code, error } = await run(['auto', '--project', 'fixture', '--auto-port', String(port)])
    other.close()
    expect([code, error]).toEqual([
      1,
      `Port ${port} is taken by another program: choose one with --auto-port.\n`,
    ])
  }, 60_000)

  test('says who the account could be, and ends with 1', async () => {
    const args = ['auto', '--project', 'fixture', '--auto-port', '0', '--auto-account', 'nobody']
    const { code, error } = await run(args)
    expect([code, error]).toEqual([1, 'There is no user "nobody"; there are user1, user2, user3.\n'])
  }, 60_000)

  test('opens any project, for the account, and stops when it is told to', async () => {
    let port = 0
    const args = ['auto', '--project', 'fixture', '--auto-port=0', '--auto-account', 'user2']
    const { code, error } = await run(args, async (out) => {
      const url = /^Automation: (ws:\S+)\n/.exec(out)?.[1] ?? ''
      port = Number(new URL(url).port)
      const mini = await automator.connect({ wsEndpoint: url })
      expect((await mini.currentPage())?.path).toBe('pages/main/main')
      expect(((await mini.testAccounts()) as { id: string }[]).map(({ id }) => id)).toEqual([
        'user2',
        'user1',
        'user3',
      ])
      mini.disconnect()
    })
    expect([code, error]).toEqual([0, ''])
    expect(await isOpen(port)).toBe(false)
  }, 120_000)
})
