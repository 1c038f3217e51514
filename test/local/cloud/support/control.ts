import type { Cloud } from '../../../../local/cloud'

/** The control of a cloud, as a client of another language would use it. */
export interface ControlClient {
  url: string
  token: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Resolves with the answer; rejects with the sentence that the control says. */
export async function control<T>(
  { control: { url, token } }: Pick<Cloud, 'control'> | { control: ControlClient },
  method: Method,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { error?: unknown }
  if (!response.ok) throw new Error(`${response.status} ${String(answer.error)}`)
  return answer
}
