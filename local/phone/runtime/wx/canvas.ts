/** The old canvas interface: drawing on a <canvas canvas-id>, with setters in place of properties. */
import { topPage } from '../router/router'
import type { Caller } from '../framework/caller'
import type { Area } from './registry'

type Pen = CanvasRenderingContext2D
type Context = Record<string, unknown>

/** Setters of the old interface and the properties they set. */
const SETTERS: Record<string, keyof Pen> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setLineWidth: 'lineWidth',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setMiterLimit: 'miterLimit',
  setGlobalAlpha: 'globalAlpha',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
}

/** The canvas with a canvas-id, in a component or in the page on top. */
export function canvasOf(id: string, caller: Caller | undefined): HTMLCanvasElement | null {
  const root = (
    caller?._$ ?? topPage()?.root.getComponent()
  )?.getBackendElement() as unknown as HTMLElement | null
  const tags = root?.ownerDocument.querySelectorAll<HTMLElement>('wx-canvas') ?? []
  const mine = [...tags].filter((tag) => !caller || root?.contains(tag))
  return mine.find((tag) => tag.dataset['canvasId'] === id)?.querySelector('canvas') ?? null
}

/** Methods whose answer is wanted at once. */
const ASKING = /^(measureText|create|get|is)/

/** Keeps what is drawn until `draw`, which first wipes the canvas unless it is told to keep it. */
function createCanvasContext(id: string, caller?: Caller): Context {
  const canvas = canvasOf(id, caller)
  const pen = (canvas?.getContext('2d') ?? new OffscreenCanvas(1, 1).getContext('2d')) as Pen
  const target = pen as unknown as Record<string, unknown>
  let steps: (() => void)[] = []
  const later = (step: () => void): void => void steps.push(step)
  const own: Context = {
    draw(keep = false, callback?: () => void) {
      if (!keep) pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height)
      for (const step of steps) step()
      steps = []
      if (callback) setTimeout(callback, 0)
    },
    ...settersOf(target, later),
    createCircularGradient: (x: number, y: number, r: number) => pen.createRadialGradient(x, y, 0, x, y, r),
  }
  return new Proxy(own, {
    get(members, name: string) {
      if (name in members) return members[name]
      const member = target[name]
      if (typeof member !== 'function') return member
      const call = member.bind(pen) as (...args: unknown[]) => unknown
      return ASKING.test(name) ? call : (...args: unknown[]) => later(() => call(...args))
    },
    set(_members, name: string, value) {
      later(() => (target[name] = value))
      return true
    },
  })
}

function settersOf(target: Record<string, unknown>, later: (step: () => void) => void): Context {
  const plain = Object.entries(SETTERS).map(([name, property]) => [
    name,
    (value: unknown) => later(() => (target[property] = value)),
  ])
  return {
    ...(Object.fromEntries(plain) as Context),
    setFontSize: (size: number) => later(() => (target['font'] = `${size}px sans-serif`)),
    setShadow: (x: number, y: number, blur: number, color: string) =>
      later(() =>
        Object.assign(target, { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color }),
      ),
  }
}

export const canvas: Area = { sync: { createCanvasContext } }
