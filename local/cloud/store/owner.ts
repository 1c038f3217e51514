import { randomUUID } from 'node:crypto'
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { StartError } from '../errors'
import { sentenceOf } from './failure'

/** Exclusive use of a data folder, until released or until the process ends, however it ends. */
export interface Ownership {
  release(): Promise<void>
}

interface Claim {
  pid: number
  port: number
  token: string
}

const FILE = 'owner.json'
const ANSWER_MS = 2_000

/**
 * Two processes on one folder would each have their own truth in memory. Node has no file locks, and the number of a
 * dead process is soon another's; so the owner listens on a port of the loopback and says its token to whoever asks.
 * A file that names a port where nobody says the token was left behind by a process that was killed.
 */
export async function ownFolder(folder: string): Promise<Ownership> {
  const path = join(folder, FILE)
  const token = randomUUID()
  const server = await answerWith(token)
  const { port } = server.address() as AddressInfo
  const claim: Claim = { pid: process.pid, port, token }
  try {
    await takeOver(path, folder, claim)
  } catch (error) {
    server.close()
    throw error
  }
  return { release: () => release(path, token, server) }
}

async function takeOver(path: string, folder: string, claim: Claim): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (writeNew(path, folder, claim)) return
    const other = readClaim(path)
    if (other && (await isAlive(other))) {
      throw new StartError(
        `The data folder ${folder} is in use by another local cloud (process ${other.pid}).`,
      )
    }
    if (readClaim(path)?.token === other?.token) removeQuietly(path)
  }
  throw new StartError(`The data folder ${folder} is being opened by another local cloud at this moment.`)
}

function writeNew(path: string, folder: string, claim: Claim): boolean {
  try {
    writeFileSync(path, JSON.stringify(claim), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new StartError(sentenceOf(error, folder))
  }
}

function readClaim(path: string): Claim | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Claim>
    const { pid, port, token } = value
    return pid !== undefined && port !== undefined && token !== undefined ? { pid, port, token } : undefined
  } catch {
    return undefined
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Somebody else was faster.
  }
}

function answerWith(token: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(token)
  })
  server.unref()
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => done(server))
  })
}

/** A listener that accepts and says nothing in time is taken for the owner, busy: better refuse than have two. */
function isAlive({ port, token }: Claim): Promise<boolean> {
  return new Promise((done) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1')
    socket.setEncoding('utf8')
    socket.setTimeout(ANSWER_MS, () => finish(heard === ''))
    socket.on('data', (text: string) => (heard += text))
    socket.on('end', () => finish(heard === token))
    socket.on('error', () => finish(false))
    const finish = (alive: boolean): void => {
      socket.destroy()
      done(alive)
    }
  })
}

async function release(path: string, token: string, server: Server): Promise<void> {
  if (readClaim(path)?.token === token) removeQuietly(path)
  await new Promise<void>((done) => server.close(() => done()))
}
