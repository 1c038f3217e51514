import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startCloud, type CollectionSchema } from '../../local/cloud/index'
import { baseEnvironment, callEnvironment } from '../../local/cloud/environment'

/** The process that a bench measures. Its argument: 'memory', a data folder, or 'fixed'. It tells what it needs. */
export interface Measured {
  env: Record<string, string>
  /** How long it took from the start of opening until the first request could be answered. */
  openMs: number
}

export type FromServer = Measured | { rssMb: number }

const schema: CollectionSchema[] = [
  { name: 'things', indexes: [] },
  { name: 'members', indexes: [{ name: 'by_branch', keys: { branchId: 1 } }] },
  { name: 'records', indexes: [{ name: 'by_member', keys: { memberId: 1, at: 1 } }] },
]

async function main(what = 'memory', fixedDocument = '{}'): Promise<void> {
  const began = performance.now()
  if (what === 'fixed')
    return tell({ env: await serveFixed(fixedDocument), openMs: performance.now() - began })
  const cloud = await startCloud({
    dataDir: what === 'memory' ? null : what,
    schema,
    onWarning: () => undefined,
  })
  process.on('message', (message) => {
    if (message === 'stop') void cloud.stop().then(() => process.exit(0))
  })
  tell({ env: cloud.sdkEnv(), openMs: performance.now() - began })
}

/** Answers every request at once with one document: the least that a server can do. */
async function serveFixed(fixedDocument: string): Promise<Record<string, string>> {
  const reply = Buffer.from(JSON.stringify({ requestId: 'fixed', data: { list: [fixedDocument] } }))
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length })
      response.end(reply)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.on('message', (message) => {
    if (message === 'stop') process.exit(0)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`
  return { ...baseEnvironment(url), ...(callEnvironment(undefined, '') as Record<string, string>) }
}

const tell = (message: FromServer): void => void process.send?.(message)

process.on('message', (message) => {
  if (message === 'rss') tell({ rssMb: process.memoryUsage().rss / 1024 / 1024 })
})

void main(...process.argv.slice(2))
