import { defineTag, domOf, partOf, reflect } from './kit/define'
import { pixels } from './kit/length'
import { scrollByMouse } from './kit/mouseScroll'
import { Pull } from './kit/pull'
import { scrollContext, type ScrollTag } from './kit/scrollContext'

/** Pixels one pulls a scroll-view to refresh it. */
const REFRESH_AT = 45

interface Position {
  left: number
  top: number
  /** Which ends it is near. */
  ends: Set<string>
  dragged: boolean
}

interface TouchEvent {
  touches: { clientX: number; clientY: number }[]
}

const positions = new WeakMap<object, Position>()
const pulls = new WeakMap<object, Pull>()

defineTag({
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollTop: { type: null, value: 0 },
    scrollLeft: { type: null, value: 0 },
    scrollIntoView: String,
    scrollIntoViewOffset: Number,
    scrollIntoViewAlignment: { type: String, value: 'start' },
    scrollWithAnimation: Boolean,
    enableFlex: Boolean,
    enableBackToTop: Boolean,
    enablePassive: Boolean,
    enhanced: Boolean,
    bounces: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    scrollAnchoring: Boolean,
    usingSticky: Boolean,
    clip: { type: Boolean, value: true },
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
  data: { pulled: 0, smooth: false, scrollEnabled: true },
  options: { multipleSlots: true },
  lifetimes: {
    attached() {
      positions.set(this, { left: 0, top: 0, ends: new Set(['top', 'left']), dragged: false })
      pulls.set(
        this,
        new Pull({
          show: (pulled, smooth) => this.setData({ pulled, smooth }),
          raise: (name, dy) => this.triggerEvent(name, { dy }),
        }),
      )
      this._$.addListener('touchstart', (event) => this.dragFrom(event as never))
      this._$.addListener('touchmove', (event) => this.dragTo(event as never))
      this._$.addListener('touchend', () => this.dragEnd())
      this._$.addListener('touchcancel', () => this.dragEnd())
      if (this.data.refresherTriggered) this.refresh(true)
    },
    ready() {
      const { scrollTop, scrollLeft, scrollIntoView } = this.data
      const scroller = this.scroller()
      if (scroller) scrollByMouse(scroller)
      if (pixels(scrollTop) || pixels(scrollLeft)) this.scrollTo(pixels(scrollLeft), pixels(scrollTop), false)
      if (scrollIntoView) this.reveal(scrollIntoView, false)
    },
  },
  observers: {
    'scrollX, scrollY, enableFlex, pagingEnabled, scrollAnchoring, scrollEnabled'() {
      const { scrollX, scrollY, enableFlex, pagingEnabled, scrollAnchoring, scrollEnabled } = this.data
      reflect(this, {
        'scroll-x': scrollX && scrollEnabled,
        'scroll-y': scrollY && scrollEnabled,
        'enable-flex': enableFlex,
        paging: pagingEnabled,
        anchoring: scrollAnchoring,
      })
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
      this.refresh(this.data.refresherTriggered)
    },
  },
  methods: {
    scroller() {
      return partOf(this, '.wx-scroll-outer')
    },
    /** What a selector query gives as the node of an enhanced scroll-view. */
    queryNode() {
      return this.data.enhanced ? scrollContext(this as unknown as ScrollTag) : null
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
      const { scrollX, scrollY, scrollIntoViewOffset: offset, scrollIntoViewAlignment: align } = this.data
      const room = (size: number, own: number) =>
        align === 'center' ? (size - own) / 2 : align === 'end' ? size - own : 0
      const left = scroller.scrollLeft + inner.left - outer.left - room(outer.width, inner.width)
      const top = scroller.scrollTop + inner.top - outer.top - room(outer.height, inner.height)
      this.scrollTo(
        scrollX ? left + (scrollY ? 0 : offset) : undefined,
        scrollY ? top + offset : undefined,
        smooth,
      )
    },
    refresh(on: boolean) {
      const pull = pulls.get(this)
      if (on) pull?.refresh(this.data.refresherThreshold)
      else pull?.restore()
    },
    onScroll() {
      const scroller = this.scroller()
      const before = positions.get(this)
      if (!scroller || !before) return
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = scroller
      const [deltaX, deltaY] = [before.left - scrollLeft, before.top - scrollTop]
      if (!deltaX && !deltaY) return
      this.triggerEvent('scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY })
      const ends = this.ends(scroller)
      for (const end of ends) if (!before.ends.has(end)) this.reached(end)
      positions.set(this, { ...before, left: scrollLeft, top: scrollTop, ends })
    },
    /** The ends it is near enough to for scrolltoupper and scrolltolower. */
    ends({ scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight }: HTMLElement) {
      const { scrollX, scrollY } = this.data
      const [upper, lower] = [pixels(this.data.upperThreshold), pixels(this.data.lowerThreshold)]
      const near: string[] = []
      if (scrollX && scrollLeft <= upper) near.push('left')
      if (scrollX && scrollWidth - clientWidth - scrollLeft <= lower) near.push('right')
      if (scrollY && scrollTop <= upper) near.push('top')
      if (scrollY && scrollHeight - clientHeight - scrollTop <= lower) near.push('bottom')
      return new Set(near)
    },
    reached(direction: string) {
      const isUpper = direction === 'top' || direction === 'left'
      this.triggerEvent(isUpper ? 'scrolltoupper' : 'scrolltolower', { direction })
    },
    dragFrom({ touches: [touch] }: TouchEvent) {
      const { refresherEnabled } = this.data
      const atTop = (this.scroller()?.scrollTop ?? 0) <= 0
      if (touch && refresherEnabled && atTop) pulls.get(this)?.start(touch.clientX, touch.clientY)
    },
    dragTo({ touches: [touch] }: TouchEvent) {
      const position = positions.get(this)
      if (!touch || !position) return
      pulls.get(this)?.move(touch.clientX, touch.clientY, this.data.refresherThreshold)
      if (!this.data.enhanced) return
      this.raiseDrag(position.dragged ? 'dragging' : 'dragstart')
      position.dragged = true
    },
    dragEnd() {
      const position = positions.get(this)
      if (this.data.enhanced && position?.dragged) this.raiseDrag('dragend')
      if (position) position.dragged = false
      if (!pulls.get(this)?.end(this.data.refresherThreshold)) return
      this.setData({ refresherTriggered: true })
    },
    raiseDrag(name: string) {
      const { scrollTop = 0, scrollLeft = 0 } = this.scroller() ?? domOf(this)
      this.triggerEvent(name, { scrollTop, scrollLeft, velocity: { x: 0, y: 0 } })
    },
  },
})
