/** How long to wait before each further try, milliseconds. */
const PAUSES = [2_000, 6_000]

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * Reads something that a page is poor without, and tries again when it fails: a function that has to start first, a
 * network that comes and goes. The last failure is thrown.
 */
export async function again<T>(read: () => Promise<T>): Promise<T> {
  for (const ms of PAUSES) {
    try {
      return await read()
    } catch {
      await pause(ms)
    }
  }
  return read()
}
