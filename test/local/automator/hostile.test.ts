import net from 'node:net'
import WebSocket from 'ws'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { startFixture, type FixtureWorld } from './fixtureWorld'

let fixture: FixtureWorld
let mini: MiniProgram

beforeAll(async () => {
  fixture = await startFixture()
  mini = fixture.mini
}, 120_000)
afterAll(() => fixture?.stop())

/** Whatever went before, the official client is served. */
afterEach(async () => expect(await mini.evaluate('() => 1')).toBe(1))

const megabyte = 1024 * 1024

async function plainSocket(path = ''): Promise<WebSocket> {
  const socket = new WebSocket(`${fixture.world.automation.url}${path}`, { maxPayload: 200 * megabyte })
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  return socket
}

/** What is answered to a text that is sent as it is. */
async function ask(text: string): Promise<unknown> {
  const socket = await plainSocket()
  const answer = new Promise((resolve) => socket.on('message', (data) => resolve(JSON.parse(String(data)))))
  socket.send(text)
  return answer.finally(() => socket.close())
}

test.each(['App.nope', 'constructor', '__proto__', 'toString', 'Tool.native '])(
  'an unknown method is answered with an error: %s',
  async (method) => {
    const error = { message: `${method} unimplemented` }
    expect(await ask(JSON.stringify({ id: '1', method, params: {} }))).toEqual({ id: '1', error })
  },
)

test.each([
  ['{"id":7,"method":"App.exit"}', { id: 7, result: {} }],
  ['{"id":"1","method":"App.exit","params":null}', { id: '1', result: {} }],
  ['{"id":"1","method":"App.exit","params":"x"}', { id: '1', result: {} }],
  ['{"id":"1"}', { id: '1', error: { message: 'undefined unimplemented' } }],
  ['{"id":"1","method":"Page.getData"}', { id: '1', error: { message: 'page destroyed' } }],
  ['{"id":"1","method":"App.callFunction"}', { id: '1', error: { message: expect.any(String) as string } }],
  [
    '{"id":"1","method":"Tool.native","params":{"method":"toString"}}',
    { id: '1', error: { message: 'native.toString not exists' } },
  ],
])('%s is answered', async (text, answer) => {
  expect(await ask(text)).toEqual(answer)
})

test('what is no request is passed over', async () => {
  const socket = await plainSocket()
  const answers: string[] = []
  socket.on('message', (data) => answers.push(String(data)))
  for (const text of ['', 'null', '[]', '7', '"x"', '{', '{"method":"App.exit"}', '\u0000']) socket.send(text)
  socket.send(Buffer.from([0xff, 0xfe, 0x00]))
  socket.send('{"id":"last","method":"App.exit"}')
  await new Promise((resolve) => socket.once('message', resolve))
  expect(answers.map((text) => (JSON.parse(text) as { id: string }).id)).toEqual(['last'])
  socket.close()
})

test('a client that breaks the frames, sends too much or goes in the middle harms nobody', async () => {
  const { port } = fixture.world.automation
  for (const bytes of [
    'GARBAGE\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  ]) {
    const raw = net.connect(port, '127.0.0.1')
    raw.on('error', () => undefined).resume()
    raw.write(bytes)
    await new Promise((resolve) => raw.once('close', resolve))
  }
  const broken = await plainSocket()
  const code = new Promise((resolve) => broken.once('close', resolve))
  ;(broken as unknown as { _socket: net.Socket })._socket.write(Buffer.from([0xff, 0xff, 0x00, 0x12]))
  expect(await code).toBe(1002)
  const gone = await plainSocket()
  gone.send('{"id":"1","method":"App.getPageStack"}')
  gone.terminate()
})

test.each(['/%', '/?phone=%zz&user=%', '//', '/?phone=a&phone=b'])(
  'an odd address is a phone or an answer: %s',
  async (address) => {
    const socket = await plainSocket(address)
    const answer = new Promise((resolve) => socket.on('message', (data) => resolve(String(data))))
    socket.send('{"id":"1","method":"Tool.getInfo"}')
    expect(JSON.parse((await answer) as string)).toMatchObject({ id: '1' })
    socket.close()
  },
)

test('no page of a browser is let in', async () => {
  const socket = new WebSocket(fixture.world.automation.url, { origin: 'https://elsewhere.test' })
  await expect(
    new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject)),
  ).rejects.toThrow('401')
})

test('a message may have almost a hundred megabytes, there and back', async () => {
  const call = (functionDeclaration: string, ...args: unknown[]): string =>
    JSON.stringify({ id: 'big', method: 'App.callFunction', params: { functionDeclaration, args } })
  const size = 95 * megabyte
  expect(await ask(call('a => a.length', 'x'.repeat(size)))).toEqual({ id: 'big', result: { result: size } })
  const { result } = (await ask(call(`() => 'x'.repeat(${size})`))) as { result: { result: string } }
  expect(result.result).toHaveLength(size)
}, 120_000)

test('more than a hundred is too much: that client is closed, or that answer is an error', async () => {
  const socket = await plainSocket()
  const code = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined)
  socket.send(Buffer.alloc(101 * megabyte, 32))
  expect(await code).toBe(1009)
  await expect(mini.evaluate(`() => 'x'.repeat(${101 * megabyte})`)).rejects.toThrow('went away')
}, 120_000)
