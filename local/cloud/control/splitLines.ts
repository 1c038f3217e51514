import type { Readable } from 'node:stream'

/**
 * The lines of a stream of UTF-8, without empty ones. Node's own readline also breaks at U+2028, which JSON may hold.
 * Whoever does not read to the end destroys the stream, or reads the rest: a request may still be answered.
 */
export async function* splitLines(input: Readable): AsyncGenerator<string> {
  let begun: string[] = []
  input.setEncoding('utf8')
  for await (const chunk of input.iterator({ destroyOnReturn: false })) {
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
