import { defineTag, domOf, partOf, reflect } from './kit/define'
import { showSource } from './kit/source'

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
      const { src } = this.data
      showSource(src, this, {
        show: (source) => this.setData({ source }),
        fail: (errMsg) => this.triggerEvent('error', { errMsg }),
        isWanted: () => this.data.src === src,
      })
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
