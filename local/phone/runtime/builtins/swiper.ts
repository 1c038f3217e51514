import { defineTag, domOf, reflect } from './kit/define'
import { offsetOf, restOn, wrap } from './kit/loop'
import { placeSlide } from './kit/slide'
import { cssLength } from './kit/length'

/** Pixels a finger moves before it is clear which way it goes. */
const SLACK = 8

type Source = 'touch' | 'autoplay' | ''

interface Motion {
  /** Which item is in front; a fraction while a finger drags. */
  position: number
  /** Where a finger went down, pixels along the axis, and across it. */
  from: { along: number; across: number; position: number; decided: boolean } | undefined
  autoplay: ReturnType<typeof setInterval> | undefined
  settle: ReturnType<typeof setTimeout> | undefined
}

const motions = new WeakMap<object, Motion>()

interface TouchEvent {
  touches: { clientX: number; clientY: number }[]
}

defineTag({
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: Number,
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: { type: String, value: '0px' },
    nextMargin: { type: String, value: '0px' },
    displayMultipleItems: { type: Number, value: 1 },
    easingFunction: String,
    snapToEdge: Boolean,
  },
  data: { count: 0, front: 0 },
  lifetimes: {
    attached() {
      motions.set(this, {
        position: this.data.current,
        from: undefined,
        autoplay: undefined,
        settle: undefined,
      })
      this._$.addListener('touchstart', (event) => this.dragFrom(event as never))
      this._$.addListener('touchmove', (event) => this.dragTo(event as never))
      this._$.addListener('touchend', () => this.dragEnd())
      this._$.addListener('touchcancel', () => this.dragEnd())
      new MutationObserver(() => this.recount()).observe(domOf(this), { childList: true, subtree: true })
      this.setData({ front: this.data.current })
      this.play()
    },
    ready() {
      this.place(0)
    },
    detached() {
      const motion = motions.get(this)
      clearInterval(motion?.autoplay)
      clearTimeout(motion?.settle)
    },
  },
  observers: {
    current() {
      const motion = motions.get(this)
      if (motion && wrap(motion.position, this.data.count) !== this.data.current)
        this.goTo(this.data.current, '')
    },
    currentItemId() {
      const id = this.data.currentItemId
      const index = this.items().findIndex((item) => item.dataset['itemId'] === id)
      if (id && index >= 0) this.goTo(index, '')
    },
    vertical() {
      reflect(this, { vertical: this.data.vertical })
    },
    'autoplay, interval'() {
      this.play()
    },
    'circular, displayMultipleItems, previousMargin, nextMargin'() {
      if (motions.get(this)) this.place(0)
    },
  },
  methods: {
    items(): HTMLElement[] {
      return [...(domOf(this)?.querySelectorAll<HTMLElement>('wx-swiper-item') ?? [])].filter(
        (item) => item.closest('wx-swiper') === domOf(this),
      )
    },
    play() {
      const motion = motions.get(this)
      if (!motion) return
      clearInterval(motion.autoplay)
      if (this.data.autoplay) motion.autoplay = setInterval(() => this.playOn(), this.data.interval)
    },
    /** Items came or went: what is in front stays there if it can. */
    recount() {
      if (this.items().length !== this.data.count) this.place(0)
    },
    /** Puts every item where it belongs; `duration` 0 does so at once. */
    place(duration: number) {
      const motion = motions.get(this)
      const items = this.items()
      if (!motion) return
      const {
        circular,
        vertical,
        displayMultipleItems: shown,
        previousMargin,
        nextMargin,
        easingFunction,
      } = this.data
      if (items.length !== this.data.count) this.setData({ count: items.length })
      const layout = {
        vertical,
        shown,
        previousMargin: cssLength(previousMargin),
        nextMargin: cssLength(nextMargin),
        easing: easingFunction,
      }
      items.forEach((item, index) => {
        const offset = offsetOf(index, motion.position, items.length, circular && items.length > shown)
        const jumps = Math.abs(offset) > items.length / 2 - 1 && items.length > 2
        placeSlide(item, offset, layout, jumps ? 0 : duration)
      })
    },
    goTo(target: number, source: Source) {
      const motion = motions.get(this)
      const count = this.items().length
      if (!motion) return
      if (!count) {
        motion.position = target
        return
      }
      const front = wrap(target, count)
      const changed = front !== wrap(this.data.front, count)
      motion.position = this.data.circular ? target : front
      this.place(this.data.duration)
      this.setData({ front, current: front })
      const currentItemId = this.items()[front]?.dataset['itemId'] ?? ''
      if (changed) this.triggerEvent('change', { current: front, currentItemId, source })
      clearTimeout(motion.settle)
      motion.settle = setTimeout(() => {
        motion.position = front
        this.place(0)
        this.triggerEvent('animationfinish', { current: front, currentItemId, source })
      }, this.data.duration)
    },
    /** As a finger would. */
    swipeTo(index: number) {
      this.goTo(index, 'touch')
    },
    playOn() {
      const motion = motions.get(this)
      const count = this.items().length
      if (!motion || motion.from || count < 2) return
      const next = Math.round(motion.position) + 1
      this.goTo(!this.data.circular && next >= count ? 0 : next, 'autoplay')
    },
    dragFrom({ touches }: TouchEvent) {
      const motion = motions.get(this)
      const [touch] = touches
      if (!motion || !touch) return
      clearTimeout(motion.settle)
      motion.from = { ...this.axes(touch), position: motion.position, decided: false }
    },
    axes({ clientX, clientY }: { clientX: number; clientY: number }) {
      return this.data.vertical ? { along: clientY, across: clientX } : { along: clientX, across: clientY }
    },
    dragTo({ touches }: TouchEvent) {
      const motion = motions.get(this)
      const [touch] = touches
      if (!motion?.from || !touch) return
      const { along, across } = this.axes(touch)
      if (!motion.from.decided && !this.decide(motion, along, across)) return
      const size = this.data.vertical ? domOf(this).clientHeight : domOf(this).clientWidth
      const moved = ((motion.from.along - along) / (size || 1)) * this.data.displayMultipleItems
      const position = motion.from.position + moved
      const last = this.data.count - this.data.displayMultipleItems
      motion.position = this.data.circular ? position : Math.min(last + 0.3, Math.max(-0.3, position))
      this.place(0)
      this.triggerEvent('transition', {
        dx: this.data.vertical ? 0 : moved * size,
        dy: this.data.vertical ? moved * size : 0,
      })
    },
    /** A finger that goes across is none of the swiper's: it scrolls the page. */
    decide(motion: Motion, along: number, across: number) {
      const { from } = motion
      if (!from) return false
      const [mine, others] = [Math.abs(along - from.along), Math.abs(across - from.across)]
      if (Math.max(mine, others) < SLACK) return false
      if (mine > others) from.decided = true
      else motion.from = undefined
      return from.decided
    },
    dragEnd() {
      const motion = motions.get(this)
      if (!motion?.from) return
      const { position, decided } = motion.from
      motion.from = undefined
      if (!decided) return
      const count = this.data.count - this.data.displayMultipleItems + 1
      this.goTo(restOn(position, motion.position - position, Math.max(1, count), this.data.circular), 'touch')
    },
  },
})
