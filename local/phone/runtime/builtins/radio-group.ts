import { inOrder, members, resetMembers, type Choice } from './kit/choice'
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
        write: () => resetMembers(this),
      })
    },
  },
  methods: {
    members() {
      return members(this)
    },
    becameChecked(choice: Choice) {
      for (const other of members(this))
        if (other !== choice && other.data.checked) other.setData({ checked: false })
    },
    picked(choice: Choice) {
      this.becameChecked(choice)
      this.triggerEvent('change', { value: choice.data.value })
    },
  },
})
