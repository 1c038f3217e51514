/** Taking what is drawn on a canvas: to a file, as pixels, and putting pixels back. */
import { addTempFile } from '../files/fileStore'
import type { Caller } from '../framework/caller'
import { canvasOf } from './canvas'
import { Failure } from './failure'
import { toBlob } from './pictures'
import type { Area } from './registry'

interface Region {
  x?: number
  y?: number
  width?: number
  height?: number
}

interface ToFile extends Region {
  canvas?: HTMLCanvasElement
  canvasId?: string
  destWidth?: number
  destHeight?: number
  fileType?: 'jpg' | 'png'
  quality?: number
  component?: Caller
}

function find({
  canvas,
  canvasId,
  component,
}: Pick<ToFile, 'canvas' | 'canvasId' | 'component'>): HTMLCanvasElement {
  const found = canvas ?? canvasOf(canvasId ?? '', component)
  if (!found) throw new Failure('create bitmap failed: the canvas is not there')
  return found
}

async function toFile(options: ToFile, component?: Caller): Promise<{ tempFilePath: string }> {
  const source = find({ ...options, ...(component ? { component } : {}) })
  const { x = 0, y = 0, fileType = 'png', quality = 1 } = options
  const { width = source.width - x, height = source.height - y } = options
  const { destWidth = width, destHeight = height } = options
  const copy = document.createElement('canvas')
  copy.width = destWidth
  copy.height = destHeight
  copy.getContext('2d')?.drawImage(source, x, y, width, height, 0, 0, destWidth, destHeight)
  const blob = await toBlob(copy, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality)
  return { tempFilePath: addTempFile(blob, fileType) }
}

interface Pixels extends Region {
  canvasId: string
  data?: Uint8ClampedArray
  component?: Caller
}

function getPixels({ x = 0, y = 0, width = 1, height = 1, canvasId }: Pixels, component?: Caller) {
  const data = find({ canvasId, ...(component ? { component } : {}) })
    .getContext('2d')
    ?.getImageData(x, y, width, height).data
  return { width, height, data }
}

function putPixels(
  { x = 0, y = 0, width = 1, height = 1, data, canvasId }: Pixels,
  component?: Caller,
): void {
  const pixels = new ImageData(width, height)
  if (data) pixels.data.set(data)
  find({ canvasId, ...(component ? { component } : {}) })
    .getContext('2d')
    ?.putImageData(pixels, x, y)
}

function offscreen(given: { type?: string; width?: number; height?: number } | number, tall?: number) {
  const { width = 300, height = 150 } =
    typeof given === 'object' ? given : { width: given, height: tall ?? 150 }
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return Object.assign(canvas, { createImage: () => new Image() })
}

export const canvasFiles: Area = {
  async: { canvasToTempFilePath: toFile, canvasGetImageData: getPixels, canvasPutImageData: putPixels },
  sync: { createOffscreenCanvas: offscreen },
}
