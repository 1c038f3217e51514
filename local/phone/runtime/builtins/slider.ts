import { beField } from './kit/field'
import { defineTag, domOf, partOf } from './kit/define'

defineTag({
  properties: {
    name: String,
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    color: { type: String, value: '#e9e9e9' },
    selectedColor: { type: String, value: '#1aad19' },
    activeColor: { type: String, value: '#1aad19' },
    backgroundColor: { type: String, value: '#e9e9e9' },
    blockSize: { type: Number, value: 28 },
    blockColor: { type: String, value: '#ffffff' },
    showValue: Boolean,
    ariaLabel: String,
  },
  lifetimes: {
    attached() {
      beField(this, {
        name: () => this.data.name,
        read: () => this.data.value,
        write: (value) => this.setData({ value }),
      })
      this.paint()
    },
  },
  observers: {
    'min, max, value, activeColor, backgroundColor, blockSize, blockColor'() {
      this.paint()
    },
  },
  methods: {
    paint() {
      const { min, max, value, activeColor, backgroundColor, blockSize, blockColor } = this.data
      const style = domOf(this).style
      style.setProperty('--part', `${(100 * (value - min)) / (max - min || 1)}%`)
      style.setProperty('--active', activeColor)
      style.setProperty('--ground', backgroundColor)
      style.setProperty('--block', `${Math.min(28, Math.max(12, blockSize))}px`)
      style.setProperty('--block-color', blockColor)
    },
    read() {
      return Number(partOf<HTMLInputElement>(this, 'input')?.value ?? this.data.value)
    },
    /** As a finger would. */
    slideTo(value: number) {
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
    onInput() {
      const value = this.read()
      this.setData({ value })
      this.triggerEvent('changing', { value })
    },
    onChange() {
      this.slideTo(this.read())
    },
  },
})
