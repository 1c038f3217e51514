import { environmentId } from '../environment'
import { invalid } from '../errors'
import type { Limits } from '../limits'

/** The bucket that a real environment would have: hexadecimal, the environment, the account. */
const bucket = '6c6f-local-env-1300000000'

/** `cloud://` id of a path. */
export const fileIdOf = (path: string): string => `cloud://${environmentId}.${bucket}/${path}`

/** The path within an id of this environment; undefined for anything else, which is then a file that does not exist. */
export function pathOf(fileId: unknown): string | undefined {
  if (typeof fileId !== 'string') return undefined
  const [, environment, path] = /^cloud:\/\/([^/.]+)(?:\.[^/]*)?\/(.+)$/s.exec(fileId) ?? []
  return environment === environmentId ? path : undefined
}

/**
 * Throws INVALID_PARAM unless a file may have this name. The store keeps contents under names of its own, so none of
 * these could leave its folder; they are refused because the real service refuses them, and because whoever takes a
 * file out (an export) writes it under its own name.
 */
export function checkPath(path: unknown, limits: Limits): string {
  if (typeof path !== 'string' || path === '') throw invalid('the path of a file must be a string')
  if (Buffer.byteLength(path) > limits.filePathBytes) {
    throw invalid(`the path of a file is longer than ${limits.filePathBytes} bytes`)
  }
  // Control characters, NUL among them, and the other separator.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\\]/.test(path))
    throw invalid('the path of a file holds a character that it may not')
  if (/^[a-zA-Z]:/.test(path)) throw invalid('the path of a file must be relative')
  const wrong = path.split('/').find((part) => part === '' || part === '.' || part === '..')
  if (wrong !== undefined) throw invalid(`the path of a file must not have '${wrong}' as a part`)
  if (/[\ud800-\udfff]/u.test(path)) throw invalid('the path of a file is not Unicode')
  return path
}
