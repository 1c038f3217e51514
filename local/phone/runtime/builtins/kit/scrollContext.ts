/** What an enhanced scroll-view hands out as its node: WeChat's ScrollViewContext. */
export interface ScrollTag {
  data: ScrollSwitches & { refresherThreshold: number; refresherTriggered: boolean }
  setData(data: Partial<ScrollSwitches> & { refresherTriggered?: boolean }): void
  scrollTo(left: number | undefined, top: number | undefined, smooth?: boolean): void
  reveal(selector: string, smooth: boolean): void
  scroller(): HTMLElement | null
}

interface ScrollSwitches {
  scrollEnabled: boolean
  bounces: boolean
  showScrollbar: boolean
  pagingEnabled: boolean
  fastDeceleration: boolean
}

interface ScrollOptions {
  top?: number
  left?: number
  animated?: boolean
  duration?: number
}

const SWITCHES = ['scrollEnabled', 'bounces', 'showScrollbar', 'pagingEnabled', 'fastDeceleration'] as const

/** Its switches are properties that act when they are set. */
export function scrollContext(tag: ScrollTag): object {
  const context = {
    decelerationDisabled: false,
    scrollTo: ({ top, left, animated = false }: ScrollOptions) => tag.scrollTo(left, top, animated),
    scrollIntoView: (selector: string, { animated = false }: { animated?: boolean } = {}) =>
      tag.reveal(selector.replace(/^#/, ''), animated),
    triggerRefresh: () => tag.setData({ refresherTriggered: true }),
    closeRefresh: () => tag.setData({ refresherTriggered: false }),
  }
  for (const name of SWITCHES)
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => tag.data[name],
      set: (value: boolean) => tag.setData({ [name]: Boolean(value) }),
    })
  return context
}
