import type { PdfPage } from './pdf'
import { A4, type Shape } from './shapes'

/** What of a canvas's context is used here. */
interface Pen {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  font: string
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
}

/** Good enough for letters, a fifth of what a picture without loss would be. */
const QUALITY = 0.9

/** Draws shapes on the page's canvas `#sheet` and answers with the picture's file. */
export async function pictureOf(shapes: readonly Shape[], fileType: 'png' | 'jpg' = 'png'): Promise<string> {
  const canvas = await canvasNode()
  canvas.width = A4.width
  canvas.height = A4.height
  const pen = canvas.getContext('2d') as Pen
  shapes.forEach((shape) => draw(pen, shape))
  const { tempFilePath } = await wx.canvasToTempFilePath({
    canvas,
    destWidth: A4.width,
    destHeight: A4.height,
    fileType,
    quality: QUALITY,
  })
  return tempFilePath
}

/** A sheet on its way into a PDF: its letters drawn, the rest left to the PDF. */
export async function pageOf(shapes: readonly Shape[]): Promise<PdfPage> {
  const letters = shapes.filter((shape, at) => at === 0 || shape.kind === 'text')
  const path = await pictureOf(letters, 'jpg')
  const bytes = wx.getFileSystemManager().readFileSync(path) as ArrayBuffer
  return { letters: new Uint8Array(bytes), shapes }
}

const canvasNode = (): Promise<WechatMiniprogram.Canvas> =>
  new Promise((resolve, reject) => {
    wx.createSelectorQuery()
      .select('#sheet')
      .fields({ node: true })
      .exec(([found]: [{ node: WechatMiniprogram.Canvas } | null]) => {
        if (found) resolve(found.node)
        else reject(new Error('the canvas #sheet is not on the page'))
      })
  })

function draw(pen: Pen, shape: Shape): void {
  if (shape.kind === 'fill') {
    pen.fillStyle = shape.color
    pen.fillRect(shape.x, shape.y, shape.width, shape.height)
  } else if (shape.kind === 'frame') {
    pen.strokeStyle = shape.color
    pen.lineWidth = 2
    pen.strokeRect(shape.x, shape.y, shape.width, shape.height)
  } else {
    pen.fillStyle = shape.color
    pen.font = `${shape.bold ? 'bold ' : ''}${shape.size}px 'Noto Sans SC', sans-serif`
    pen.fillText(shape.text, shape.x, shape.y)
  }
}
