import { A4, type Shape } from './shapes'

/** A sheet to print: its letters as a JPEG of the sheet's size, everything with edges as shapes. */
export interface PdfPage {
  letters: Uint8Array
  shapes: readonly Shape[]
}

/** A4 in points, 72 to the inch. */
const POINTS = { width: 595.28, height: 841.89 } as const

/**
 * Sheets as a PDF, one to a page. The codes in it are drawn, not photographed: they are as sharp as the printer. Letters
 * are a picture because a printer shop's computer may not have our typeface. Pure.
 */
export function pdfOf(pages: readonly PdfPage[]): Uint8Array {
  const file = new PdfFile()
  // Objects 1 and 2 are the catalogue and the list of pages; each page then has three of its own.
  const first = (page: number) => 3 + 3 * page
  const kids = pages.map((_page, at) => `${first(at)} 0 R`).join(' ')
  file.object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  file.object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  pages.forEach((page, at) => addPage(file, first(at), page))
  return file.end()
}

function addPage(file: PdfFile, own: number, { letters, shapes }: PdfPage): void {
  const box = `[0 0 ${POINTS.width} ${POINTS.height}]`
  const resources = `<< /XObject << /Letters ${own + 2} 0 R >> >>`
  file.object(
    own,
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${own + 1} 0 R >>`,
  )
  file.stream(own + 1, '', bytesOf(drawing(shapes)))
  const picture = `/Type /XObject /Subtype /Image /Width ${A4.width} /Height ${A4.height}`
  file.stream(own + 2, `${picture} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`, letters)
}

/** The letters first, then what has edges, in the sheet's own pixels from the upper left corner. */
function drawing(shapes: readonly Shape[]): string {
  const scale = (POINTS.width / A4.width).toFixed(6)
  const down = (POINTS.height / A4.height).toFixed(6)
  return [
    `q ${POINTS.width} 0 0 ${POINTS.height} 0 0 cm /Letters Do Q`,
    `q ${scale} 0 0 -${down} 0 ${POINTS.height} cm 2 w`,
    ...shapes.flatMap((shape) => drawn(shape)),
    'Q',
  ].join('\n')
}

/** The paper itself is under the letters already. */
function drawn(shape: Shape): string[] {
  if (shape.kind === 'text' || shape.width === A4.width) return []
  const box = `${shape.x} ${shape.y} ${shape.width} ${shape.height} re`
  const color = colorOf(shape.color)
  return [shape.kind === 'fill' ? `${color} rg ${box} f` : `${color} RG ${box} S`]
}

/** '#b3122a' › three parts of one. */
const colorOf = (color: string): string =>
  [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ')

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)

/** The frame of a PDF: numbered objects, and at its end where each of them begins. */
class PdfFile {
  private readonly pieces: Uint8Array[] = []
  private readonly places: number[] = []
  private length = 0

  constructor() {
    // Bytes that are no letters tell mail and chats that this is no text.
    this.write(Uint8Array.from([...bytesOf('%PDF-1.4\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]))
  }

  object(number: number, body: string): void {
    this.places[number] = this.length
    this.write(bytesOf(`${number} 0 obj\n${body}\nendobj\n`))
  }

  stream(number: number, dictionary: string, bytes: Uint8Array): void {
    this.places[number] = this.length
    this.write(bytesOf(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`))
    this.write(bytes)
    this.write(bytesOf('\nendstream\nendobj\n'))
  }

  end(): Uint8Array {
    const start = this.length
    const lines = this.places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
    const count = lines.length + 1
    this.write(bytesOf(`xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}`))
    this.write(bytesOf(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
    return this.whole()
  }

  private write(bytes: Uint8Array): void {
    this.pieces.push(bytes)
    this.length += bytes.length
  }

  private whole(): Uint8Array {
    const all = new Uint8Array(this.length)
    let at = 0
    for (const piece of this.pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }
}
