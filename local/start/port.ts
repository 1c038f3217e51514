import net from 'node:net'
import { StartError } from '../cloud'

/** Says early, before anything is built, that the port cannot be had. */
export async function checkPort(port: number): Promise<void> {
  if (port === 0) return
  const error = await tryPort(port)
  if (error) throw portError(port, error)
}

function tryPort(port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', resolve)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)))
  })
}

/** The sentence for a port that could not be listened on. */
export function portError(port: number, { code, message }: NodeJS.ErrnoException): StartError {
  const other = port < 65_535 ? port + 1 : 5601
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use by another program. Choose one with --port, e.g. --port ${other}.`,
    )
  }
  if (code === 'EACCES')
    return new StartError(`Port ${port} needs more rights than this user has. Choose one with --port.`)
  return new StartError(`Port ${port} cannot be used: ${message}`)
}
