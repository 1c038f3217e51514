import type { PageRecord } from './page'

export interface ScrollOptions {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  /** Milliseconds; 0 jumps. */
  duration?: number
}

/** Scrolls a page to a height, or to the first node a selector finds. */
export function scrollPage(
  page: PageRecord,
  { scrollTop, selector, offsetTop = 0, duration }: ScrollOptions,
): void {
  const { window: win } = page.frame
  const top = selector ? topOf(page, selector) : scrollTop
  if (top === undefined) return
  win.scrollTo({ top: top + (selector ? offsetTop : 0), behavior: duration === 0 ? 'instant' : 'smooth' })
}

function topOf(page: PageRecord, selector: string): number | undefined {
  const node = page.root.getComponent().getShadowRoot()?.querySelector(selector)
  const element = node?.getBackendElement() as unknown as HTMLElement | undefined
  return element && element.getBoundingClientRect().top + page.frame.window.scrollY
}
