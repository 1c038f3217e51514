import { defineTag } from './kit/define'
import { resolveResource } from './kit/resource'

defineTag({
  properties: { src: String },
  data: { source: '' },
  observers: {
    src() {
      this.setData({ source: resolveResource(this.data.src, this) })
    },
  },
  methods: {
    onLoad() {
      this.triggerEvent('load', {})
    },
    onError() {
      this.triggerEvent('error', { errMsg: `GET ${this.data.src} 404 (Not Found)` })
    },
  },
})
