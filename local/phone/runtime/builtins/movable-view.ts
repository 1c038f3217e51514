import type { MovableView } from './movable-area'
import { defineTag, domOf } from './kit/define'
import { enclosing } from './kit/field'
import { elastic, rangeOf, restTime, slideOn, within } from './kit/glide'
import { pixels } from './kit/length'

interface Place {
  x: number
  y: number
}

/** Pixels a finger moves before it is clear which way it goes. */
const SLACK = 6

interface Drag {
  at: Place
  scale: number
  from: { pointer: Place; view: Place; way?: 'htouchmove' | 'vtouchmove' } | undefined
  /** The last two places of the finger: how fast it was when it let go. */
  last: { place: Place; at: number; speed: Place }
  pinch: { distance: number; scale: number } | undefined
}

type Touches = readonly { clientX: number; clientY: number }[]

interface TouchEvent {
  touches: Touches
}

interface Area {
  join(view: MovableView): void
  leave(view: MovableView): void
}

const drags = new WeakMap<object, Drag>()

const nowhere = (): Drag['last'] => ({ place: { x: 0, y: 0 }, at: 0, speed: { x: 0, y: 0 } })

defineTag({
  properties: {
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    x: { type: null, value: 0 },
    y: { type: null, value: 0 },
    damping: { type: Number, value: 20 },
    friction: { type: Number, value: 2 },
    disabled: Boolean,
    scale: Boolean,
    scaleMin: { type: Number, value: 0.5 },
    scaleMax: { type: Number, value: 10 },
    scaleValue: { type: Number, value: 1 },
    animation: { type: Boolean, value: true },
  },
  lifetimes: {
    created() {
      drags.set(this, { at: { x: 0, y: 0 }, scale: 1, from: undefined, last: nowhere(), pinch: undefined })
    },
    attached() {
      enclosing<Area>(this, 'builtin/movable-area')?.join(this)
      const touches = (event: unknown) => (event as TouchEvent).touches
      this._$.addListener('touchstart', (event) => this.touched(touches(event)))
      this._$.addListener('touchmove', (event) => this.moved(touches(event)))
      this._$.addListener('touchend', () => this.released())
      this._$.addListener('touchcancel', () => this.released())
    },
    ready() {
      const drag = drags.get(this)
      if (drag && this.data.scale) drag.scale = this.data.scaleValue
      this.go({ x: pixels(this.data.x), y: pixels(this.data.y) }, '', false)
    },
    detached() {
      enclosing<Area>(this, 'builtin/movable-area')?.leave(this)
    },
  },
  observers: {
    'x, y'() {
      const to = { x: pixels(this.data.x), y: pixels(this.data.y) }
      if (domOf(this).isConnected) this.go(to, '', this.data.animation)
    },
    scaleValue() {
      if (this.data.scale) this.zoom(this.data.scaleValue)
    },
  },
  methods: {
    at(): Place {
      return drags.get(this)?.at ?? { x: 0, y: 0 }
    },
    /** Room along both axes; undefined outside of an area. */
    room() {
      const dom = domOf(this)
      const area = dom.closest<HTMLElement>('wx-movable-area')
      if (!area) return undefined
      const scale = drags.get(this)?.scale ?? 1
      return {
        x: rangeOf(area.clientWidth, dom.offsetWidth * scale),
        y: rangeOf(area.clientHeight, dom.offsetHeight * scale),
      }
    },
    /** As a finger would. */
    moveTo(x: number, y: number) {
      this.go({ x, y }, 'touch', false)
    },
    /** Moves as far as the area allows. */
    go(to: Place, source: string, smoothly: boolean) {
      const room = this.room()
      if (room) this.put({ x: within(to.x, room.x), y: within(to.y, room.y) }, source, smoothly)
    },
    put(next: Place, source: string, smoothly: boolean) {
      const drag = drags.get(this)
      if (!drag) return
      const changed = next.x !== drag.at.x || next.y !== drag.at.y
      drag.at = next
      this.draw(smoothly)
      if (changed) this.triggerEvent('change', { ...next, source })
    },
    draw(smoothly: boolean) {
      const drag = drags.get(this)
      const { style } = domOf(this)
      if (!drag) return
      style.transition = smoothly ? `transform ${restTime(this.data.damping)}ms ease-out` : 'none'
      style.transformOrigin = '0 0'
      style.transform = `translate(${drag.at.x}px, ${drag.at.y}px) scale(${drag.scale})`
    },
    zoom(wanted: number) {
      const drag = drags.get(this)
      if (!drag) return
      const { scaleMin, scaleMax } = this.data
      const scale = Math.min(scaleMax, Math.max(scaleMin, wanted))
      if (scale === drag.scale) return
      drag.scale = scale
      this.go(drag.at, '', false)
      this.draw(false)
      this.triggerEvent('scale', { ...drag.at, scale })
    },
    touched(touches: Touches) {
      const [touch] = touches
      const drag = drags.get(this)
      if (touches.length > 1) return this.pinchFrom(touches)
      if (!drag || !touch || this.data.disabled || this.data.direction === 'none') return
      const pointer = { x: touch.clientX, y: touch.clientY }
      drag.from = { pointer, view: drag.at }
      drag.last = { place: pointer, at: performance.now(), speed: { x: 0, y: 0 } }
    },
    moved(touches: Touches) {
      const drag = drags.get(this)
      if (drag?.pinch) return this.pinchTo(touches)
      const [touch] = touches
      const from = drag?.from
      const room = this.room()
      if (!drag || !from || !touch || !room) return
      const pointer = { x: touch.clientX, y: touch.clientY }
      this.tellWay(from, pointer)
      this.measure(drag, pointer)
      const { direction, outOfBounds } = this.data
      const dx = direction === 'vertical' ? 0 : pointer.x - from.pointer.x
      const dy = direction === 'horizontal' ? 0 : pointer.y - from.pointer.y
      const hold = outOfBounds ? elastic : within
      const next = { x: hold(from.view.x + dx, room.x), y: hold(from.view.y + dy, room.y) }
      const isOut = next.x !== within(next.x, room.x) || next.y !== within(next.y, room.y)
      this.put(next, isOut ? 'touch-out-of-bounds' : 'touch', false)
    },
    /** htouchmove or vtouchmove, once in each drag. */
    tellWay(from: NonNullable<Drag['from']>, { x, y }: Place) {
      const [across, along] = [Math.abs(x - from.pointer.x), Math.abs(y - from.pointer.y)]
      if (from.way || Math.max(across, along) < SLACK) return
      from.way = across > along ? 'htouchmove' : 'vtouchmove'
      this.triggerEvent(from.way, {})
    },
    measure(drag: Drag, place: Place) {
      const now = performance.now()
      const time = Math.max(1, now - drag.last.at)
      const { x, y } = drag.last.place
      drag.last = { place, at: now, speed: { x: (place.x - x) / time, y: (place.y - y) / time } }
    },
    released() {
      const drag = drags.get(this)
      if (!drag) return
      this.pinchEnd()
      if (!drag.from) return
      drag.from = undefined
      const { inertia, friction, direction } = this.data
      const still = performance.now() - drag.last.at > 100 || !inertia
      const { speed } = drag.last
      const on = (axis: 'x' | 'y', not: string) =>
        still || direction === not ? 0 : slideOn(speed[axis], friction)
      const to = { x: drag.at.x + on('x', 'vertical'), y: drag.at.y + on('y', 'horizontal') }
      const room = this.room()
      const isOut =
        room && (within(drag.at.x, room.x) !== drag.at.x || within(drag.at.y, room.y) !== drag.at.y)
      this.go(to, isOut ? 'out-of-bounds' : 'friction', true)
    },
    pinchFrom(touches: Touches) {
      const drag = drags.get(this)
      if (!drag || touches.length < 2 || !this.data.scale || this.data.disabled) return
      drag.from = undefined
      drag.pinch = { distance: distanceOf(touches), scale: drag.scale }
    },
    pinchTo(touches: Touches) {
      const pinch = drags.get(this)?.pinch
      if (pinch && touches.length > 1) this.zoom((pinch.scale * distanceOf(touches)) / (pinch.distance || 1))
    },
    pinchEnd() {
      const drag = drags.get(this)
      if (drag) drag.pinch = undefined
    },
  },
})

function distanceOf([a, b]: Touches): number {
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0
}
