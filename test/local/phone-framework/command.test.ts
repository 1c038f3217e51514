import automator from 'miniprogram-automator'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { readOptions } from '../../../local/phone/command/options'
import { startPhoneWorld } from '../../../local/phone/command/world'
import { removeTempProjects, tempProject } from '../../support/tempProject'

const root = path.resolve(__dirname, '../../..')
const command = path.join(root, 'local/phone/command/main.ts')
const fixture = (name: string): string => path.join(__dirname, 'fixtures', name)

/** Runs the command as `npm run phone` does, until its one line is there. */
async function start(...args: string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', command, ...args], { cwd: root })
  const line = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('\n')) resolve(said.trim())
    })
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, line }
}

const refusal = (...args: string[]): string =>
  spawnSync(process.execPath, ['--import', 'tsx', command, ...args], {
    cwd: root,
    encoding: 'utf8',
  }).stderr.trim()

describe('npm run phone', () => {
  let child: ChildProcess
  let line: string
  let mini: MiniProgram

  beforeAll(async () => {
    const started = await start('--project', fixture('command'), '--port', '0', '--auto-port', '0')
    child = started.child
    line = started.line
    const wsEndpoint = /ws:\/\/\S+/.exec(line)?.[0] ?? ''
    mini = await automator.connect({ wsEndpoint })
  }, 60_000)
  afterAll(async () => {
    mini?.disconnect()
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child?.kill('SIGTERM')
    await ended
  })

  test('says in one line when the page and the automation socket are ready', async () => {
    expect(line).toMatch(/^Ready: phone http:\/\/127\.0\.0\.1:\d+\/ automation ws:\/\/127\.0\.0\.1:\d+$/)
    const response = await fetch(/http:\S+/.exec(line)?.[0] ?? '')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ])
  })

  test('opens the phone by itself when a client comes and nobody has it open', async () => {
    const page = await mini.currentPage()
    expect(page?.path).toBe('pages/first/first')
    expect(await (await page?.$('#title'))?.text()).toBe('first')
  })

  test('runs plain functions of cloudfunctionRoot with the real SDK', async () => {
    const answer = await mini.evaluate(() => wx.cloud.callFunction({ name: 'add', data: { a: 1, b: 2 } }))
    expect(answer).toMatchObject({ result: { sum: 3, openid: expect.stringContaining('oPhone') } })
  })

  test('says which function is not there', async () => {
    const said = await mini.evaluate(() =>
      wx.cloud.callFunction({ name: 'none' }).catch((it: Error) => it.message),
    )
    expect(said).toContain('none')
  })
})

test('a client that comes to a project that cannot be built is told its first mistake at once', async () => {
  const project = tempProject({
    'project.config.json': '{}',
    'app.json': '{ "pages": ["a"] }',
    'app.js': 'App({})',
    'a.js': 'Page({})',
    'a.wxml': '<view>\n  <text>',
  })
  const world = await startPhoneWorld({ project, port: 0, autoPort: 0, open: false, help: false })
  await expect(automator.connect({ wsEndpoint: world.automation.url })).rejects.toThrow('a.wxml:2:')
  await world.stop()
  removeTempProjects()
})

describe('what is wrong on the command line', () => {
  test.each([
    ['an unknown option', ['--project', fixture('wxml'), '--prot', '1'], /^Unknown option '--prot'/],
    [
      'a folder that is no project',
      ['--project', __dirname],
      /has neither a project.config.json nor an app.json/,
    ],
    ['a port that is none', ['--project', fixture('wxml'), '--port', 'x'], /"x" is no port/],
  ])('%s is told in one sentence', (_name, args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(sentence)
  })

  test('a port that is taken is told in one sentence', async () => {
    const { child, line } = await start('--project', fixture('wxml'), '--port', '0', '--auto-port', '0')
    const port = /127\.0\.0\.1:(\d+)\//.exec(line)?.[1] ?? ''
    expect(refusal('--project', fixture('wxml'), '--port', port, '--auto-port', '0')).toMatch(
      new RegExp(`^Port ${port} is taken`),
    )
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
