import { guard } from '../errors'
import type { Caller } from './caller'
import { copyOf } from './copy'
import type { glassEasel } from './engine'

interface Margins {
  left?: number
  right?: number
  top?: number
  bottom?: number
}

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

/** wx.createIntersectionObserver on the page's own IntersectionObserver, with WeChat's result. */
export class IntersectionWatch {
  private root: HTMLElement | null = null
  private margin = '0px'
  private observer: IntersectionObserver | undefined

  constructor(
    private readonly caller: Caller,
    private readonly options: Options = {},
  ) {}

  relativeTo(selector: string, margins?: Margins): this {
    this.root = domOf(this.find(selector)[0])
    this.margin = marginText(margins)
    return this
  }

  relativeToViewport(margins?: Margins): this {
    this.root = null
    this.margin = marginText(margins)
    return this
  }

  disconnect(): void {
    this.observer?.disconnect()
  }

  observe(selector: string, callback: (result: object) => void): void {
    const found = this.find(selector)
    const nodes = new Map(
      (this.options.observeAll ? found : found.slice(0, 1)).map((node) => [domOf(node), node]),
    )
    const win = [...nodes.keys()][0]?.ownerDocument.defaultView
    if (!win) return
    const { thresholds = [0], initialRatio = 0 } = this.options
    const fresh = new Set<Element>(nodes.keys() as Iterable<HTMLElement>)
    this.observer = new win.IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          // The browser tells of every node once; WeChat only if it is not what one expects it to be.
          if (fresh.delete(entry.target) && entry.intersectionRatio === initialRatio) continue
          const node = nodes.get(entry.target as HTMLElement)
          if (node) guard('intersection observer', callback, this.caller, resultOf(node, entry))
        }
      },
      // The page's own viewport: without a root it would be that of the phone around it.
      { root: this.root ?? win.document, rootMargin: this.margin, threshold: thresholds },
    )
    for (const dom of nodes.keys()) if (dom) this.observer.observe(dom)
  }

  private find(selector: string): glassEasel.Element[] {
    return (this.caller._$.getShadowRoot()?.querySelectorAll(selector) ?? []) as glassEasel.Element[]
  }
}

function domOf(node: glassEasel.Element | undefined): HTMLElement | null {
  return (node?.getBackendElement() as unknown as HTMLElement | undefined) ?? null
}

function marginText(margins: Margins = {}): string {
  const { top = 0, right = 0, bottom = 0, left = 0 } = margins
  return [top, right, bottom, left].map((side) => `${side}px`).join(' ')
}

function resultOf(node: glassEasel.Element, entry: IntersectionObserverEntry): object {
  return {
    id: node.id,
    dataset: copyOf(node.dataset ?? {}),
    time: entry.time,
    intersectionRatio: entry.intersectionRatio,
    boundingClientRect: plain(entry.boundingClientRect),
    intersectionRect: plain(entry.intersectionRect),
    relativeRect: plain(entry.rootBounds),
  }
}

function plain(rect: DOMRectReadOnly | null): object {
  if (!rect) return {}
  const { left, top, right, bottom, width, height } = rect
  return { left, top, right, bottom, width, height }
}
