/** this.animate and this.clearAnimation. */
import { guard } from '../errors'
import type { Caller } from './caller'
import { transformOf } from './animation'
import type { glassEasel } from './engine'

type Frame = Record<string, unknown> & { ease?: string; offset?: number }

const TRANSFORM = /^(matrix|rotate|scale|skew|translate)/
const NOT_STYLE = new Set(['ease', 'offset', 'composite'])
const RAW = new Set(['opacity', 'zIndex', 'lineHeight', 'fontWeight'])

function elementsOf(caller: Caller, selector: string): HTMLElement[] {
  const nodes = (caller._$.getShadowRoot()?.querySelectorAll(selector) ?? []) as glassEasel.Element[]
  return nodes.map((node) => node.getBackendElement() as unknown as HTMLElement).filter(Boolean)
}

/** One of WeChat's key frames as the browser's. */
export function keyframe(frame: Frame): Keyframe {
  const result: Keyframe = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(frame)) {
    if (TRANSFORM.test(name)) transforms.push(transformOf(name, Array.isArray(value) ? value : [value]))
    else if (!NOT_STYLE.has(name))
      result[name] = typeof value === 'number' && !RAW.has(name) ? `${value}px` : (value as string)
  }
  if (transforms.length) result['transform'] = transforms.join(' ')
  if (frame.offset !== undefined) result.offset = frame.offset
  if (frame.ease) result.easing = frame.ease
  return result
}

export function animate(
  this: Caller,
  selector: string,
  frames: Frame[],
  duration: number,
  callback?: (() => void) | object,
): void {
  const running = elementsOf(this, selector).map((element) =>
    element.animate(frames.map(keyframe), { duration, fill: 'forwards' }),
  )
  if (typeof callback !== 'function') return
  const done = callback as () => void
  void Promise.allSettled(running.map((one) => one.finished)).then(() => guard('animate', done, this))
}

export function clearAnimation(
  this: Caller,
  selector: string,
  options?: unknown,
  callback?: () => void,
): void {
  for (const element of elementsOf(this, selector)) element.getAnimations().forEach((one) => one.cancel())
  const done = typeof options === 'function' ? (options as () => void) : callback
  guard('clearAnimation', done, this)
}
