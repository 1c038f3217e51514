import { defineTag, partOf, type RawEvent } from './kit/define'
import { resolveResource } from './kit/resource'

defineTag({
  properties: {
    src: String,
    poster: String,
    title: String,
    duration: Number,
    controls: { type: Boolean, value: true },
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    initialTime: Number,
    objectFit: { type: String, value: 'contain' },
  },
  data: { source: '', picture: '' },
  observers: {
    'src, poster'() {
      const { src, poster } = this.data
      this.setData({ source: resolveResource(src, this), picture: resolveResource(poster, this) })
    },
    muted() {
      const video = this.video()
      if (video) video.muted = this.data.muted
    },
  },
  methods: {
    video() {
      return partOf<HTMLVideoElement>(this, 'video')
    },
    onLoaded() {
      const video = this.video()
      if (!video) return
      if (this.data.initialTime) video.currentTime = this.data.initialTime
      const { videoWidth: width, videoHeight: height, duration } = video
      this.triggerEvent('loadedmetadata', { width, height, duration })
    },
    onTime() {
      const { currentTime = 0, duration = 0 } = this.video() ?? {}
      this.triggerEvent('timeupdate', { currentTime, duration })
    },
    onOther({ detail }: RawEvent) {
      this.triggerEvent(detail.type, {})
    },
    onError() {
      this.triggerEvent('error', { errMsg: this.video()?.error?.message ?? 'error' })
    },
  },
})
