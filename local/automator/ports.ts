import net from 'node:net'

/** Says early, before anything is built, that the automation's port cannot be had. */
export async function checkFree(port: number): Promise<void> {
  if (port === 0) return
  const server = net.createServer()
  const error = await new Promise<Error | null>((resolve) => {
    server.once('error', resolve)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)))
  })
  if (error) throw withPort(error)
}

/** The sentence for a port that is taken; any other error as it is. */
export function withPort(error: unknown): Error {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken by another program: choose one with --auto-port.`)
  return error instanceof Error ? error : new Error(String(error))
}
