/** Reads codes in pictures, with zxing's reader compiled to WebAssembly, served by the phone server. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

export interface Code {
  text: string
  /** zxing's name: 'QRCode', 'EAN13' … */
  format: string
}

let prepared = false

/** The first code in a picture, or undefined. */
export async function readCode(picture: Blob): Promise<Code | undefined> {
  if (!prepared) prepareZXingModule({ overrides: { locateFile: (file: string) => `/zxing/${file}` } })
  prepared = true
  const found = await readBarcodes(await pixelsOf(picture), { tryHarder: true, maxNumberOfSymbols: 1 })
  const code = found.find((one) => one.isValid)
  return code && { text: code.text, format: code.format }
}

/** A drawing has no pixels of its own, and a photograph may have too many: both are drawn again. */
async function pixelsOf(picture: Blob): Promise<ImageData> {
  const image = new Image()
  image.src = URL.createObjectURL(picture)
  await image.decode()
  const scale = Math.min(1, LARGEST / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round((image.naturalWidth || 600) * scale)
  canvas.height = Math.round((image.naturalHeight || 600) * scale)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(image.src)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** Longest side that is looked at, pixels. */
const LARGEST = 1600
