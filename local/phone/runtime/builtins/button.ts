import { defineTag, domOf, reflect } from './kit/define'
import { hoverProperties, watchHover } from './kit/hover'
import { enclosingForm } from './kit/field'
import { pressOpenType } from './kit/openType'
import { onTap } from './kit/tap'

defineTag({
  properties: {
    ...hoverProperties('button-hover', 20, 70),
    type: { type: String, value: 'default' },
    size: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
  },
  lifetimes: {
    attached() {
      const dom = domOf(this)
      if (!dom.hasAttribute('role')) dom.setAttribute('role', 'button')
      watchHover(this)
      onTap(this, () => this.activate())
    },
  },
  observers: {
    'type, size, plain, disabled, loading'() {
      const { type, size, plain, disabled, loading } = this.data
      reflect(this, { type, size, plain, disabled, loading })
      domOf(this).tabIndex = disabled ? -1 : 0
      if (disabled) domOf(this).setAttribute('aria-disabled', 'true')
      else domOf(this).removeAttribute('aria-disabled')
    },
  },
  methods: {
    activate() {
      const { disabled, formType, openType } = this.data
      if (disabled) return
      const form = formType ? enclosingForm(this) : undefined
      if (formType === 'submit') form?.submit(this)
      if (formType === 'reset') form?.reset()
      if (openType) pressOpenType(this, openType)
    },
  },
})
