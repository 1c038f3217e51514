import { Zip, ZipDeflate, strToU8 } from 'fflate'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** XML has no way at all to write these. */
// eslint-disable-next-line no-control-regex -- they are what has to be found
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? '').replace(UNWRITABLE, '')

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** 0 › 'A', 26 › 'AA'. */
const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const cellOf = (address: string, text: string): string =>
  text === ''
    ? ''
    : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** The files of a workbook around its one sheet. */
export const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

/** Where the one sheet lies, and what stands before and after its rows. */
export const SHEET_PATH = 'xl/worksheets/sheet1.xml'
export const SHEET_HEAD = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`
export const SHEET_FOOT = '</sheetData></worksheet>'

/** A row as it stands in the sheet; the heading is number 1. */
export function rowXml(number: number, cells: readonly string[]): string {
  const written = cells.map((text, column) => cellOf(`${columnName(column)}${number}`, text))
  return `<row r="${number}">${written.join('')}</row>`
}

/**
 * Writes an .xlsx with one sheet of texts, row by row: what has been written is compressed at once, so that a roster of
 * a district fits into a function's memory. Every cell is text: a phone stays a phone.
 */
export class SheetWriter {
  private readonly parts: Uint8Array[] = []
  private readonly zip: Zip
  private rows = 0
  private readonly sheet = new ZipDeflate(SHEET_PATH, { level: 6 })

  constructor() {
    this.zip = new Zip((error, part) => {
      if (error) throw error
      this.parts.push(part)
    })
    for (const [name, text] of Object.entries(PARTS)) {
      const part = new ZipDeflate(name)
      this.zip.add(part)
      part.push(strToU8(text), true)
    }
    this.zip.add(this.sheet)
    this.write(SHEET_HEAD)
  }

  /** Adds rows of cells. */
  add(rows: readonly (readonly string[])[]): void {
    this.write(rows.map((row) => rowXml(++this.rows, row)).join(''))
  }

  /** The whole file; nothing can be added any more. */
  end(): Buffer {
    this.write(SHEET_FOOT, true)
    this.zip.end()
    return Buffer.concat(this.parts)
  }

  private write(text: string, isLast = false): void {
    this.sheet.push(strToU8(text), isLast)
  }
}

/** A whole small table. */
export function sheetOf(rows: readonly (readonly string[])[]): Buffer {
  const sheet = new SheetWriter()
  sheet.add(rows)
  return sheet.end()
}
