import { defineTag, domOf, reflect } from './kit/define'
import { rewriteText } from './kit/textContent'

defineTag({
  properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  observers: {
    'selectable, userSelect'() {
      reflect(this, { selectable: this.data.selectable || this.data.userSelect })
    },
  },
  lifetimes: {
    attached() {
      const { space, decode } = this.data
      if (space || decode) rewriteText(domOf(this), { space, decode })
    },
  },
})
