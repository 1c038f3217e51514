import { beControl, showState } from './kit/choice'
import { beField } from './kit/field'
import { defineTag } from './kit/define'
import { onTap } from './kit/tap'

defineTag({
  properties: {
    name: String,
    checked: Boolean,
    disabled: Boolean,
    type: { type: String, value: 'switch' },
    color: { type: String, value: '#04BE02' },
  },
  lifetimes: {
    attached() {
      beControl(this, this.data.type === 'checkbox' ? 'checkbox' : 'switch')
      showState(this, this.data.checked, this.data.disabled)
      beField(this, {
        name: () => this.data.name,
        read: () => this.data.checked,
        write: (checked) => this.setData({ checked }),
      })
      onTap(this, () => this.activate())
    },
  },
  observers: {
    'checked, disabled'() {
      showState(this, this.data.checked, this.data.disabled)
    },
  },
  methods: {
    activate() {
      if (this.data.disabled) return
      const value = !this.data.checked
      this.setData({ checked: value })
      this.triggerEvent('change', { value })
    },
  },
})
