/**
 * One line to be filled in, with its name above it and, when something is wrong with it, a sentence below. `change`
 * carries `{ value }` at every letter, `done` the same when the keyboard's own button is pressed.
 */
Component({
  properties: {
    label: String,
    value: String,
    /** 'text' or 'number'. */
    type: { type: String, value: 'text' },
    longest: { type: Number, value: 20 },
    hint: String,
    icon: String,
    /** The word on the keyboard's button: 'done' or 'search'. */
    confirm: { type: String, value: 'done' },
    wrong: String,
    /** Whether the name is only read aloud. */
    bare: Boolean,
  },
  methods: {
    onInput(event: WechatMiniprogram.Input) {
      this.triggerEvent('change', { value: event.detail.value })
    },
    onConfirm(event: WechatMiniprogram.Input) {
      this.triggerEvent('done', { value: event.detail.value })
    },
    onClear() {
      this.triggerEvent('change', { value: '' })
      this.triggerEvent('done', { value: '' })
    },
  },
})
