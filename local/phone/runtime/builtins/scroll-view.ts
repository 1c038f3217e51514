import { host } from '../host'
import { defineTag, partOf, reflect } from './kit/define'

/** Pixels one pulls a scroll-view to refresh it. */
const REFRESH_AT = 45

interface Position {
  left: number
  top: number
}

const last = new WeakMap<object, Position & { atTop: boolean; atBottom: boolean }>()

defineTag({
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollTop: { type: null, value: 0 },
    scrollLeft: { type: null, value: 0 },
    scrollIntoView: String,
    scrollIntoViewOffset: Number,
    scrollWithAnimation: Boolean,
    enableFlex: Boolean,
    enableBackToTop: Boolean,
    enhanced: Boolean,
    bounces: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    scrollAnchoring: Boolean,
    showScrollbar: { type: Boolean, value: true },
    upperThreshold: { type: null, value: 50 },
    lowerThreshold: { type: null, value: 50 },
    refresherEnabled: Boolean,
    refresherThreshold: { type: Number, value: REFRESH_AT },
    refresherDefaultStyle: { type: String, value: 'black' },
    refresherBackground: String,
    refresherTriggered: Boolean,
    type: String,
  },
  data: { pulled: 0 },
  options: { multipleSlots: false },
  lifetimes: {
    attached() {
      last.set(this, { left: 0, top: 0, atTop: true, atBottom: false })
      this._$.addListener('touchstart', (event) => this.pullFrom(event as never))
      this._$.addListener('touchmove', (event) => this.pullTo(event as never))
      this._$.addListener('touchend', () => this.pullEnd())
    },
    ready() {
      const { scrollTop, scrollLeft, scrollIntoView } = this.data
      if (pixels(scrollTop) || pixels(scrollLeft)) this.scrollTo(pixels(scrollLeft), pixels(scrollTop), false)
      if (scrollIntoView) this.reveal(scrollIntoView, false)
    },
  },
  observers: {
    'scrollX, scrollY, enableFlex'() {
      const { scrollX, scrollY, enableFlex } = this.data
      reflect(this, { 'scroll-x': scrollX, 'scroll-y': scrollY, 'enable-flex': enableFlex })
    },
    scrollTop() {
      this.scrollTo(undefined, pixels(this.data.scrollTop), this.data.scrollWithAnimation)
    },
    scrollLeft() {
      this.scrollTo(pixels(this.data.scrollLeft), undefined, this.data.scrollWithAnimation)
    },
    scrollIntoView() {
      const id = this.data.scrollIntoView
      if (id) setTimeout(() => this.reveal(id, this.data.scrollWithAnimation), 0)
    },
    refresherTriggered() {
      this.setData({ pulled: this.data.refresherTriggered ? this.data.refresherThreshold : 0 })
      if (!this.data.refresherTriggered) this.triggerEvent('refresherrestore', {})
    },
  },
  methods: {
    scroller() {
      return partOf(this, '.wx-scroll-outer')
    },
    scrollTo(left: number | undefined, top: number | undefined, smooth = false) {
      const to = { ...(left === undefined ? {} : { left }), ...(top === undefined ? {} : { top }) }
      this.scroller()?.scrollTo({ ...to, behavior: smooth ? 'smooth' : 'instant' })
    },
    /** Brings the node with an id of the owner's template to the beginning. */
    reveal(id: string, smooth: boolean) {
      const node = this._$.ownerShadowRoot?.getElementById(id)
      const element = node?.getBackendElement() as unknown as HTMLElement | undefined
      const scroller = this.scroller()
      if (!element || !scroller) return
      const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
      const { scrollX, scrollY, scrollIntoViewOffset } = this.data
      const left = scroller.scrollLeft + inner.left - outer.left + (scrollY ? 0 : scrollIntoViewOffset)
      const top = scroller.scrollTop + inner.top - outer.top + (scrollY ? scrollIntoViewOffset : 0)
      this.scrollTo(scrollX ? left : undefined, scrollY ? top : undefined, smooth)
    },
    onScroll() {
      const scroller = this.scroller()
      const before = last.get(this)
      if (!scroller || !before) return
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = scroller
      const [deltaX, deltaY] = [before.left - scrollLeft, before.top - scrollTop]
      this.triggerEvent('scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY })
      const { scrollX, upperThreshold, lowerThreshold } = this.data
      const start = scrollX ? scrollLeft : scrollTop
      const rest = scrollX ? scrollWidth - clientWidth - scrollLeft : scrollHeight - clientHeight - scrollTop
      const atTop = start <= pixels(upperThreshold)
      const atBottom = rest <= pixels(lowerThreshold)
      if (atTop && !before.atTop) this.triggerEvent('scrolltoupper', { direction: scrollX ? 'left' : 'top' })
      if (atBottom && !before.atBottom)
        this.triggerEvent('scrolltolower', { direction: scrollX ? 'right' : 'bottom' })
      last.set(this, { left: scrollLeft, top: scrollTop, atTop, atBottom })
    },
    pullFrom(event: { touches: { clientY: number }[] }) {
      const atTop = (this.scroller()?.scrollTop ?? 0) <= 0
      pullStart.set(this, this.data.refresherEnabled && atTop ? (event.touches[0]?.clientY ?? 0) : NaN)
    },
    pullTo(event: { touches: { clientY: number }[] }) {
      const distance = ((event.touches[0]?.clientY ?? 0) - (pullStart.get(this) ?? NaN)) / 2
      if (!(distance > 0) || this.data.refresherTriggered) return
      this.setData({ pulled: Math.min(distance, this.data.refresherThreshold * 2) })
      this.triggerEvent('refresherpulling', { dy: distance })
    },
    pullEnd() {
      const { pulled, refresherThreshold, refresherTriggered } = this.data
      if (!this.data.refresherEnabled || refresherTriggered || pulled === 0) return
      if (pulled >= refresherThreshold) {
        this.setData({ refresherTriggered: true })
        this.triggerEvent('refresherrefresh', { dy: pulled })
      } else {
        this.setData({ pulled: 0 })
        this.triggerEvent('refresherabort', { dy: pulled })
      }
    },
  },
})

const pullStart = new WeakMap<object, number>()

/** '100px', '200rpx', '30' or a number as pixels. */
function pixels(value: unknown): number {
  const n = parseFloat(String(value))
  if (Number.isNaN(n)) return 0
  return String(value).endsWith('rpx') ? (n * host.config.device.width) / 750 : n
}
