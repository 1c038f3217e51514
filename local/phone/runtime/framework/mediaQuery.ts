import { guard } from '../errors'
import type { Caller } from './caller'
import { kebab } from './animation'

/** What a page's area may be asked for, in pixels; `orientation` is 'portrait' or 'landscape'. */
export interface MediaDescription {
  minWidth?: number
  maxWidth?: number
  width?: number
  minHeight?: number
  maxHeight?: number
  height?: number
  orientation?: string
}

type Listener = (status: { matches: boolean }) => void

/** this.createMediaQueryObserver: tells once at the beginning, and whenever the answer changes. */
export class MediaWatch {
  private query: MediaQueryList | undefined
  private heard: (() => void) | undefined

  constructor(private readonly caller: Caller) {}

  observe(description: MediaDescription, listener: Listener): void {
    this.disconnect()
    const dom = this.caller._$.getBackendElement() as unknown as HTMLElement | null
    const query = dom?.ownerDocument.defaultView?.matchMedia(queryText(description))
    if (!query) return
    this.query = query
    this.heard = () => guard('media query observer', listener, this.caller, { matches: query.matches })
    query.addEventListener('change', this.heard)
    const { heard } = this
    setTimeout(() => this.heard === heard && heard(), 0)
  }

  disconnect(): void {
    if (this.heard) this.query?.removeEventListener('change', this.heard)
    this.heard = undefined
  }
}

function queryText(description: MediaDescription): string {
  return Object.entries(description)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `(${kebab(name)}: ${typeof value === 'number' ? `${value}px` : String(value)})`)
    .join(' and ')
}
