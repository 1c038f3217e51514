import { placeAt, placeOf, wholeFile, type Place, type Problems } from './problems'
import type { Files } from './files'

/** A JSON file that may be missing (`{}` then); a malformed one is a build error with its place. */
export function readJson<T extends object>(files: Files, file: string, problems: Problems): T {
  const source = files.read(file)
  if (!source || source.text.trim() === '') return {} as T
  try {
    const value: unknown = JSON.parse(source.text)
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as T
    problems.error(file, { line: 1, column: 1 }, 'This file has to hold one JSON object.')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    problems.error(file, placeOfJsonError(source.text, message), `This is not JSON: ${message}`)
  }
  return {} as T
}

/** V8 says "at position 12" and, since Node 20, nothing else that could be relied on. */
function placeOfJsonError(text: string, message: string): Place {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return placeAt(text, Number(position))
  return /end of JSON input/.test(message) ? placeAt(text, text.length) : wholeFile
}

/** Where a string stands as a key or value of a JSON file; the whole file when it does not. */
export function placeInJson(files: Files, file: string, word: string): Place {
  const source = files.read(file)
  return source ? placeOf(source.text, JSON.stringify(word)) : wholeFile
}
