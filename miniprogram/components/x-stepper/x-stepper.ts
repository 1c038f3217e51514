/** One more, one less. `change` carries `{ value }`, always within `least` and `most`. */
Component({
  properties: {
    label: String,
    unit: String,
    value: { type: Number, value: 1 },
    least: { type: Number, value: 1 },
    most: { type: Number, value: 99 },
  },
  methods: {
    onLess() {
      this.move(-1)
    },
    onMore() {
      this.move(1)
    },
    move(by: number) {
      const value = Math.min(this.data.most, Math.max(this.data.least, this.data.value + by))
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
