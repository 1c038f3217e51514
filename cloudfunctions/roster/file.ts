import { AppError } from '../kit/appError'
import { decodeText, readCsv } from './csv'
import { readXlsx } from './xlsx'

/** More rows than any district has; beyond, memory and time would not do. */
export const MOST_ROWS = 40_000
const MOST_BYTES = 20 * 1024 * 1024

/** Hands on the cells of the first sheet, row by row, as texts. */
export function readTable(bytes: Buffer, onRow: (cells: string[]) => void): void {
  if (bytes.length > MOST_BYTES) throw new AppError('ROSTER_TOO_LARGE', { rows: MOST_ROWS })
  let rows = 0
  const counted = (cells: string[]) => {
    if (++rows > MOST_ROWS + 1) throw new AppError('ROSTER_TOO_LARGE', { rows: MOST_ROWS })
    onRow(cells)
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip) readWorkbook(bytes, counted)
  else readText(bytes).forEach(counted)
}

function readWorkbook(bytes: Buffer, onRow: (cells: string[]) => void): void {
  try {
    readXlsx(bytes, onRow)
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('ROSTER_FILE_UNREADABLE')
  }
}

/** An old .xls, a picture and the like hold zero bytes; no text does. */
function readText(bytes: Buffer): string[][] {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isUtf16 && bytes.includes(0)) throw new AppError('ROSTER_FILE_UNREADABLE')
  return readCsv(decodeText(bytes))
}
