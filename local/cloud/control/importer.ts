import { Readable } from 'node:stream'
import { makeRow, type Row } from '../database/row'
import { checkPath } from '../storage/fileId'
import type { FileInfo, FileStore } from '../storage/fileStore'
import type { Limits } from '../limits'
import type { CheckRule, Consent, IndexSchema, MediaCheck, SentMessage } from '../types'
import { decodeDocument } from '../wire/ejson'
import type { Environment } from './exporter'
import { BadImport, format, type Line } from './lines'

/** What was read, ready to take the place of what is there. */
export interface Contents {
  collections: Map<string, { indexes: readonly IndexSchema[]; rows: Row[] }>
  files: FileInfo[]
  consents: Consent[]
  sent: SentMessage[]
  rules: CheckRule[]
  mediaChecks: MediaCheck[]
}

/**
 * Reads a whole export; files are staged, nothing is shown yet. Throws BadImport, or INVALID_PARAM for a document that
 * cannot be read, and leaves nothing behind then.
 */
export async function readContents(
  lines: AsyncIterable<Line>,
  files: FileStore,
  limits: Limits,
): Promise<Contents> {
  const contents = emptyContents()
  const iterator = lines[Symbol.asyncIterator]()
  try {
    await readAll(iterator, contents, files, limits)
    return contents
  } catch (error) {
    await files.discard(contents.files)
    throw error
  } finally {
    await iterator.return?.()
  }
}

/** Puts contents in the place of everything. Throws, and has then changed nothing, if a unique value is there twice. */
export async function replaceContents(environment: Environment, contents: Contents): Promise<void> {
  const { database, files, messages, checks } = environment
  const collections = [...contents.collections].map(([name, { indexes, rows }]) => ({ name, indexes, rows }))
  try {
    await database.replaceAll(collections)
  } catch (error) {
    await files.discard(contents.files)
    throw error
  }
  await files.replaceAll(contents.files)
  await messages.replaceAll(contents.consents, contents.sent)
  await checks.replaceAll(contents.rules, contents.mediaChecks)
}

export const emptyContents = (): Contents => ({
  collections: new Map(),
  files: [],
  consents: [],
  sent: [],
  rules: [],
  mediaChecks: [],
})

async function readAll(
  lines: AsyncIterator<Line>,
  contents: Contents,
  files: FileStore,
  limits: Limits,
): Promise<void> {
  const first = await nextOf(lines)
  if (first?.kind !== 'environment' || first.format !== format) {
    throw new BadImport(`This is no export of format ${format}.`)
  }
  let line = await nextOf(lines)
  while (line && line.kind !== 'end') {
    if (line.kind === 'file') line = await readFile(line, lines, contents, files, limits)
    else {
      readLine(line, contents)
      line = await nextOf(lines)
    }
  }
  if (!line) throw new BadImport('The export is not complete: its last line is missing.')
  checkEnd(line, contents)
}

async function nextOf(lines: AsyncIterator<Line>): Promise<Line | undefined> {
  const item = await lines.next()
  return item.done === true ? undefined : item.value
}

function readLine(line: Line, contents: Contents): void {
  switch (line.kind) {
    case 'collection':
      if (!/^[a-zA-Z0-9_-]{1,128}$/.test(line.name))
        throw new BadImport(`${line.name} is no name of a collection.`)
      contents.collections.set(line.name, { indexes: line.indexes, rows: [] })
      return
    case 'document': {
      const collection = contents.collections.get(line.collection)
      if (!collection)
        throw new BadImport(`A document is of the collection ${line.collection}, which is not there.`)
      collection.rows.push(makeRow(decodeDocument(JSON.stringify(line.document), 0)))
      return
    }
    case 'consent':
      return void contents.consents.push(line.consent)
    case 'sent':
      return void contents.sent.push(line.message)
    case 'rule':
      return void contents.rules.push(line.rule)
    case 'mediaCheck':
      return void contents.mediaChecks.push(line.check)
    default:
      throw new BadImport(`A line of the kind ${line.kind} is not expected here.`)
  }
}

/** Returns the line after the file's last piece. */
async function readFile(
  { type, at, size, path: name }: Line & { kind: 'file' },
  lines: AsyncIterator<Line>,
  { files }: Contents,
  store: FileStore,
  limits: Limits,
): Promise<Line | undefined> {
  let after: Line | undefined
  const pieces = (async function* () {
    for (after = await nextOf(lines); after?.kind === 'bytes'; after = await nextOf(lines)) {
      yield Buffer.from(after.data, 'base64')
    }
  })()
  const path = checkPath(name, limits)
  const content = Readable.from(pieces, { objectMode: false })
  const info = await store.stage({ path, type, at, content, maxBytes: limits.fileBytes })
  files.push(info)
  if (info.size !== size) throw new BadImport(`The file ${path} has ${info.size} bytes instead of ${size}.`)
  return after
}

function checkEnd({ documents, files }: Line & { kind: 'end' }, contents: Contents): void {
  const read = [...contents.collections.values()].reduce((sum, { rows }) => sum + rows.length, 0)
  if (read !== documents || contents.files.length !== files) {
    throw new BadImport(`The export has ${read} documents instead of ${documents}, or files are missing.`)
  }
}
