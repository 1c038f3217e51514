import { defineTag } from './kit/define'

const WEB = /^https?:\/\//

defineTag({
  properties: { src: String, updateTitle: { type: Boolean, value: true } },
  data: { address: '' },
  observers: {
    src() {
      this.setData({ address: WEB.test(this.data.src) ? this.data.src : '' })
    },
  },
  methods: {
    onLoad() {
      if (this.data.address) this.triggerEvent('load', { src: this.data.src })
    },
  },
})
