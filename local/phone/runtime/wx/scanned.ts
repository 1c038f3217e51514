export interface Scanned {
  result: string
  scanType: string
  charSet: string
  /** Where a mini-program's own code leads, '' for any other. */
  path: string
  rawData: string
}

/** zxing's names of formats as WeChat calls them. */
function scanTypeOf(format: string): string {
  const known: Record<string, string> = {
    QRCode: 'QR_CODE',
    DataMatrix: 'DATA_MATRIX',
    PDF417: 'PDF_417',
    UPCA: 'UPC_A',
    UPCE: 'UPC_E',
  }
  return known[format] ?? format.replace(/([A-Za-z])(\d)/g, '$1_$2').toUpperCase()
}

/** What `wx.scanCode` answers. The local cloud's wxacode says in words where it leads; WeChat hides that, all but the path. */
export function scannedOf({ text, format }: { text: string; format: string }): Scanned {
  const rawData = btoa(String.fromCharCode(...new TextEncoder().encode(text)))
  const [, path] = /^wxacode:\/(.*)$/s.exec(text) ?? []
  if (path !== undefined) return { result: '*', scanType: 'WX_CODE', charSet: 'utf-8', path, rawData }
  return { result: text, scanType: scanTypeOf(format), charSet: 'UTF-8', path: '', rawData }
}
