import { defineTag } from './kit/define'
import { hoverProperties, watchHover } from './kit/hover'

defineTag({
  properties: hoverProperties('none'),
  lifetimes: {
    attached() {
      watchHover(this)
    },
  },
})
