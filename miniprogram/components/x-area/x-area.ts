/** Several lines to be written, with their name above. `change` carries `{ value }` at every letter. */
Component({
  properties: {
    label: String,
    value: String,
    hint: String,
    longest: { type: Number, value: 500 },
    /** Whether the name is only read aloud. */
    bare: Boolean,
    wrong: String,
  },
  methods: {
    onInput(event: WechatMiniprogram.Input) {
      this.triggerEvent('change', { value: event.detail.value })
    },
  },
})
