import { defineTag, domOf } from './kit/define'
import { cssLength } from './kit/length'

defineTag({
  properties: {
    percent: Number,
    showInfo: Boolean,
    borderRadius: { type: null, value: 0 },
    fontSize: { type: null, value: 16 },
    strokeWidth: { type: null, value: 6 },
    color: { type: String, value: '#09BB07' },
    activeColor: String,
    backgroundColor: { type: String, value: '#EBEBEB' },
    active: Boolean,
    activeMode: { type: String, value: 'backwards' },
    duration: { type: Number, value: 30 },
  },
  data: {
    shown: 0,
    milliseconds: 0,
    isAttached: false,
    lengths: { stroke: '6px', radius: '0px', font: '16px' },
  },
  lifetimes: {
    attached() {
      domOf(this).setAttribute('role', 'progressbar')
      this.setData({ isAttached: true })
      this.draw(0)
    },
  },
  observers: {
    percent() {
      if (this.data.isAttached) this.draw(this.data.activeMode === 'forwards' ? this.data.shown : 0)
    },
    'strokeWidth, borderRadius, fontSize'() {
      const { strokeWidth, borderRadius, fontSize } = this.data
      const lengths = {
        stroke: cssLength(strokeWidth),
        radius: cssLength(borderRadius),
        font: cssLength(fontSize),
      }
      this.setData({ lengths })
    },
  },
  methods: {
    /** Grows from a percentage to the new one; `duration` is milliseconds for each percent. */
    draw(from: number) {
      const to = Math.min(100, Math.max(0, this.data.percent))
      const { active, duration } = this.data
      domOf(this).setAttribute('aria-valuenow', String(to))
      if (!active) return this.setData({ shown: to, milliseconds: 0 })
      const milliseconds = Math.abs(to - from) * duration
      this.setData({ shown: from, milliseconds: 0 })
      setTimeout(() => this.setData({ shown: to, milliseconds }), 20)
      setTimeout(() => this.triggerEvent('activeend', { curPercent: to }), milliseconds + 20)
    },
  },
})
