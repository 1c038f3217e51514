import { defineTag, domOf } from './kit/define'

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
  data: { shown: 0, milliseconds: 0 },
  lifetimes: {
    attached() {
      domOf(this).setAttribute('role', 'progressbar')
      this.draw(0)
    },
  },
  observers: {
    percent() {
      this.draw(this.data.activeMode === 'forwards' ? this.data.shown : 0)
    },
  },
  methods: {
    /** Grows from a percentage to the new one; `duration` is milliseconds for each percent. */
    draw(from: number) {
      const to = Math.min(100, Math.max(0, this.data.percent))
      const milliseconds = this.data.active ? Math.abs(to - from) * this.data.duration : 0
      domOf(this)?.setAttribute('aria-valuenow', String(to))
      this.setData({ shown: from, milliseconds: 0 })
      setTimeout(() => this.setData({ shown: to, milliseconds }), 0)
      if (this.data.active) setTimeout(() => this.triggerEvent('activeend', { curPercent: to }), milliseconds)
    },
  },
})
