import type { Database } from '../database/database'
import type { Checks } from '../openapi/checks'
import type { Messages } from '../openapi/messages'
import type { FileInfo, FileStore } from '../storage/fileStore'
import { format, type Line } from './lines'

export interface Environment {
  database: Database
  files: FileStore
  messages: Messages
  checks: Checks
}

/** base64 turns 3 bytes into 4 letters; so no piece but the last needs padding. */
const pieceBytes = 3 * 64 * 1024

/**
 * The whole environment as it is at this moment; contents of files are read as they are asked for. The same things give
 * the same lines.
 */
export function exportLines(
  { database, files, messages, checks }: Environment,
  at: number,
): AsyncIterable<string> {
  const collections = database.names().map((name) => {
    const { rows, schemas } = database.collection(name)
    return {
      name,
      indexes: schemas,
      texts: [...rows.keys()].sort().map((key) => rows.get(key)?.text ?? ''),
    }
  })
  const infos = files.list()
  const others: Line[] = [
    ...messages.consents().map((consent) => ({ kind: 'consent' as const, consent })),
    ...messages.sent().map((message) => ({ kind: 'sent' as const, message })),
    ...checks.rules.map((rule) => ({ kind: 'rule' as const, rule })),
    ...checks.media().map((check) => ({ kind: 'mediaCheck' as const, check })),
  ]
  return (async function* () {
    yield json({ kind: 'environment', format, at })
    let documents = 0
    for (const { name, indexes, texts } of collections) {
      yield json({ kind: 'collection', name, indexes })
      for (const text of texts) yield documentLine(name, text)
      documents += texts.length
    }
    for (const info of infos) yield* fileLines(files, info)
    for (const line of others) yield json(line)
    yield json({ kind: 'end', documents, files: infos.length })
  })()
}

async function* fileLines(files: FileStore, info: FileInfo): AsyncIterable<string> {
  const { path, type, size, at } = info
  const found = await files.read(path)
  if (found?.info.blob !== info.blob) throw new Error(`The file ${path} was changed while it was exported.`)
  yield json({ kind: 'file', path, type, size, at })
  let rest = Buffer.alloc(0)
  for await (const chunk of found.content) {
    rest = Buffer.concat([rest, chunk as Buffer])
    for (; rest.length >= pieceBytes; rest = rest.subarray(pieceBytes))
      yield bytesLine(rest.subarray(0, pieceBytes))
  }
  if (rest.length > 0) yield bytesLine(rest)
}

const json = (line: Line): string => JSON.stringify(line)

const bytesLine = (bytes: Buffer): string => json({ kind: 'bytes', data: bytes.toString('base64') })

/** The stored text as it is: nothing is read and written again on the way. */
const documentLine = (collection: string, text: string): string =>
  `{"kind":"document","collection":${JSON.stringify(collection)},"document":${text}}`
