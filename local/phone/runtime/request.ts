import { host } from './host'

/**
 * One request to the phone server, with the page's token.
 * @throws Error with the server's own sentence when it refuses
 */
export async function request<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { 'x-phone-token': host.config.token }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { error?: { message?: string } }
  if (!response.ok) throw new Error(answer.error?.message ?? `the phone server answered ${response.status}`)
  return answer
}
