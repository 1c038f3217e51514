import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** An upload that is longer than it may be. */
export class FileTooLarge extends Error {}

/** Writes a stream to a new file and resolves when it would survive a crash of the machine. Throws FileTooLarge. */
export async function writeDurably(
  file: string,
  content: Readable,
  maxBytes: number,
): Promise<{ size: number; etag: string }> {
  const hash = createHash('md5')
  let size = 0
  const handle = await open(file, 'wx')
  try {
    await pipeline(content, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > maxBytes) throw new FileTooLarge(`more than ${maxBytes} bytes`)
        hash.update(chunk)
        await handle.writeFile(chunk)
      }
    })
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { size, etag: `"${hash.digest('hex')}"` }
}

/** So that the new name survives a crash as well. Windows keeps names durable by itself and refuses this. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}
