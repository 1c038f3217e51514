import { done, tell } from './ask'

/** What stands on a drawing, from below to above; pixels of the picture. */
export type Drawn =
  | { kind: 'fill'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'frame'; x: number; y: number; width: number; height: number; color: string; line: number }
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      bold: boolean
      color: string
      align: 'left' | 'center'
    }
  | { kind: 'disc'; x: number; y: number; radius: number; color: string }

export interface Size {
  width: number
  height: number
}

/** What of a canvas's context is used here. */
interface Pen {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  font: string
  textAlign: string
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  beginPath(): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  fill(): void
}

/** Draws on the page's canvas `#drawing` and answers with the picture's file. */
export async function drawnPicture(shapes: readonly Drawn[], { width, height }: Size): Promise<string> {
  const canvas = await canvasNode()
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d') as Pen
  shapes.forEach((shape) => draw(pen, shape))
  const size = { destWidth: width, destHeight: height }
  const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, ...size, fileType: 'png' })
  return tempFilePath
}

const canvasNode = (): Promise<WechatMiniprogram.Canvas> =>
  new Promise((resolve, reject) => {
    wx.createSelectorQuery()
      .select('#drawing')
      .fields({ node: true })
      .exec(([found]: [{ node: WechatMiniprogram.Canvas } | null]) => {
        if (found) resolve(found.node)
        else reject(new Error('the canvas #drawing is not on the page'))
      })
  })

function draw(pen: Pen, shape: Drawn): void {
  pen.fillStyle = shape.color
  pen.strokeStyle = shape.color
  if (shape.kind === 'fill') pen.fillRect(shape.x, shape.y, shape.width, shape.height)
  if (shape.kind === 'frame') {
    pen.lineWidth = shape.line
    pen.strokeRect(shape.x, shape.y, shape.width, shape.height)
  }
  if (shape.kind === 'disc') {
    pen.beginPath()
    pen.arc(shape.x, shape.y, shape.radius, 0, Math.PI * 2)
    pen.fill()
  }
  if (shape.kind === 'text') {
    pen.textAlign = shape.align
    pen.font = `${shape.bold ? 'bold ' : ''}${shape.size}px 'Noto Sans SC', sans-serif`
    pen.fillText(shape.text, shape.x, shape.y)
  }
}

/** Cuts a text into lines; Chinese letters are as wide as they are high, so nothing has to be measured. */
export function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(1, Math.floor(width / size))
  const count = Math.max(1, Math.ceil(text.length / most))
  // Lines of like lengths, so that no letter is left alone.
  const letters = Math.ceil(text.length / count)
  return Array.from({ length: count }, (_, at) => text.slice(at * letters, (at + 1) * letters))
}

/** Into the phone's album; going back is no failure. */
export async function savePicture(filePath: string): Promise<void> {
  try {
    await wx.saveImageToPhotosAlbum({ filePath })
    done('已存到相册')
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (!/cancel/i.test(errMsg)) await tell('没有存进相册。请在手机的“设置”里允许微信使用相册，再存一次')
  }
}
