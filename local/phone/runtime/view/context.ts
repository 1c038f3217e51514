import type { Element as GlassElement, domlikeBackend } from 'glass-easel'
import { AnimationEnds } from './animationEnds'
import { parentOf } from './closest'
import type { PageView, ViewOptions } from './types'

type BackendElement = domlikeBackend.Element & HTMLElement

/** glass-easel's name for "draws into a DOM-like tree"; its enum has no value outside its own bundle. */
const DOMLIKE = 3 as domlikeBackend.Context['mode']

/** Raised by gestures.ts, never by the browser alone. */
const GESTURES = /^(touch(start|move|end|cancel)|(long)?tap|longpress|canceltap)$/

const ANIMATIONS = /^(transition|animation)/

/** The node of the component tree that an element belongs to, or the nearest one around it. */
export function nodeOf(element: Node | null): GlassElement | undefined {
  let at = element as (Node & { __wxElement?: GlassElement }) | null
  while (at && !at.__wxElement) at = at.parentNode
  return at?.__wxElement
}

/** Where glass-easel draws one page: this iframe's document. */
export class PageContext implements PageView {
  mode = DOMLIKE
  document: domlikeBackend.Context['document']
  private readonly listened = new WeakMap<Element, Set<string>>()
  private readonly forwarded = new WeakSet<Event>()
  private readonly ends = new AnimationEnds(document)
  private readonly sheets: (HTMLStyleElement | undefined)[] = []
  private readonly sheetOf = new Map<string, number>()

  constructor(private readonly options: ViewOptions) {
    this.document = {
      createElement: (tag) => document.createElement(this.domTag(tag)) as unknown as BackendElement,
      createTextNode: (text) => document.createTextNode(text) as unknown as BackendElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
    }
  }

  /** `html-div` is the escape hatch of built-in tags; a product's own tag must never become an HTML element. */
  private domTag(tag: string): string {
    if (tag.startsWith('html-')) return tag.slice(5)
    return this.options.builtins.has(tag) || !tag.includes('-') ? `wx-${tag}` : tag
  }

  destroy(): void {}
  getWindowWidth(): number {
    return document.documentElement.clientWidth
  }
  getWindowHeight(): number {
    return document.documentElement.clientHeight
  }
  getDevicePixelRatio(): number {
    return window.devicePixelRatio
  }
  getTheme(): string {
    return 'light'
  }
  registerStyleSheetContent(): void {}

  /** Each sheet once, however many roots the page has. */
  appendStyleSheetPath(id: string): number {
    const known = this.sheetOf.get(id)
    if (known !== undefined) return known
    this.sheetOf.set(id, this.sheets.length)
    const text = this.options.styleOf(id)
    const sheet = text ? document.createElement('style') : undefined
    if (sheet) {
      sheet.dataset['of'] = id
      sheet.textContent = text
      document.head.append(sheet)
    }
    return this.sheets.push(sheet) - 1
  }

  restyle(styleOf: (id: string) => string | undefined): void {
    for (const sheet of this.sheets) {
      const text = sheet && styleOf(sheet.dataset['of'] ?? '')
      if (sheet && text !== undefined) sheet.textContent = text
    }
  }

  disableStyleSheet(index: number): void {
    this.sheets[index]?.remove()
  }
  /**
   * After timers of the same moment, as the way to WeChat's view and back is longer. A hidden page gets no animation
   * frames, but its callbacks must come all the same.
   */
  render(callback: (error: Error | null) => void): void {
    setTimeout(() => setTimeout(() => callback(null), 0), 0)
  }
  getRootNode(): domlikeBackend.Element {
    return document.body as unknown as BackendElement
  }
  associateValue(element: domlikeBackend.Element, value: GlassElement): void {
    // Not enumerable: who copies a canvas into data must not copy the whole tree of nodes.
    Object.defineProperty(element, '__wxElement', {
      value,
      enumerable: false,
      configurable: true,
      writable: true,
    })
  }
  onEvent(): void {}

  setListenerStats(element: domlikeBackend.Element, type: string): void {
    if (!element) return
    const dom = element as BackendElement
    const seen = this.listened.get(dom) ?? new Set<string>()
    this.listened.set(dom, seen)
    if (seen.has(type)) return
    seen.add(type)
    if (GESTURES.test(type)) return
    if (ANIMATIONS.test(type)) dom.addEventListener(type, (event) => this.forwardAnimation(event))
    else dom.addEventListener(type, (event) => this.forwardRaw(event, dom))
  }

  /** Whether any node from here up to the page listens: a long press swallows the tap only where it is wanted. */
  hasListener(from: Element, type: string): boolean {
    for (let at: Element | null = from; at; at = parentOf(at))
      if (this.listened.get(at)?.has(type)) return true
    return false
  }

  /** Raised by the browser for an element inside: it climbs the tree of components, and must do so only once. */
  private forwardAnimation(event: Event): void {
    const target = nodeOf(event.target as Node)
    if (!target || this.forwarded.has(event)) return
    this.forwarded.add(event)
    const detail = { elapsedTime: (event as TransitionEvent).elapsedTime }
    this.ends.whenDue(event, () => void this.options.onEvent({ target, type: event.type, detail }))
  }

  /** Only for the HTML elements inside our built-in tags: a raw `input` must never reach somebody's bindinput. */
  private forwardRaw(event: Event, at: BackendElement): void {
    const target = nodeOf(at)
    if (!target || event.target !== at || at.tagName.includes('-')) return
    if (this.options.onEvent({ target, type: event.type, detail: event })) event.preventDefault()
  }

  setModelBindingStat(
    element: domlikeBackend.Element,
    attribute: string,
    listener: ((newValue: unknown) => void) | null,
  ): void {
    const dom = element as BackendElement
    const args = (dom._$wxArgs ??= { modelListeners: {} })
    if (args.modelListeners[attribute] === undefined)
      dom.addEventListener('input', () =>
        args.modelListeners[attribute]?.((dom as unknown as HTMLInputElement).value),
      )
    args.modelListeners[attribute] = listener
  }
}
