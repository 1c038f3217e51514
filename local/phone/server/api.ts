import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallReply, ScreensReply, TraceReply } from '../protocol'
import type { Builds } from './builds'
import { changeClock } from './clock'
import { grantMessages, phoneCode } from './consents'
import { linesOf, messagesOf } from './messages'
import { deleteFiles, fileUrls, sendCloudFile, uploadFile } from './files'
import { readBody, Refusal, sendJson } from './http'
import type { Lines } from './lines'
import { carryRequest } from './net'
import type { News } from './news'
import { checkPhoneId, withoutOpenid, type People } from './people'
import type { PhoneCloud } from './types'

/** What the requests under /api need. */
export interface ApiWorld {
  cloud: PhoneCloud | null
  appid: string
  people: People
  lines: Lines
  news: News
  builds: Pick<Builds, 'maps'>
  clockOffset(): number
}

type Handler = (request: IncomingMessage, url: URL, world: ApiWorld) => Promise<unknown>

const handlers: Record<string, Handler> = {
  'POST /api/call': call,
  'PUT /api/user': changeUser,
  'PUT /api/clock': async (request, _url, world) => changeClock(await readBody(request), world),
  'POST /api/trace': trace,
  'GET /api/screens': screens,
  'GET /api/messages': messagesOf,
  'GET /api/lines': linesOf,
  'POST /api/files': uploadFile,
  'POST /api/files/urls': fileUrls,
  'POST /api/files/delete': deleteFiles,
  'POST /api/consents': grantMessages,
  'POST /api/phone-code': phoneCode,
}

/** Answers a request under /api whose token has been checked. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  world: ApiWorld,
): Promise<void> {
  if (url.pathname === '/api/net') return carryRequest(request, response)
  if (url.pathname === '/api/file') return sendCloudFile(request, response, url, world)
  const handler = handlers[`${request.method} ${url.pathname}`]
  if (!handler) throw new Refusal(404, `There is no ${request.method} ${url.pathname}.`)
  sendJson(response, 200, await handler(request, url, world))
}

/** Runs a function for the holder of the phone. Whatever the body says of an identity is not looked at. */
async function call(request: IncomingMessage, _url: URL, world: ApiWorld): Promise<CallReply> {
  const { phone, name, data } = await readBody(request)
  const { openid } = world.people.holderOf(checkPhoneId(phone))
  if (typeof name !== 'string' || name === '') throw new Refusal(400, 'The call names no function.')
  if (!world.cloud) return { error: { message: 'This mini-program runs without a cloud.' } }
  try {
    const { result, requestId } = await world.cloud.invoke(name, data ?? {}, { openid, appid: world.appid })
    return { result: result ?? null, requestId }
  } catch (error) {
    return { error: describe(error) }
  }
}

/** A CloudError says its reason after the words that the base library puts in front. */
function describe(error: unknown): { message: string; code?: string | number; errMsg?: string } {
  const { message, errCode, errMsg } = error as { message?: string; errCode?: number; errMsg?: string }
  const reason = (message ?? String(error)).replace(/^cloud\.callFunction:fail .*? \| errMsg: /s, '')
  return {
    message: reason,
    ...(errCode === undefined ? {} : { code: errCode }),
    ...(errMsg ? { errMsg } : {}),
  }
}

async function changeUser(request: IncomingMessage, _url: URL, world: ApiWorld): Promise<unknown> {
  const body = await readBody(request)
  const phone = checkPhoneId(body['phone'])
  const told = handPhone(phone, String(body['user']), world) && world.lines.tell('userChanged', {}, phone) > 0
  return { user: withoutOpenid(world.people.holderOf(phone)), told }
}

/** Says so on the desk, too. Returns whether the phone has another holder now. */
export function handPhone(phone: string, user: string, { people, news }: ApiWorld): boolean {
  const changed = people.hand(phone, user)
  if (changed) news.tell('holder', { phone, user })
  return changed
}

const mostStacks = 200

async function trace(request: IncomingMessage, _url: URL, { builds }: ApiWorld): Promise<TraceReply> {
  const { stacks } = await readBody(request)
  if (!Array.isArray(stacks) || stacks.length > mostStacks)
    throw new Refusal(400, 'The stacks are missing or too many.')
  return { traces: stacks.map((it) => builds.maps.trace(String(it))) }
}

const patience = 5_000

/** A phone that cannot show its screen now is left out. */
async function screens(_request: IncomingMessage, url: URL, { lines }: ApiWorld): Promise<ScreensReply> {
  const others = lines.phones().filter((it) => it !== url.searchParams.get('except'))
  const shown = await Promise.all(others.map((phone) => screenOf(phone, lines)))
  return { screens: shown.filter((it) => it !== null) }
}

async function screenOf(phone: string, lines: Lines): Promise<ScreensReply['screens'][number] | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, patience, null)))
  const asked = lines.request(phone, 'Phone.screen').catch(() => null)
  const reply = (await Promise.race([asked, late])) as { image?: unknown } | null
  clearTimeout(timer)
  return typeof reply?.image === 'string' ? { phone, image: reply.image } : null
}
