import { fieldsIn, rememberInitials } from './kit/field'
import { defineTag } from './kit/define'
import type { CallerMembers } from '../framework/caller'

defineTag({
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  lifetimes: {
    ready() {
      rememberInitials(this)
    },
  },
  methods: {
    /** By a button with form-type="submit". */
    submit(by?: Pick<CallerMembers, '_$'>) {
      const fields = fieldsIn(this._$).filter((field) => field.name())
      const value = Object.fromEntries(fields.map((field) => [field.name(), field.read()]))
      const target = by ? { id: by._$.id, dataset: by._$.dataset } : undefined
      this.triggerEvent('submit', { value, formId: '', ...(target ? { target } : {}) })
    },
    reset() {
      for (const field of fieldsIn(this._$)) field.reset()
      this.triggerEvent('reset', {})
    },
  },
})
