import { type BlockView, readOn } from './stage.view'

const STEP_MS = 1_000

type Span = { from: number; to: number }

/** Brings a paragraph onto the screen, below what stands at its top. */
export function scrollToBlock(component: WechatMiniprogram.Component.TrivialInstance, at: number): void {
  component
    .createSelectorQuery()
    .select(`#block-${at}`)
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec(([box, view]: [{ top: number } | null, { scrollTop: number } | null]) => {
      if (box && view) void wx.pageScrollTo({ scrollTop: view.scrollTop + box.top - HEADROOM, duration: 300 })
    })
}

/** CSS pixels. */
const HEADROOM = 96

/**
 * Sees which paragraphs are on the screen and lets them be read in their own time. What has been on the screen for as long as
 * it takes to read is read; leaving the page open on one paragraph counts that paragraph and nothing more.
 */
export class ReadingEye {
  private readonly observer: WechatMiniprogram.IntersectionObserver
  private readonly timer: ReturnType<typeof setInterval>
  private readonly onScreen = new Set<number>()
  private rate = 1
  private at = Date.now()

  constructor(
    component: WechatMiniprogram.Component.TrivialInstance,
    private readonly blocks: readonly BlockView[],
    /** What has been read; it grows. */
    private readonly read: Span[],
    private readonly tell: (span: Span) => void,
  ) {
    this.observer = component.createIntersectionObserver({ observeAll: true, thresholds: [0, 0.2] })
    this.observer.relativeToViewport().observe('.block', (result) => this.see(result))
    this.timer = setInterval(() => this.step(), STEP_MS)
  }

  setRate(rate: number): void {
    this.rate = rate
  }

  close(): void {
    this.observer.disconnect()
    clearInterval(this.timer)
  }

  private see({
    dataset,
    intersectionRatio,
  }: WechatMiniprogram.IntersectionObserverObserveCallbackResult): void {
    const { at } = dataset as { at?: number }
    if (at === undefined) return
    if (intersectionRatio > 0) this.onScreen.add(at)
    else this.onScreen.delete(at)
  }

  private step(): void {
    const now = Date.now()
    // A phone that slept has read nothing meanwhile.
    const elapsed = Math.min(Math.max(0, now - this.at), 2 * STEP_MS) / 1000
    this.at = now
    const shown = this.blocks.filter((_, at) => this.onScreen.has(at))
    const span = readOn(shown, this.read, elapsed, this.rate)
    if (!span) return
    this.read.push(span)
    this.tell(span)
  }
}
