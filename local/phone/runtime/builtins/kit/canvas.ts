import type { CallerMembers } from '../../framework/caller'
import { shield } from '../../framework/shield'
import { resolveResource } from './resource'

/** What WeChat's canvas node can do beyond the browser's. */
interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement
  createPath2D(path?: Path2D | string): Path2D
  createImageData(width: number, height: number): ImageData
  requestAnimationFrame(callback: FrameRequestCallback): number
  cancelAnimationFrame(id: number): void
}

/** The canvas element as a Canvas node: SelectorQuery hands it out. */
export function dressCanvas(canvas: HTMLCanvasElement, tag: Pick<CallerMembers, '_$'>): void {
  const win = canvas.ownerDocument.defaultView ?? window
  const node: Partial<CanvasNode> = {
    createImage: () => resolvingImage(tag),
    createPath2D: (path) => new Path2D(path),
    createImageData: (width, height) => new ImageData(width, height),
    requestAnimationFrame: (callback) => win.requestAnimationFrame((time) => callback(time)),
    cancelAnimationFrame: (id) => win.cancelAnimationFrame(id),
  }
  Object.assign(shield(canvas), node)
}

/** An image whose src may be a file of the mini-program or of the phone. */
function resolvingImage(tag: Pick<CallerMembers, '_$'>): HTMLImageElement {
  const image = new Image()
  const { set, get } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src') ?? {}
  Object.defineProperty(image, 'src', {
    get: () => get?.call(image) as string,
    set: (source: string) => set?.call(image, resolveResource(source, tag)),
  })
  return shield(image)
}
