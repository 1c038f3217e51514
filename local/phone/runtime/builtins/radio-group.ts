import { inOrder, members, type Choice } from './kit/choice'
import { beField } from './kit/field'
import { defineTag, domOf } from './kit/define'

defineTag({
  properties: { name: String },
  lifetimes: {
    attached() {
      if (!domOf(this).hasAttribute('role')) domOf(this).setAttribute('role', 'radiogroup')
      beField(this, {
        name: () => this.data.name,
        read: () => inOrder(members(this)).find((radio) => radio.data.checked)?.data.value ?? '',
        reset: () => members(this).forEach((radio) => radio.setData({ checked: false })),
      })
    },
  },
  methods: {
    members() {
      return members(this)
    },
    picked(choice: Choice) {
      for (const other of members(this))
        if (other !== choice && other.data.checked) other.setData({ checked: false })
      this.triggerEvent('change', { value: choice.data.value })
    },
  },
})
