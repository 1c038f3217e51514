import { defineTag, domOf } from './kit/define'

interface State {
  step: ReturnType<typeof setTimeout> | undefined
}

const states = new WeakMap<object, State>()

/** Pixels one pulls it down to close it. */
const CLOSE_AT = 80

let from = NaN

defineTag({
  properties: {
    show: Boolean,
    duration: { type: Number, value: 300 },
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    closeOnSlideDown: Boolean,
    overlayStyle: String,
    customStyle: String,
  },
  data: { mounted: false, open: false },
  lifetimes: {
    created() {
      states.set(this, { step: undefined })
    },
    attached() {
      const y = (event: unknown) =>
        (event as { changedTouches: { clientY: number }[] }).changedTouches[0]?.clientY
      this._$.addListener('touchstart', (event) => {
        from = y(event) ?? NaN
      })
      this._$.addListener('touchend', (event) => {
        if (this.data.closeOnSlideDown && (y(event) ?? NaN) - from > CLOSE_AT) this.close()
      })
    },
  },
  observers: {
    show() {
      if (this.data.show) this.enter()
      else if (this.data.mounted) this.leave()
    },
  },
  methods: {
    enter() {
      this.setData({ mounted: true })
      this.triggerEvent('beforeenter', {})
      void domOf(this).offsetWidth
      this.later(() => {
        this.triggerEvent('enter', {})
        this.setData({ open: true })
        this.later(() => this.triggerEvent('afterenter', {}), this.data.duration)
      }, 20)
    },
    leave() {
      this.triggerEvent('beforeleave', {})
      this.triggerEvent('leave', {})
      this.setData({ open: false })
      this.later(() => {
        this.setData({ mounted: false })
        this.triggerEvent('afterleave', {})
      }, this.data.duration)
    },
    later(run: () => void, milliseconds: number) {
      const state = states.get(this)
      if (!state) return
      clearTimeout(state.step)
      state.step = setTimeout(run, milliseconds)
    },
    close() {
      this.setData({ show: false })
    },
    onOverlay() {
      this.triggerEvent('clickoverlay', {})
      this.close()
    },
  },
})
