import { defineTag, domOf, partOf, reflect } from './kit/define'
import { resolveResource } from './kit/resource'

defineTag({
  properties: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    lazyLoad: Boolean,
    webp: Boolean,
    showMenuByLongpress: Boolean,
    fadeIn: Boolean,
  },
  data: { source: '' },
  observers: {
    src() {
      this.setData({ source: resolveResource(this.data.src, this) })
    },
    mode() {
      reflect(this, { mode: this.data.mode })
    },
  },
  methods: {
    onLoad() {
      const picture = partOf<HTMLImageElement>(this, 'img')
      if (!picture || !this.data.source) return
      this.triggerEvent('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    },
    onError() {
      if (!this.data.source || !domOf(this)) return
      this.triggerEvent('error', { errMsg: `GET ${this.data.src} 404 (Not Found)` })
    },
  },
})
