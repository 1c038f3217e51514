import { Unzip, UnzipInflate } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** What a part's XML is read with; `text` gets what stands between tags, piece by piece. */
interface Reader {
  open?(name: string, tag: SaxesTagPlain): void
  text?(text: string): void
  close?(name: string): void
}

/** A file is fed to the unzipper by this much, so that no part of it is ever whole in memory. */
const PIECE = 16 * 1024

/**
 * The cells of a workbook's first sheet, as texts; dates are the numbers that the spreadsheet counts. The sheet of a whole
 * district is some 30 MB of XML: it is read as it is unpacked, and each row is handed on at once. Throws for what is no workbook.
 */
export function readXlsx(bytes: Uint8Array, onRow: (cells: string[]) => void): void {
  const sheets = sheetPaths(bytes)
  const path = sheets[0]
  if (path === undefined) throw new Error('a workbook without a sheet')
  const sheet = new SheetReader(sharedStrings(bytes), onRow)
  if (!readPart(bytes, path, sheet)) throw new Error(`a workbook without ${path}`)
}

/** False when the archive has no such part. */
function readPart(bytes: Uint8Array, path: string, reader: Reader): boolean {
  let found = false
  const unzip = new Unzip((part) => {
    if (part.name.replace(/^\//, '') !== path) return
    found = true
    const parser = parserOf(reader)
    const decoder = new TextDecoder()
    part.ondata = (error, piece, isLast) => {
      if (error) throw error
      parser.write(decoder.decode(piece, { stream: !isLast }))
      if (isLast) parser.close()
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  for (let from = 0; from < bytes.length; from += PIECE)
    unzip.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length)
  return found
}

function parserOf(reader: Reader): SaxesParser {
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => reader.open?.(plain(tag.name), tag as SaxesTagPlain))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('closetag', ({ name }) => reader.close?.(plain(name)))
  parser.on('error', (error) => {
    throw error
  })
  return parser
}

/** Some programs write a prefix before every name. */
const plain = (name: string): string => name.slice(name.indexOf(':') + 1)

const attribute = (tag: SaxesTagPlain, name: string): string => String(tag.attributes[name] ?? '')

/** Paths of the sheets in the order of the workbook. */
function sheetPaths(bytes: Uint8Array): string[] {
  const ids: string[] = []
  const targets = new Map<string, string>()
  readPart(bytes, 'xl/workbook.xml', {
    open: (name, tag) => {
      if (name === 'sheet') ids.push(attribute(tag, 'r:id'))
    },
  })
  readPart(bytes, 'xl/_rels/workbook.xml.rels', {
    open: (name, tag) => {
      if (name === 'Relationship') targets.set(attribute(tag, 'Id'), attribute(tag, 'Target'))
    },
  })
  return ids.flatMap((id) => {
    const target = targets.get(id)
    if (target === undefined) return []
    return [target.startsWith('/') ? target.slice(1) : `xl/${target}`]
  })
}

/** Texts that cells refer to by number; phonetic hints beside them are left out. */
function sharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = []
  let text = ''
  let isText = false
  let hints = 0
  readPart(bytes, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') hints++
      isText = name === 't' && hints === 0
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') hints--
      if (name === 'si') strings.push(text)
    },
  })
  return strings
}

/** 'AB12' › 27. */
function columnOf(address: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/.exec(address)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** A row number beyond this is a mistake of the file's. */
const MOST_GAP = 200_000

class SheetReader implements Reader {
  private rows = 0
  private row: string[] = []
  private column = 0
  private type = ''
  private value = ''
  private isValue = false
  /** Few different words fill most columns: each is kept once. */
  private readonly known = new Map<string, string>()

  constructor(
    private readonly shared: readonly string[],
    private readonly onRow: (cells: string[]) => void,
  ) {}

  open(name: string, tag: SaxesTagPlain): void {
    if (name === 'row') this.startRow(Number(attribute(tag, 'r')))
    else if (name === 'c') this.startCell(tag)
    else this.isValue = name === 'v' || name === 't'
  }

  text(text: string): void {
    if (this.isValue) this.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false
    if (name === 'c') this.endCell()
    if (name === 'row') this.endRow(this.row)
  }

  /** Rows that were never written are empty ones: numbers stay those that people see. */
  private startRow(number: number): void {
    while (this.rows < Math.min(number - 1, MOST_GAP)) this.endRow([])
    this.row = []
  }

  private endRow(cells: string[]): void {
    this.rows++
    this.onRow(cells)
  }

  private startCell(tag: SaxesTagPlain): void {
    const address = attribute(tag, 'r')
    this.column = address === '' ? this.row.length : columnOf(address)
    this.type = attribute(tag, 't')
    this.value = ''
  }

  private endCell(): void {
    if (this.column < 0 || this.column > 200) return
    while (this.row.length < this.column) this.row.push('')
    this.row[this.column] = this.once(this.textOf())
  }

  private textOf(): string {
    if (this.type === 's') return (this.shared[Number(this.value)] ?? '').trim()
    if (this.type === 'b') return this.value === '1' ? '是' : '否'
    if (this.type === 'e') return ''
    return this.value.trim()
  }

  private once(text: string): string {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const own = detached(text)
    if (this.known.size < MOST_KNOWN) this.known.set(own, own)
    return own
  }
}

/** So many different texts are kept once; names and numbers beyond that are not worth the table. */
const MOST_KNOWN = 10_000

/** A piece of a text holds all of the text in memory that it was cut from; a copy of the piece does not. */
const detached = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())
