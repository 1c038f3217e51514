import type { Readable } from 'node:stream'

/**
 * The lines of a stream of UTF-8, without empty ones. Node's own readline also breaks at U+2028, which JSON may hold.
 */
export async function* splitLines(input: Readable): AsyncGenerator<string> {
  let begun: string[] = []
  input.setEncoding('utf8')
  for await (const chunk of input) {
    const parts = String(chunk).split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      begun.push(part)
      const line = begun.join('')
      begun = []
      if (line.trim() !== '') yield line
    }
    begun.push(last)
  }
  const line = begun.join('')
  if (line.trim() !== '') yield line
}
