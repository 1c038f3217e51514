import { readSheet } from 'read-excel-file/universal'
import { AppError } from '../kit/appError'
import { decodeText, readCsv } from './csv'

/** More rows than any district has; beyond, memory and time would not do. */
export const MOST_ROWS = 40_000
const MOST_BYTES = 20 * 1024 * 1024

/** The cells of the first sheet, as texts. */
export async function readTable(bytes: Buffer): Promise<string[][]> {
  if (bytes.length > MOST_BYTES) throw new AppError('ROSTER_TOO_LARGE', { rows: MOST_ROWS })
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const rows = isZip ? await readXlsx(bytes) : readText(bytes)
  if (rows.length > MOST_ROWS + 1) throw new AppError('ROSTER_TOO_LARGE', { rows: MOST_ROWS })
  return rows
}

async function readXlsx(bytes: Buffer): Promise<string[][]> {
  try {
    const whole = new Uint8Array(bytes).buffer
    return (await readSheet(whole)).map((row) => row.map(textOf))
  } catch {
    throw new AppError('ROSTER_FILE_UNREADABLE')
  }
}

/** An old .xls, a picture and the like hold zero bytes; no text does. */
function readText(bytes: Buffer): string[][] {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isUtf16 && bytes.includes(0)) throw new AppError('ROSTER_FILE_UNREADABLE')
  return readCsv(decodeText(bytes))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}
