import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  type WriteStream,
} from 'node:fs'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { BadImport, parseLine, type Line } from './lines'
import { splitLines } from './splitLines'

const main = 'environment.jsonl'

/**
 * Writes an export as a folder: `environment.jsonl` with everything that is small, `collections/<name>.jsonl` with a
 * document on each line, `files/` with the files themselves. Throws BadImport if the folder is not empty.
 */
export async function writeFolder(folder: string, lines: AsyncIterable<string>): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new BadImport(`The folder ${folder} is not empty.`)
  }
  for (const part of ['collections', 'files']) mkdirSync(join(folder, part), { recursive: true })
  const out = new Outputs(folder)
  try {
    for await (const text of lines) await out.take(text)
  } finally {
    await out.close()
  }
}

/** Where the lines of an export go. One stream is open at a time beside the main one. */
class Outputs {
  private readonly main: WriteStream
  private part: WriteStream | undefined
  private readonly names = new Set<string>()
  private files = 0

  constructor(private readonly folder: string) {
    this.main = createWriteStream(join(folder, main), { flags: 'wx' })
  }

  async take(text: string): Promise<void> {
    const start = '{"kind":"document","collection":'
    if (text.startsWith(start))
      return write(this.part, `${text.slice(text.indexOf('"document":', start.length) + 11, -1)}\n`)
    const line = JSON.parse(text) as Line
    if (line.kind === 'bytes') return write(this.part, Buffer.from(line.data, 'base64'))
    if (line.kind === 'collection') return this.begin({ ...line, source: this.nameFor(line.name) })
    if (line.kind === 'file')
      return this.begin({ ...line, source: `files/${++this.files}${safeEnding(line.path)}` })
    await write(this.main, `${text}\n`)
  }

  async close(): Promise<void> {
    await end(this.part)
    await end(this.main)
  }

  private async begin(line: Line & { source: string }): Promise<void> {
    await end(this.part)
    this.part = createWriteStream(join(this.folder, line.source), { flags: 'wx' })
    await write(this.main, `${JSON.stringify(line)}\n`)
  }

  /** Some disks take `Things` and `things` for one name. */
  private nameFor(collection: string): string {
    let name = `collections/${collection}.jsonl`
    for (let i = 2; this.names.has(name.toLowerCase()); i++) name = `collections/${collection}~${i}.jsonl`
    this.names.add(name.toLowerCase())
    return name
  }
}

/** Reads a folder that `writeFolder` wrote, as the lines that it was made of. */
export async function* readFolder(folder: string): AsyncGenerator<Line> {
  if (!existsSync(join(folder, main))) throw new BadImport(`The folder ${folder} holds no export.`)
  let number = 0
  for await (const text of linesOf(join(folder, main))) {
    const { source, ...line } = parseLine(text, ++number) as Line & { source?: unknown }
    yield line as Line
    if (line.kind === 'collection') yield* documentsOf(line.name, sourceOf(folder, source))
    if (line.kind === 'file') yield* bytesOf(sourceOf(folder, source))
  }
}

/** A folder that somebody sent must not make us read elsewhere. */
function sourceOf(folder: string, source: unknown): string {
  const isOurs = typeof source === 'string' && /^(collections|files)\/[\w.~-]+$/.test(source)
  const file = isOurs ? join(folder, source) : ''
  if (!isOurs || !existsSync(file)) throw new BadImport(`A part of the export is missing: ${String(source)}.`)
  return file
}

async function* documentsOf(collection: string, file: string): AsyncGenerator<Line> {
  let number = 0
  for await (const text of linesOf(file)) {
    const parsed = parseLine(`{"kind":"document","document":${text}}`, ++number) as Line & {
      kind: 'document'
    }
    yield { ...parsed, collection }
  }
}

async function* bytesOf(file: string): AsyncGenerator<Line> {
  for await (const chunk of createReadStream(file)) {
    yield { kind: 'bytes', data: (chunk as Buffer).toString('base64') }
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file)
  try {
    yield* splitLines(input)
  } finally {
    input.destroy()
  }
}

const safeEnding = (path: string): string => /^\.\w{1,10}$/.exec(extname(path))?.[0] ?? ''

async function write(stream: WriteStream | undefined, data: string | Buffer): Promise<void> {
  if (stream && !stream.write(data)) await once(stream, 'drain')
}

async function end(stream: WriteStream | undefined): Promise<void> {
  if (!stream || stream.closed) return
  stream.end()
  await once(stream, 'close')
}
