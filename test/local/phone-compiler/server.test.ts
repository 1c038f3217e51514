import http from 'node:http'
import { WebSocket } from 'ws'
import type { Caller, InvokeResult } from '../../../local/cloud/types'
import type { FromServer } from '../../../local/phone/protocol'
import { startPhoneServer, type PhoneServer, type PhoneUser } from '../../../local/phone/server/phoneServer'
import { removeTempProjects } from '../../support/tempProject'
import { project } from './support'

const users: PhoneUser[] = [
  { id: 'member', name: '李桂芬', about: '党员', openid: 'openid-of-member' },
  { id: 'keeper', name: '孙志强', about: '站长', openid: 'openid-of-keeper' },
]

const calls: { name: string; event: unknown; caller: Caller }[] = []
const cloud = {
  clock: { now: () => Date.now() + 60_000 },
  invoke(name: string, event: unknown, caller: Caller): Promise<InvokeResult> {
    calls.push({ name, event, caller })
    if (name === 'broken') return Promise.reject(Object.assign(new Error('it broke'), { errCode: -504002 }))
    return Promise.resolve({ result: { for: caller.openid }, requestId: 'r1' })
  },
}

let server: PhoneServer
let token: string

beforeAll(async () => {
  server = await startPhoneServer({
    project: project({ 'mp/a.png': 'picture', 'mp/secret.ts': 'secret', 'secret.json': '{}' }),
    port: 0,
    cloud,
    users,
    location: { latitude: 32, longitude: 118 },
  })
  token = await tokenOf('a')
})

afterAll(async () => {
  await server.close()
  removeTempProjects()
})

beforeEach(() => calls.splice(0))

async function tokenOf(phone: string): Promise<string> {
  const text = await (await fetch(server.phoneUrl(phone))).text()
  return /"token":"([^"]+)"/.exec(text)?.[1] ?? ''
}

interface Answer {
  status: number
  body: string
}

/** Like fetch, which may set neither Host nor Origin. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port: server.port, host: '127.0.0.1', method, path, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const call = (body: object, headers: Record<string, string> = { 'x-phone-token': token }) =>
  ask('POST', '/api/call', headers, JSON.stringify(body))

describe('calling a function', () => {
  test('is done for who holds the phone, whatever the body says', async () => {
    const answer = await call({
      phone: 'a',
      name: 'station',
      data: { a: 1, openid: 'forged', OPENID: 'forged' },
      openid: 'forged',
      user: 'keeper',
      caller: { openid: 'forged' },
    })
    expect(JSON.parse(answer.body)).toEqual({ result: { for: 'openid-of-member' }, requestId: 'r1' })
    expect(calls).toEqual([
      {
        name: 'station',
        event: { a: 1, openid: 'forged', OPENID: 'forged' },
        caller: { openid: 'openid-of-member', appid: 'touristappid' },
      },
    ])
  })

  test('is done for the new holder after the phone was handed over, and for nobody else', async () => {
    const body = JSON.stringify({ phone: 'c', user: 'keeper' })
    const handed = await ask('PUT', '/api/user', { 'x-phone-token': token }, body)
    expect(JSON.parse(handed.body)).toEqual({
      user: { id: 'keeper', name: '孙志强', about: '站长' },
      told: false,
    })
    await call({ phone: 'c', name: 'station' })
    await call({ phone: 'a', name: 'station' })
    expect(calls.map((it) => it.caller.openid)).toEqual(['openid-of-keeper', 'openid-of-member'])
  })

  test('answers with the error of a function that throws', async () => {
    const answer = await call({ phone: 'a', name: 'broken', data: {} })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ error: { message: 'it broke', code: -504002 } })
  })

  test.each<[string, object, number]>([
    ['a phone with a strange name', { phone: '../a', name: 'station' }, 400],
    ['no phone', { name: 'station' }, 400],
    ['no function', { phone: 'a' }, 400],
  ])('%s is refused in a sentence', async (_name, body, status) => {
    const answer = await call(body)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toEqual({ error: { message: expect.stringMatching(/\.$/) as string } })
    expect(calls).toEqual([])
  })

  test('a body over 1 MB is refused in a sentence and reaches no function', async () => {
    const answer = await call({ phone: 'a', name: 'station', data: 'x'.repeat(2 * 1024 * 1024) })
    expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('over 1 MB') as string })
    expect(calls).toEqual([])
  })

  test('a body that is no JSON is refused', async () => {
    expect((await ask('POST', '/api/call', { 'x-phone-token': token }, '{"phone":')).status).toBe(400)
  })

  test('a user that does not exist is refused and changes nothing', async () => {
    const body = JSON.stringify({ phone: 'a', user: 'nobody' })
    expect((await ask('PUT', '/api/user', { 'x-phone-token': token }, body)).status).toBe(400)
    expect(server.holder('a').id).toBe('member')
  })
})

describe('who may ask', () => {
  test.each<[string, Record<string, string>]>([
    ['without a token', {}],
    ['with a wrong token', { 'x-phone-token': 'wrong' }],
  ])('nobody %s', async (_name, headers) => {
    expect((await call({ phone: 'a', name: 'station' }, headers)).status).toBe(403)
    expect(calls).toEqual([])
  })

  test('nobody from another site, even with the token', async () => {
    const headers = { 'x-phone-token': token, origin: 'http://evil.test' }
    expect((await call({ phone: 'a', name: 'station' }, headers)).status).toBe(403)
    expect((await call({ phone: 'a', name: 'station' }, { ...headers, origin: 'null' })).status).toBe(403)
    expect(calls).toEqual([])
  })

  test('nobody who knows this machine by another name, not even to read a page', async () => {
    const headers = { 'x-phone-token': token, host: `evil.test:${server.port}` }
    expect((await call({ phone: 'a', name: 'station' }, headers)).status).toBe(403)
    expect((await ask('GET', '/phone/?phone=a', { host: 'evil.test' })).status).toBe(403)
  })

  test('no other site may show a phone or run its scripts, but one may link to it', async () => {
    const from = (use: string) => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': use })
    expect((await ask('GET', '/phone/?phone=a', from('iframe'))).status).toBe(403)
    expect((await ask('GET', '/app.js', from('script'))).status).toBe(403)
    expect((await ask('GET', '/phone/?phone=a', from('document'))).status).toBe(200)
  })

  test('our own pages may, by either name of the machine', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const at = `${name}:${server.port}`
      const headers = { 'x-phone-token': token, host: at, origin: `http://${at}` }
      expect((await call({ phone: 'a', name: 'station' }, headers)).status).toBe(200)
    }
  })
})

describe('pages and files', () => {
  test("a phone page knows who one is but nobody's openid", async () => {
    const { body } = await ask('GET', '/phone/?phone=a&size=414x896&font=1.4&at=31.5,117.25')
    const config = JSON.parse(/__PHONE_CONFIG__ = (.*)<\/script>/.exec(body)?.[1] ?? '{}') as Record<
      string,
      unknown
    >
    expect(config).toMatchObject({
      phoneId: 'a',
      user: { id: 'member' },
      device: { width: 414, height: 896 },
      fontScale: 1.4,
      location: { latitude: 31.5, longitude: 117.25 },
    })
    expect(config['clockOffset']).toBeGreaterThan(59_000)
    expect(body).not.toContain('openid')
  })

  test('a user in the address holds the phone from then on and leaves the address', async () => {
    const response = await fetch(`${server.phoneUrl('d', 'keeper')}&font=1.4`)
    expect(new URL(response.url).search).toBe('?phone=d&font=1.4')
    expect(server.holder('d')).toEqual({ id: 'keeper', name: '孙志强', about: '站长' })
  })

  test('the desk, scripts, fonts and the scanner are served', async () => {
    const paths = [
      '/',
      '/desk/desk.js',
      '/desk/desk.css',
      '/page.html',
      '/runtime.js',
      '/view.js',
      '/app.js',
      '/app.js.map',
    ]
    const more = [
      '/fonts.css',
      '/zxing/zxing_reader.wasm',
      '/res/a.png',
      '/fonts/noto-sans-sc-100-400-normal.woff2',
    ]
    for (const path of [...paths, ...more]) {
      const { status, body } = await ask('GET', path)
      expect([path, status, body.length > 0]).toEqual([path, 200, true])
    }
  })

  test('no stylesheet of the font leaves this machine', async () => {
    const { body } = await ask('GET', '/fonts.css')
    const targets = [...body.matchAll(/url\(([^)]*)\)/g)].map((it) => it[1] ?? '')
    expect(targets.every((it) => it.startsWith('/fonts/') && it.endsWith('.woff2'))).toBe(true)
  })

  test.each([
    '/res/secret.ts',
    '/res/../secret.json',
    '/res/%2e%2e/secret.json',
    '/res/..%2fsecret.json',
    '/res/miniprogram_npm/..%2f..%2fsecret.json',
    '/fonts/..%2fpackage.json',
    '/zxing/..%2f..%2fpackage.json',
    '/nothing',
  ])('%s is not served', async (path) => {
    expect((await ask('GET', path)).status).toBe(404)
  })
})

describe('the line to a phone', () => {
  const sockets: WebSocket[] = []
  afterEach(() => sockets.splice(0).forEach((it) => it.terminate()))

  function connect(phone: string, query = `token=${token}`, headers = {}): WebSocket {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws?phone=${phone}&${query}`, { headers })
    sockets.push(socket)
    return socket
  }

  const opened = (socket: WebSocket) =>
    new Promise<boolean>((resolve) => {
      socket.on('open', () => resolve(true))
      socket.on('error', () => resolve(false))
    })

  const next = (socket: WebSocket) =>
    new Promise<FromServer>((resolve) =>
      socket.once('message', (data) => resolve(JSON.parse(String(data)) as FromServer)),
    )

  const connected = (phone: string) =>
    new Promise<void>((resolve) => server.onEvent(phone, (name) => name === 'Phone.connected' && resolve()))

  async function phoneThat(
    answer: (message: Extract<FromServer, { kind: 'request' }>) => object,
    phone: string,
  ) {
    const arrived = connected(phone)
    const socket = connect(phone)
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as FromServer
      if (message.kind === 'request')
        socket.send(JSON.stringify({ kind: 'reply', id: message.id, ...answer(message) }))
    })
    await arrived
    return socket
  }

  test('opens with the token only, and to no other site', async () => {
    expect(await opened(connect('l', 'token=wrong'))).toBe(false)
    expect(await opened(connect('l', ''))).toBe(false)
    expect(await opened(connect('l', `token=${token}`, { origin: 'http://evil.test' }))).toBe(false)
    expect(server.phones()).not.toContain('l')
    expect(await opened(connect('l'))).toBe(true)
  })

  test('carries requests to the phone and its answers back', async () => {
    await phoneThat(({ method, params }) => ({ result: { method, params } }), 'm')
    expect(await server.request('m', 'Page.getData', { path: 'a' })).toEqual({
      method: 'Page.getData',
      params: { path: 'a' },
    })
  })

  test('rejects with what the phone says', async () => {
    await phoneThat(() => ({ error: { message: 'no such page' } }), 'm')
    await expect(server.request('m', 'x')).rejects.toThrow('no such page')
  })

  test('rejects when the phone goes away or was never there', async () => {
    const arrived = connected('n')
    const socket = connect('n')
    await Promise.all([arrived, opened(socket)])
    const asked = server.request('n', 'x')
    socket.terminate()
    await expect(asked).rejects.toThrow('Phone n went away.')
    await expect(server.request('nobody', 'x')).rejects.toThrow('Phone nobody is not connected.')
  })

  test('carries events of the phone, and leaves out what is no message', async () => {
    const heard = new Promise((resolve) => {
      server.onEvent('o', (name, params) => name === 'App.logAdded' && resolve(params))
    })
    const socket = connect('o')
    await opened(socket)
    for (const text of ['', 'null', '[', '{"kind":"reply","id":99}']) socket.send(text)
    socket.send(JSON.stringify({ kind: 'event', name: 'App.logAdded', params: { type: 'log' } }))
    expect(await heard).toEqual({ type: 'log' })
  })

  test("tells a phone that it is somebody else's now", async () => {
    const arrived = connected('p')
    const socket = connect('p')
    await Promise.all([arrived, opened(socket)])
    const told = next(socket)
    const body = JSON.stringify({ phone: 'p', user: 'keeper' })
    const answer = await ask('PUT', '/api/user', { 'x-phone-token': token }, body)
    expect(JSON.parse(answer.body)).toMatchObject({ told: true })
    expect(await told).toMatchObject({ kind: 'event', name: 'userChanged' })
  })

  test('shows a phone what the other phones show', async () => {
    const show = (image: string, phone: string) => phoneThat(() => ({ result: { image } }), phone)
    await Promise.all([show('data:image/png;base64,AA', 'q'), show('data:image/png;base64,BB', 'r')])
    await phoneThat(() => ({ error: { message: 'not now' } }), 's')
    const answer = await ask('GET', '/api/screens?except=q', { 'x-phone-token': token })
    expect(JSON.parse(answer.body)).toEqual({ screens: [{ phone: 'r', image: 'data:image/png;base64,BB' }] })
    expect((await ask('GET', '/api/screens?except=q')).status).toBe(403)
  })
})
