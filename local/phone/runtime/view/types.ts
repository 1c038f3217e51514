import type { Element as GlassElement, domlikeBackend } from 'glass-easel'

/** One finger, in the page's own pixels. */
export interface Touch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  force: number
  /** On a canvas: where on it, pixels. */
  x?: number
  y?: number
}

/** What happened to a node of a page, on its way to the handlers. */
export interface ViewEvent {
  target: GlassElement
  type: string
  /** WeChat's detail for touches and taps; the DOM event itself for everything else. */
  detail: unknown
  touches?: Touch[]
  changedTouches?: Touch[]
}

/** Returns true when a handler wants the default action prevented. */
export type ViewListener = (event: ViewEvent) => boolean

export interface ViewOptions {
  /** Tags drawn by our own components; their DOM tags get the prefix `wx-`. */
  builtins: ReadonlySet<string>
  /** The style sheet of a component, by its id. */
  styleOf(id: string): string
  onEvent: ViewListener
}

/** Where a page is drawn. */
export interface PageView extends domlikeBackend.Context {
  /** Writes style sheets anew; those for which `styleOf` gives nothing stay. */
  restyle(styleOf: (id: string) => string | undefined): void
}

/** A page's half of the machinery: everything that has to live in the page's own realm. */
export interface ViewGlobal {
  createContext(options: ViewOptions): PageView
  /** Raises what a finger would raise at the middle of the element: for the keyboard and for automation. */
  touch(
    element: Element,
    type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel',
    at?: Partial<Touch>[],
  ): void
  tap(element: Element): void
}
