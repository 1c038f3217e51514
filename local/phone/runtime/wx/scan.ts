import { openScanner } from '../shell/scanner'
import { cancelled, Failure } from './failure'
import type { Area } from './registry'

interface ScanOptions {
  onlyFromCamera?: boolean
  scanType?: string[]
}

/** zxing's names of formats as WeChat calls them. */
function scanTypeOf(format: string): string {
  const known: Record<string, string> = { QRCode: 'QR_CODE', DataMatrix: 'DATA_MATRIX', PDF417: 'PDF_417' }
  return known[format] ?? format.replace(/([a-z])(\d)/g, '$1_$2').toUpperCase()
}

async function scanCode({ onlyFromCamera = false }: ScanOptions) {
  const found = await openScanner({ album: !onlyFromCamera })
  if (!found) throw cancelled()
  if (!found.text) throw new Failure('no code')
  return {
    result: found.text,
    scanType: scanTypeOf(found.format),
    charSet: 'UTF-8',
    path: '',
    rawData: btoa(String.fromCharCode(...new TextEncoder().encode(found.text))),
  }
}

export const scan: Area = { async: { scanCode } }
