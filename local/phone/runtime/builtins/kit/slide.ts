/** How a swiper lays its items out. Margins are lengths of CSS. */
export interface SlideLayout {
  vertical: boolean
  /** Items that are seen at a time. */
  shown: number
  previousMargin: string
  nextMargin: string
  easing: string
}

const EASINGS: Record<string, string> = {
  linear: 'linear',
  easeInCubic: 'cubic-bezier(.32,0,.67,0)',
  easeOutCubic: 'cubic-bezier(.33,1,.68,1)',
  easeInOutCubic: 'cubic-bezier(.65,0,.35,1)',
}

/** Puts an item `offset` items away from the front, moving for `duration` milliseconds; 0 jumps. */
export function placeSlide(item: HTMLElement, offset: number, layout: SlideLayout, duration: number): void {
  const { vertical, shown, previousMargin, nextMargin } = layout
  const easing = EASINGS[layout.easing] ?? 'ease'
  item.style.transition = duration ? `transform ${duration}ms ${easing}` : 'none'
  const size = `calc((100% - ${previousMargin} - ${nextMargin}) / ${shown})`
  item.style[vertical ? 'height' : 'width'] = size
  item.style[vertical ? 'top' : 'left'] = previousMargin
  item.style.transform = `translate${vertical ? 'Y' : 'X'}(${offset * 100}%)`
  item.inert = Math.round(offset) < 0 || Math.round(offset) >= shown
}
