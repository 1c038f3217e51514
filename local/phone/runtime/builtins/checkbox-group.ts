import { inOrder, members, resetMembers } from './kit/choice'
import { beField } from './kit/field'
import { defineTag, domOf } from './kit/define'

defineTag({
  properties: { name: String },
  lifetimes: {
    attached() {
      if (!domOf(this).hasAttribute('role')) domOf(this).setAttribute('role', 'group')
      beField(this, {
        name: () => this.data.name,
        read: () => this.values(),
        write: () => resetMembers(this),
      })
    },
  },
  methods: {
    members() {
      return members(this)
    },
    /** What is checked, in the order of the page. */
    values() {
      return inOrder(members(this))
        .filter((box) => box.data.checked)
        .map((box) => box.data.value)
    },
    picked() {
      this.triggerEvent('change', { value: this.values() })
    },
  },
})
