import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { WebSocketServer } from 'ws'
import { formatProblem } from '../compiler/problems'
import { Builds } from './builds'
import { tellClock } from './clock'
import { Guard } from './guard'
import { sendRefusal } from './http'
import { Lines } from './lines'
import { News } from './news'
import { checkPhoneId, People, withoutOpenid } from './people'
import { answer, deskReport, type World } from './routes'
import type { BuildReport, PhoneServer, PhoneServerOptions } from './types'
import { watchFolders } from './watch'

export type { BuildReport, PhoneServer, PhoneServerOptions, PhoneUser } from './types'

const largestMessage = 100 * 1024 * 1024
const runtimeFolder = path.resolve(__dirname, '../runtime')

/** Builds the mini-program once and serves the desk, the phones and their line. Rejects when the port is taken. */
export async function startPhoneServer(options: PhoneServerOptions): Promise<PhoneServer> {
  const world = makeWorld(options)
  const server = http.createServer((request, response) => {
    answer(request, response, world).catch((error: unknown) => sendRefusal(response, error))
  })
  acceptLines(server, world)
  try {
    const port = await listen(server, options.port)
    world.guard.listensOn(port)
    await buildAndTell(world)
    const stopWatching = options.watch ? watchSources(world) : () => undefined
    const stopClock = options.cloud?.clock.onMove?.(() => tellClock(world))
    return { ...publicSide(world, port), close: () => close(server, world, [stopWatching, stopClock]) }
  } catch (error) {
    await world.builds.dispose()
    throw error
  }
}

function makeWorld(options: PhoneServerOptions): World {
  const builds = new Builds(options.project)
  const { cloud } = options
  return {
    options,
    cloud,
    appid: builds.compiler.project.appid,
    guard: new Guard(),
    people: new People(options.users),
    lines: new Lines((name, params) => (name === 'App.exceptionThrown' ? traced(params, builds) : params)),
    news: new News(),
    builds,
    otherProblems: [],
    clockOffset: () => (cloud ? cloud.clock.now() - Date.now() : 0),
  }
}

/** What a phone throws is told with the places of the source files. */
function traced(params: Record<string, unknown>, { maps }: Builds): Record<string, unknown> {
  return { ...params, stack: maps.trace(String(params['stack'] ?? '')).stack }
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function acceptLines(server: http.Server, { guard, lines }: World): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  server.on('upgrade', (request, socket, head) => {
    try {
      guard.checkOrigin(request)
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      guard.checkToken(request, url)
      const phone = checkPhoneId(url.searchParams.get('phone'))
      sockets.handleUpgrade(request, socket, head, (line) => lines.connect(phone, line))
    } catch {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
    }
  })
}

async function buildAndTell(world: World, runtimeToo = false, always = false): Promise<BuildReport> {
  const { builds, lines, news, options } = world
  const changed = await builds.build(runtimeToo)
  const report = builds.report()
  if (!report.ok) tellFailure(report, lines)
  else if (changed || always) lines.tell('reload', {})
  news.tell('build', deskReport(world))
  options.onBuild?.(report)
  return report
}

/** To the phones, which show it, and to whoever drives them, as what it is for them: something went wrong. */
function tellFailure({ errors }: BuildReport, lines: Lines): void {
  lines.tell('buildFailed', { ...errors[0], problems: errors })
  for (const problem of errors)
    lines.raiseAll('App.exceptionThrown', { message: formatProblem(problem), stack: formatProblem(problem) })
}

/** Pictures are in no bundle, so a change of theirs reloads the phones whatever the build says. */
function watchSources(world: World): () => void {
  const { source } = world.builds.compiler.project
  return watchFolders([source, runtimeFolder], (files) => {
    const runtimeToo = files.some((it) => it.startsWith(runtimeFolder))
    const pictures = files.some((it) => /\.(png|jpe?g|gif|svg|webp)$/i.test(it))
    buildAndTell(world, runtimeToo, pictures).catch((error: unknown) =>
      process.stderr.write(`${String(error)}\n`),
    )
  })
}

function publicSide(world: World, port: number): Omit<PhoneServer, 'close'> {
  const { lines, builds } = world
  const url = `http://127.0.0.1:${port}/`
  return {
    url,
    port,
    phoneUrl: (phone, user) => `${url}phone/?${new URLSearchParams({ phone, ...(user ? { user } : {}) })}`,
    holder: (phone) => withoutOpenid(world.people.holderOf(phone)),
    build: () => builds.report(),
    rebuild: () => buildAndTell(world),
    showOtherProblems: (problems) => {
      world.otherProblems = problems
      world.news.tell('build', deskReport(world))
    },
    phones: () => lines.phones(),
    request: (phone, method, params) => lines.request(phone, method, params),
    onEvent: (phone, listener) => lines.on(phone, listener),
    broadcast: (name, params = {}) => void lines.tell(name, params),
    clockChanged: () => tellClock(world),
  }
}

async function close(server: http.Server, world: World, stops: ((() => void) | undefined)[]): Promise<void> {
  for (const stop of stops) stop?.()
  world.news.close()
  world.lines.close()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
  await world.builds.dispose()
}
