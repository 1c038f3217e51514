import { beControl } from './kit/choice'
import { defineTag } from './kit/define'
import { beField } from './kit/field'
import { onTap } from './kit/tap'
import { pick, type PickerOptions, type Picking } from './kit/pick'

const open = new WeakMap<object, Picking>()

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
    level: { type: String, value: 'region' },
  },
  lifetimes: {
    attached() {
      beControl(this, 'button')
      beField(this, {
        name: () => this.data.name,
        read: () => this.data.value,
        write: (value) => this.setData({ value }),
      })
      onTap(this, () => void this.activate())
    },
  },
  observers: {
    'range, value'() {
      open.get(this)?.update(this.options())
    },
  },
  methods: {
    options() {
      return { ...this.data } as unknown as PickerOptions
    },
    async activate() {
      if (this.data.disabled || open.has(this)) return
      const picking = pick(this.options(), (column, value) =>
        this.triggerEvent('columnchange', { column, value }),
      )
      open.set(this, picking)
      const picked = await picking.result
      open.delete(this)
      if (!picked) return this.triggerEvent('cancel', {})
      this.setData({ value: picked.value })
      this.triggerEvent('change', picked)
    },
  },
})
