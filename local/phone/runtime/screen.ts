import { topPage } from './router/router'

/**
 * What another phone's camera would see: the pictures and canvases of the page on top, at their places. Text is not
 * drawn; codes, which are pictures, are all that is looked for.
 */
export async function pictureOfTopPage(): Promise<string> {
  const page = topPage()
  if (!page) return ''
  const { window: win, document: doc } = page.frame
  const canvas = document.createElement('canvas')
  const scale = Math.max(2, win.devicePixelRatio)
  canvas.width = win.innerWidth * scale
  canvas.height = win.innerHeight * scale
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  pen.scale(scale, scale)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, win.innerWidth, win.innerHeight)
  for (const picture of doc.querySelectorAll<HTMLImageElement | HTMLCanvasElement>('img, canvas')) {
    const box = picture.getBoundingClientRect()
    if (!box.width || !box.height || box.bottom < 0 || box.top > win.innerHeight) continue
    if (picture.tagName === 'IMG') await (picture as HTMLImageElement).decode().catch(() => {})
    pen.drawImage(picture, box.left, box.top, box.width, box.height)
  }
  try {
    return canvas.toDataURL('image/png')
  } catch {
    return '' // a picture from another origin taints the canvas
  }
}
