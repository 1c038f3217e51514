import { openScanner } from '../shell/scanner'
import { cancelled, Failure } from './failure'
import type { Area } from './registry'
import { scannedOf } from './scanned'

interface ScanOptions {
  onlyFromCamera?: boolean
  scanType?: string[]
}

async function scanCode({ onlyFromCamera = false }: ScanOptions) {
  const found = await openScanner({ album: !onlyFromCamera })
  if (!found) throw cancelled()
  if (!found.text) throw new Failure('no code')
  return scannedOf({ text: found.text, format: found.format })
}

export const scan: Area = { async: { scanCode } }
