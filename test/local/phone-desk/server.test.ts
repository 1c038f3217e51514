import { createClock } from '../../../local/cloud'
import type { MessagesReply } from '../../../local/phone/protocol'
import { startPhoneServer, type PhoneServer } from '../../../local/phone/server/phoneServer'
import { removeTempProjects, tempProject } from '../../support/tempProject'

const users = [
  { id: 'one', name: '甲', about: '', openid: 'o-one' },
  { id: 'two', name: '乙', about: '', openid: 'o-two' },
]

const message = (openid: string, value: string) => ({
  ...{ msgid: 1, openid, templateId: 't', page: 'pages/a/a', data: { thing1: { value } } },
  ...{ state: 'formal', lang: 'zh_CN', function: 'f', requestId: 'r', at: 5 },
})

const openapi = {
  sent: () => [message('o-one', 'first'), message('o-two', 'not mine'), message('o-one', 'second')],
  consents: () => [
    { openid: 'o-one', templateId: 't', count: 2 },
    { openid: 'o-two', templateId: 't', count: 9 },
  ],
}

const clock = createClock()
let server: PhoneServer
let token: string

beforeAll(async () => {
  const project = tempProject({
    'project.config.json': '{}',
    'app.json': '{ "pages": ["a"] }',
    'app.ts': 'App({})',
    'a.wxml': '<view />',
    'a.ts':
      'const a: number = 1\n\nexport function broken(): never {\n  throw new Error(String(a))\n}\nPage({})\n',
  })
  const cloud = {
    ...{ clock, openapi, invoke: () => Promise.reject(new Error('nothing to call')) },
    logs: () => [{ function: 'f', requestId: 'r', level: 'log' as const, text: 'said', at: 7 }],
  }
  const location = { latitude: 0, longitude: 0 }
  server = await startPhoneServer({ project, port: 0, cloud: cloud as never, users, location })
  const page = await (await fetch(server.url)).text()
  token = /"token":"([^"]+)"/.exec(page)?.[1] ?? ''
})

afterAll(async () => {
  await server.close()
  removeTempProjects()
})

async function ask(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'x-phone-token': token },
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}

describe('the clock', () => {
  test('is set, advanced and reset, and says how far it is from the machine', async () => {
    const at = Date.parse('2030-01-01T00:00:00Z')
    const { answer } = await ask('PUT', 'api/clock', { set: at })
    expect(Math.abs((answer as { clockOffset: number }).clockOffset - (at - Date.now()))).toBeLessThan(2_000)
    await ask('PUT', 'api/clock', { advance: 3_600_000 })
    expect(clock.now() - at).toBeGreaterThanOrEqual(3_600_000)
    await ask('PUT', 'api/clock', { reset: true })
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(2_000)
  })

  test.each([[{}], [{ set: 'now' }], [{ advance: null }], [{ set: 1e300 }], [{ reset: false }]])(
    'stays as it is for %j',
    async (body) => {
      const before = clock.now() - Date.now()
      expect((await ask('PUT', 'api/clock', body)).status).toBe(400)
      expect(Math.abs(clock.now() - Date.now() - before)).toBeLessThan(50)
    },
  )
})

describe('stacks', () => {
  /** A frame at the place where a piece of app.js stands. */
  async function frameAt(piece: string): Promise<string> {
    const lines = (await (await fetch(`${server.url}app.js`)).text()).split('\n')
    const line = lines.findIndex((it) => it.includes(piece))
    return `    at broken (${server.url}app.js?v=gone:${line + 1}:${(lines[line] ?? '').indexOf(piece) + 1})`
  }

  const trace = async (stack: string) => {
    const { answer } = await ask('POST', 'api/trace', { stacks: [stack] })
    return (answer as { traces: { stack: string; place: { line: number; excerpt: object[] } | null }[] })
      .traces[0]
  }

  test('are told in terms of the source, with the lines around the first place', async () => {
    const frame = (await frameAt('throw new Error(String(a))')).replace('?v=gone', '')
    const traced = await trace(`Error: 1\n${frame}`)
    expect(traced?.stack).toBe('Error: 1\n    at broken (a.ts:4:3)')
    expect(traced?.place).toMatchObject({ file: 'a.ts', line: 4, column: 3 })
    expect(traced?.place?.excerpt[2]).toEqual({ line: 4, text: '  throw new Error(String(a))' })
  })

  test('of a version that is no longer known stay as they are', async () => {
    const stack = await frameAt('throw new Error(String(a))')
    expect(await trace(stack)).toEqual({ stack, place: null })
  })

  test('are at most two hundred at once, and text', async () => {
    const stacks = Array.from({ length: 201 }, () => '')
    expect((await ask('POST', 'api/trace', { stacks })).status).toBe(400)
    expect((await ask('POST', 'api/trace', {})).status).toBe(400)
  })
})

describe('messages', () => {
  test("are the holder's own, newest first, and name nobody", async () => {
    const { answer } = await ask('GET', 'api/messages?phone=a')
    const { messages, consents } = answer as MessagesReply
    expect(messages.map((it) => it.data['thing1']?.value)).toEqual(['second', 'first'])
    expect(consents).toEqual([{ templateId: 't', count: 2 }])
    expect(JSON.stringify(answer)).not.toContain('o-one')
  })

  test('of a function are what it printed', async () => {
    const { answer } = await ask('GET', 'api/lines?request=r')
    expect(answer).toEqual({ lines: [{ level: 'log', text: 'said', at: 7 }] })
  })
})

test('nobody without the token may set the clock or read messages', async () => {
  token = ''
  for (const [method, path] of [
    ['PUT', 'api/clock'],
    ['GET', 'api/messages?phone=a'],
    ['POST', 'api/trace'],
  ] as const)
    expect((await ask(method, path, method === 'GET' ? undefined : {})).status).toBe(403)
})
