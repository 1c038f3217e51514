import { defineTag, domOf } from './kit/define'

defineTag({
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  observers: {
    itemId() {
      domOf(this).dataset['itemId'] = this.data.itemId
    },
  },
})
