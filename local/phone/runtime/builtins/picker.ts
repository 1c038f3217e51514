import { beControl } from './kit/choice'
import { defineTag } from './kit/define'
import { beField } from './kit/field'
import { onTap } from './kit/tap'
import { pick, type PickerMode, type PickerOptions } from './kit/pick'

defineTag({
  properties: {
    name: String,
    mode: { type: String, value: 'selector' },
    headerText: String,
    disabled: Boolean,
    range: { type: Array, value: [] },
    rangeKey: String,
    value: { type: null, value: '' },
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    customItem: String,
    level: String,
  },
  lifetimes: {
    attached() {
      beControl(this, 'button')
      beField(this, {
        name: () => this.data.name,
        read: () => this.data.value,
        reset: () => this.setData({ value: this.data.mode === 'selector' ? 0 : '' }),
      })
      onTap(this, () => void this.activate())
    },
  },
  methods: {
    async activate() {
      const { disabled, mode } = this.data
      if (disabled) return
      const options = { ...this.data, mode: mode as PickerMode } as unknown as PickerOptions
      const picked = await pick(options, (column, value) => {
        this.triggerEvent('columnchange', { column, value })
        return this.data.range as unknown[]
      })
      if (picked === undefined) {
        this.triggerEvent('cancel', {})
        return
      }
      this.setData({ value: picked })
      this.triggerEvent('change', { value: picked })
    },
  },
})
