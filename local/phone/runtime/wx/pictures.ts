/** Measuring and drawing pictures again. */
import { addTempFile } from '../files/fileStore'
import { Failure } from './failure'

interface Size {
  width: number
  height: number
}

/** @throws Failure when the browser cannot read it */
export async function measureImage(file: Blob): Promise<Size> {
  const picture = await createImageBitmap(file).catch(() => Promise.reject(new Failure('decode fail')))
  const { width, height } = picture
  picture.close()
  return { width, height }
}

/** Milliseconds to wait for a film that the browser cannot read. */
const PATIENCE = 3_000

/** Length in seconds, size, and its first picture; zeros for what the browser cannot read. */
export function measureVideo(file: Blob): Promise<Size & { duration: number; thumbTempFilePath: string }> {
  const film = document.createElement('video')
  film.muted = true
  film.preload = 'auto'
  film.src = URL.createObjectURL(file)
  return new Promise((resolve) => {
    const answer = async () => {
      const { videoWidth: width, videoHeight: height, duration } = film
      const thumb = width ? addTempFile(await redraw(film, { width, height }, 'image/jpeg', 0.8), 'jpg') : ''
      URL.revokeObjectURL(film.src)
      resolve({ width, height, duration: Number.isFinite(duration) ? duration : 0, thumbTempFilePath: thumb })
    }
    film.onloadeddata = () => void answer()
    film.onerror = () => void answer()
    setTimeout(() => void answer(), PATIENCE)
  })
}

/** @param quality 0 to 1 */
export function redraw(
  picture: CanvasImageSource,
  { width, height }: Size,
  type: string,
  quality: number,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  const pen = canvas.getContext('2d')
  if (pen && type === 'image/jpeg') {
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
  }
  pen?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return toBlob(canvas, type, quality)
}

export function toBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Failure('the canvas is empty'))),
      type,
      quality,
    )
  })
}
