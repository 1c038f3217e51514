const KEY = 'token'

/** The token comes behind the # of the address, which no server sees, and is kept for this tab only. */
export function takeToken(): void {
  const [, token] = /^#([\w-]{20,})$/.exec(location.hash) ?? []
  if (token === undefined) return
  sessionStorage.setItem(KEY, token)
  history.replaceState(null, '', `${location.pathname}#data`)
}

export class ApiError extends Error {}

async function request(method: string, path: string, body?: BodyInit): Promise<Response> {
  const headers = { authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ''}` }
  const response = await fetch(`/control/${path}`, { method, headers, body: body ?? null }).catch(() => {
    throw new ApiError('云已停止，或者连不上。')
  })
  if (response.ok) return response
  if (response.status === 401) throw new ApiError('请用启动时给出的地址打开：它带有口令。')
  const { error } = (await response.json()) as { error: string }
  throw new ApiError(error)
}

export const get = async <T>(path: string): Promise<T> => (await request('GET', path)).json() as Promise<T>

export const send = async <T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object = {},
): Promise<T> => (await request(method, path, JSON.stringify(body))).json() as Promise<T>

export const download = async (path: string): Promise<Blob> => (await request('GET', path)).blob()

export const upload = async (path: string, file: Blob): Promise<void> =>
  void (await request('POST', path, file))
