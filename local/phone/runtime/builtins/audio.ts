import { defineTag, partOf, type RawEvent } from './kit/define'
import { resolveResource } from './kit/resource'

/** What a page gets by wx.createAudioContext(id). */
export interface AudioTag {
  audio(): HTMLAudioElement | null
  setSrc(src: string): void
}

defineTag({
  properties: {
    src: String,
    loop: Boolean,
    controls: Boolean,
    poster: String,
    name: { type: String, value: '未知音频' },
    author: { type: String, value: '未知作者' },
  },
  data: { source: '', picture: '', playing: false, time: '00:00' },
  observers: {
    src() {
      this.setData({ source: resolveResource(this.data.src, this) })
    },
    poster() {
      this.setData({ picture: resolveResource(this.data.poster, this) })
    },
  },
  methods: {
    audio() {
      return partOf<HTMLAudioElement>(this, 'audio')
    },
    setSrc(src: string) {
      this.setData({ src })
    },
    toggle() {
      const audio = this.audio()
      if (audio?.paused) void audio.play().catch(() => {})
      else audio?.pause()
    },
    onTime() {
      const { currentTime = 0, duration = 0 } = this.audio() ?? {}
      this.setData({ time: clock(currentTime) })
      this.triggerEvent('timeupdate', { currentTime, duration })
    },
    onState({ detail }: RawEvent) {
      this.setData({ playing: detail.type === 'play' })
      this.triggerEvent(detail.type, {})
    },
    onError() {
      if (this.data.source)
        this.triggerEvent('error', { errMsg: `MEDIA_ERR_${this.audio()?.error?.code ?? 0}` })
    },
  },
})

function clock(seconds: number): string {
  const part = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${part(seconds / 60)}:${part(seconds % 60)}`
}
