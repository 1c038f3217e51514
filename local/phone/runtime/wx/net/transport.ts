/** One exchange with the net, by way of the phone server: a page may not ask other servers itself, a phone may. */
import { host } from '../../host'
import { overTheNet } from '../../network'
import { Failure } from '../failure'

export interface Exchange {
  url: string
  method: string
  headers: Record<string, string>
  body?: BodyInit
  /** Milliseconds. */
  timeout?: number
  onHeaders?(header: Record<string, string>, statusCode: number, cookies: string[]): void
  /** Each part as it comes, and how much is to come; 0 when nobody knows. */
  onPart?(part: Uint8Array, received: number, expected: number): void
}

export interface Answer {
  statusCode: number
  header: Record<string, string>
  cookies: string[]
  bytes: Uint8Array
}

/** WeChat's own limit when neither the call nor app.json says one, milliseconds. */
const PATIENCE = 60_000

/** @throws Failure in WeChat's words: abort, timeout, a wrong address, or why the server was not reached */
export async function exchange(given: Exchange, signal: AbortSignal): Promise<Answer> {
  if (!/^https?:\/\//.test(given.url)) throw new Failure(`invalid url "${given.url}"`, { errno: 600009 })
  const late = AbortSignal.timeout(given.timeout ?? configured())
  try {
    await overTheNet()
    const response = await fetch('/api/net', orderOf(given, AbortSignal.any([signal, late])))
    if (!response.ok) throw new Failure(await refusalOf(response), { errno: 600001 })
    return await readAnswer(response, given)
  } catch (error) {
    if (signal.aborted) throw new Failure('abort', { errno: 600003 })
    if (late.aborted) throw new Failure('timeout', { errno: 5 })
    throw error
  }
}

function configured(): number {
  const limits = host.manifest?.app['networkTimeout'] as { request?: number } | undefined
  return limits?.request ?? PATIENCE
}

function orderOf({ url, method, headers, body }: Exchange, signal: AbortSignal): RequestInit {
  const order = encodeURIComponent(JSON.stringify({ url, method, headers }))
  const isBare = method === 'GET' || method === 'HEAD'
  return {
    method: isBare ? method : 'POST',
    headers: { 'x-phone-token': host.config.token, 'x-net': order },
    signal,
    ...(isBare || body === undefined ? {} : { body }),
  }
}

async function refusalOf(response: Response): Promise<string> {
  const { error } = (await response.json().catch(() => ({}))) as { error?: { message?: string } }
  return error?.message ?? `error ${response.status}`
}

async function readAnswer(response: Response, { onHeaders, onPart }: Exchange): Promise<Answer> {
  const { fields, cookies } = JSON.parse(
    decodeURIComponent(response.headers.get('x-net-headers') ?? '%7B%7D'),
  ) as {
    fields: Record<string, string>
    cookies: string[]
  }
  const statusCode = Number(response.headers.get('x-net-status'))
  onHeaders?.(fields, statusCode, cookies)
  const bytes = await readParts(response, Number(fields['content-length'] ?? 0), onPart)
  await overTheNet(bytes.length)
  return { statusCode, header: fields, cookies, bytes }
}

async function readParts(
  response: Response,
  expected: number,
  onPart: Exchange['onPart'],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const reader = response.body?.getReader()
  let received = 0
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    parts.push(next.value)
    received += next.value.length
    onPart?.(next.value, received, expected)
  }
  return joined(parts, received)
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
