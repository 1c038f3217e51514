import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { answerApi, handPhone, type ApiWorld } from './api'
import { sendFile, sendFont, sendFontCss, sendZxing } from './assets'
import type { Builds } from './builds'
import { deskPage, sendDesk } from './desk'
import type { Guard } from './guard'
import { Refusal, sendText } from './http'
import { failedApp, pagePage, phonePage } from './pages'
import { checkPhoneId, withoutOpenid } from './people'
import { choicesIn } from './phoneAddress'
import type { BuildProblem } from '../protocol'
import type { BuildReport, PhoneServerOptions } from './types'

/** Everything that answering a request may need. */
export interface World extends ApiWorld {
  options: PhoneServerOptions
  guard: Guard
  builds: Builds
  /** What is wrong elsewhere than in the mini-program. */
  otherProblems: readonly BuildProblem[]
  clockOffset(): number
}

const iPhone = { width: 375, height: 667 }

/** Answers one request, or throws a Refusal. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): Promise<void> {
  world.guard.checkOrigin(request)
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname.startsWith('/api/')) {
    world.guard.checkToken(request, url)
    if (url.pathname === '/api/events') return listen(response, world)
    return answerApi(request, response, url, world)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new Refusal(405, 'Only GET is answered here.')
  return answerPage(url, response, world)
}

/** News begins with how things are, so that nobody has to ask as well. */
function listen(response: ServerResponse, world: World): void {
  world.news.add(response)
  world.news.tellOne(response, 'build', deskReport(world))
}

/** The last build as the desk shows it, with what is wrong elsewhere. */
export function deskReport({ builds, otherProblems }: World): BuildReport & { runs: boolean } {
  const report = builds.report()
  const errors = [...report.errors, ...otherProblems]
  return { ...report, ok: errors.length === 0, errors, runs: builds.text('app.js') !== undefined }
}

function answerPage(url: URL, response: ServerResponse, world: World): void {
  const { pathname } = url
  const [, top = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(decode(pathname)) ?? []
  if (pathname === '/') return sendText(response, 'text/html', deskPage(world))
  if (top === 'phone' && rest === '') return sendPhone(url, response, world)
  if (pathname === '/page.html') return sendText(response, 'text/html', pagePage(world.builds))
  if (pathname === '/fonts.css') return sendFontCss(response)
  if (pathname === '/favicon.ico') return void response.writeHead(204).end()
  if (top === 'fonts') return sendFont(response, rest)
  if (top === 'zxing') return sendZxing(response, rest)
  if (top === 'res') return sendResource(response, rest, world)
  if (top === 'desk') return sendDesk(response, rest)
  return sendScript(url, response, world)
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    throw new Refusal(400, 'The address cannot be read.')
  }
}

/** `user` in the address hands the phone over once; it is then left out, so that a reload does not do so again. */
function sendPhone(url: URL, response: ServerResponse, world: World): void {
  const phoneId = checkPhoneId(url.searchParams.get('phone') ?? 'a')
  const user = url.searchParams.get('user')
  if (user !== null) {
    handPhone(phoneId, user, world)
    url.searchParams.delete('user')
    return void response
      .writeHead(302, { location: `/phone/?${url.searchParams}`, 'cache-control': 'no-store' })
      .end()
  }
  const config = {
    phoneId,
    token: world.guard.token,
    user: withoutOpenid(world.people.holderOf(phoneId)),
    users: world.people.shown(),
    clockOffset: world.clockOffset(),
    location: world.options.location,
    device: iPhone,
    fontScale: 1,
    ...choicesIn(url),
  }
  sendText(response, 'text/html', phonePage(config, world.builds))
}

function sendResource(response: ServerResponse, inside: string, { builds }: World): void {
  const file = builds.compiler.resource(inside)
  sendFile(response, file.folder, path.relative(file.folder, file.file))
}

function sendScript(url: URL, response: ServerResponse, { builds }: World): void {
  const name = url.pathname.slice(1)
  const text = builds.text(name)
  const isCurrent = url.searchParams.get('v') === builds.version(name)
  if (text !== undefined) {
    const type = name.endsWith('.map') ? 'application/json' : 'text/javascript'
    return sendText(response, type, text, isCurrent)
  }
  if (name === 'app.js') return sendText(response, 'text/javascript', failedApp(builds.report().errors))
  throw new Refusal(404, `There is nothing at ${url.pathname}.`)
}
