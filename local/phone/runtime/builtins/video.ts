import { defineTag, partOf, reflect, type RawEvent } from './kit/define'
import { due, fly, type Remark } from './kit/danmu'
import { resolveResource } from './kit/resource'
import { showSource } from './kit/source'
import { videoContext, type VideoTag } from './kit/videoContext'

/** Milliseconds between two timeupdate events, as WeChat has them. */
const TELL_TIME = 250

interface Playback {
  /** Second that was last told. */
  told: number
  at: number
  isFull: boolean
}

const playbacks = new WeakMap<object, Playback>()

const TRUE = { type: Boolean, value: true }

defineTag({
  properties: {
    src: String,
    poster: String,
    title: String,
    duration: Number,
    controls: TRUE,
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    initialTime: Number,
    objectFit: { type: String, value: 'contain' },
    danmuList: { type: Array, value: [] },
    danmuBtn: Boolean,
    enableDanmu: Boolean,
    pageGesture: Boolean,
    direction: Number,
    showProgress: TRUE,
    showFullscreenBtn: TRUE,
    showPlayBtn: TRUE,
    showCenterPlayBtn: TRUE,
    showMuteBtn: Boolean,
    enableProgressGesture: TRUE,
    vslideGesture: Boolean,
    vslideGestureInFullscreen: TRUE,
    enablePlayGesture: Boolean,
    autoPauseIfNavigate: TRUE,
    autoPauseIfOpenNative: TRUE,
    playBtnPosition: { type: String, value: 'bottom' },
    pictureInPictureMode: null,
    showScreenLockButton: Boolean,
    showSnapshotButton: Boolean,
    showBackgroundPlaybackButton: Boolean,
    backgroundPoster: String,
    posterForCrawler: String,
    adUnitId: String,
  },
  data: { source: '', picture: '' },
  lifetimes: {
    created() {
      playbacks.set(this, { told: 0, at: 0, isFull: false })
    },
    ready() {
      const video = this.video()
      if (video) video.muted = this.data.muted
    },
    detached() {
      this.video()?.pause()
    },
  },
  observers: {
    src() {
      const { src } = this.data
      showSource(src, this, {
        show: (source) => this.setData({ source }),
        fail: (errMsg) => this.triggerEvent('error', { errMsg }),
        isWanted: () => this.data.src === src,
      })
    },
    poster() {
      this.setData({ picture: resolveResource(this.data.poster, this) })
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
    queryContext(): object {
      return videoContext((() => this) as unknown as () => VideoTag)
    },
    play() {
      this.video()
        ?.play()
        .catch(
          (error: Error) =>
            error.name !== 'AbortError' && this.triggerEvent('error', { errMsg: error.message }),
        )
    },
    stop() {
      const video = this.video()
      if (!video) return
      video.pause()
      video.currentTime = 0
    },
    /** Over the whole page, since a browser allows its own full screen to fingers only. */
    setFullScreen(on: boolean, given?: number) {
      const playback = playbacks.get(this)
      if (!playback || playback.isFull === on) return
      playback.isFull = on
      reflect(this, { fullscreen: on })
      const direction = given ?? this.data.direction
      const isAcross = direction === 90 || direction === -90
      this.triggerEvent('fullscreenchange', {
        fullScreen: on,
        direction: isAcross ? 'horizontal' : 'vertical',
      })
    },
    sendDanmu(remark: Remark) {
      const field = partOf(this, '.wx-video-remarks')
      if (field) fly(remark, field)
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
      const playback = playbacks.get(this)
      if (!playback) return
      if (this.data.enableDanmu)
        for (const remark of due(this.data.danmuList as Remark[], playback.told, currentTime))
          this.sendDanmu(remark)
      playback.told = currentTime
      if (performance.now() - playback.at < TELL_TIME) return
      playback.at = performance.now()
      this.triggerEvent('timeupdate', { currentTime, duration })
    },
    onProgress() {
      const video = this.video()
      const end = video?.buffered.length ? video.buffered.end(video.buffered.length - 1) : 0
      this.triggerEvent('progress', { buffered: (100 * end) / (video?.duration || 1) })
    },
    onSeeked() {
      this.triggerEvent('seekcomplete', { position: this.video()?.currentTime ?? 0 })
    },
    onOther({ detail }: RawEvent) {
      this.triggerEvent(detail.type, {})
    },
    onError() {
      const { error } = this.video() ?? {}
      if (this.data.source)
        this.triggerEvent('error', { errMsg: error?.message || `MEDIA_ERR_${error?.code ?? 0}` })
    },
    onDouble() {
      this.setFullScreen(!playbacks.get(this)?.isFull)
    },
  },
})
