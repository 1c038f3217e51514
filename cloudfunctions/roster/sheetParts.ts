import { constants, deflateRawSync } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile, strToU8 } from 'fflate'
import { PARTS, SHEET_FOOT, SHEET_HEAD, SHEET_PATH, rowXml } from '../kit/sheet'

/** What a sheet counts up to some point of it: rows, bytes before compression, and their checksum. */
export interface SheetCounts {
  rows: number
  size: number
  crc: number
}

export interface SheetPart extends SheetCounts {
  bytes: Buffer
}

/**
 * The next rows of a sheet, compressed by themselves. Parts laid end to end are one compressed sheet: so a workbook is
 * written in many calls, none of which holds more than its own rows. `before` is null for the first part.
 */
export function sheetPart(before: SheetCounts | null, rows: readonly (readonly string[])[]): SheetPart {
  const counts = before ?? { rows: 0, size: 0, crc: 0 }
  const xml = rows.map((cells, at) => rowXml(counts.rows + at + 1, cells)).join('')
  return part(counts, (before === null ? SHEET_HEAD : '') + xml, rows.length)
}

function part({ rows, size, crc }: SheetCounts, text: string, more: number, isLast = false): SheetPart {
  const bytes = Buffer.from(text)
  // A full flush ends on a whole byte and forgets what came before: the next part stands by itself.
  const finishFlush = isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH
  return {
    bytes: deflateRawSync(bytes, { level: 6, finishFlush }),
    ...{ rows: rows + more, size: size + bytes.length, crc: crcOf(bytes, crc) },
  }
}

/** The workbook around all parts of a sheet. `last` counts to the end of the last one. */
export function workbookOf(parts: readonly Buffer[], last: SheetCounts): Buffer {
  const foot = part(last, SHEET_FOOT, 0, true)
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  for (const [name, text] of Object.entries(PARTS)) {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(strToU8(text), true)
  }
  const sheet: ZipInputFile = { filename: SHEET_PATH, compression: 8, size: foot.size, crc: foot.crc }
  zip.add(sheet)
  for (const bytes of parts) sheet.ondata?.(null, new Uint8Array(bytes), false)
  sheet.ondata?.(null, new Uint8Array(foot.bytes), true)
  zip.end()
  return Buffer.concat(pieces)
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

/** CRC-32 as archives have it, going on from that of what stands before. */
function crcOf(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
