import { defineTag, domOf } from './kit/define'

interface Place {
  x: number
  y: number
}

interface Drag {
  at: Place
  from: { pointer: Place; view: Place } | undefined
}

const drags = new WeakMap<object, Drag>()

interface TouchEvent {
  touches: { clientX: number; clientY: number }[]
}

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
      drags.set(this, { at: { x: 0, y: 0 }, from: undefined })
    },
    attached() {
      this._$.addListener('touchstart', (event) => this.dragFrom(event as never))
      this._$.addListener('touchmove', (event) => this.dragTo(event as never))
      this._$.addListener('touchend', () => this.dragEnd())
      this._$.addListener('touchcancel', () => this.dragEnd())
    },
    ready() {
      this.moveTo(parseFloat(String(this.data.x)) || 0, parseFloat(String(this.data.y)) || 0, '')
    },
  },
  observers: {
    'x, y'() {
      const { x, y } = this.data
      if (domOf(this)?.isConnected) this.moveTo(parseFloat(String(x)) || 0, parseFloat(String(y)) || 0, '')
    },
    scaleValue() {
      this.draw()
    },
  },
  methods: {
    at(): Place {
      return drags.get(this)?.at ?? { x: 0, y: 0 }
    },
    moveTo(x: number, y: number, source = 'touch') {
      const drag = drags.get(this)
      const dom = domOf(this)
      const area = dom?.closest<HTMLElement>('wx-movable-area')
      if (!drag || !area) return
      const within = (value: number, room: number) =>
        Math.min(Math.max(0, room), Math.max(Math.min(0, room), value))
      const next = {
        x: within(x, area.clientWidth - dom.offsetWidth),
        y: within(y, area.clientHeight - dom.offsetHeight),
      }
      const changed = next.x !== drag.at.x || next.y !== drag.at.y
      drag.at = next
      this.draw()
      if (changed) this.triggerEvent('change', { ...next, source })
    },
    draw() {
      const { x, y } = this.at()
      const dom = domOf(this)
      if (!dom) return
      const scale = this.data.scale ? ` scale(${this.data.scaleValue})` : ''
      dom.style.transform = `translate(${x}px, ${y}px)${scale}`
    },
    dragFrom({ touches: [touch] }: TouchEvent) {
      const drag = drags.get(this)
      if (!drag || !touch || this.data.disabled || this.data.direction === 'none') return
      drag.from = { pointer: { x: touch.clientX, y: touch.clientY }, view: drag.at }
    },
    dragTo({ touches: [touch] }: TouchEvent) {
      const from = drags.get(this)?.from
      if (!from || !touch) return
      const { direction } = this.data
      const dx = direction === 'vertical' ? 0 : touch.clientX - from.pointer.x
      const dy = direction === 'horizontal' ? 0 : touch.clientY - from.pointer.y
      this.moveTo(from.view.x + dx, from.view.y + dy, 'touch')
    },
    dragEnd() {
      const drag = drags.get(this)
      if (drag) drag.from = undefined
    },
  },
})
