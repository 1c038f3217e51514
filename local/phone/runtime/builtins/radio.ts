import { beControl, joinGroup, showState, type ChoiceGroup } from './kit/choice'
import { defineTag } from './kit/define'
import { onTap } from './kit/tap'

const groups = new WeakMap<object, ChoiceGroup>()

defineTag({
  properties: {
    value: String,
    checked: Boolean,
    disabled: Boolean,
    color: { type: String, value: '#09BB07' },
  },
  lifetimes: {
    attached() {
      beControl(this, 'radio')
      showState(this, this.data.checked, this.data.disabled)
      const group = joinGroup(this, 'builtin/radio-group')
      if (group) groups.set(this, group)
      onTap(this, () => this.activate())
    },
    detached() {
      groups.get(this)?.members().delete(this)
    },
  },
  observers: {
    'checked, disabled'() {
      if (this.data.checked) groups.get(this)?.becameChecked?.(this)
      showState(this, this.data.checked, this.data.disabled)
    },
  },
  methods: {
    /** A tap on it, or on its label. */
    activate() {
      if (this.data.disabled || this.data.checked) return
      this.setData({ checked: true })
      groups.get(this)?.picked(this)
    },
  },
})
