import { defineTag, domOf, partOf, reflect } from './kit/define'
import { networkMode, overTheNet } from '../network'
import { isRemote, resolveResource } from './kit/resource'

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
      const source = resolveResource(src, this)
      if (networkMode() === 'online' || !isRemote(source)) return this.setData({ source })
      this.setData({ source: '' })
      overTheNet().then(
        () => this.data.src === src && this.setData({ source }),
        () =>
          this.data.src === src &&
          this.triggerEvent('error', { errMsg: `GET ${src} net::ERR_INTERNET_DISCONNECTED` }),
      )
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
