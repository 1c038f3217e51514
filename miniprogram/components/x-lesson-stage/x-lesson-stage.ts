import type { LessonContent } from '../../shared/contract/lesson'
import { filmPlayer } from './film'
import { pacePlayer } from './pace'
import type { Heard, Player, Source } from './player'
import { ReadingEye } from './reading'
import { blockViews, clockOf, cuesOf, indexAt, judgeSeek, rateChips } from './stage.view'
import { backgroundPlayer, innerPlayer } from './voice'

interface Hands {
  player: Player | null
  eye: ReadingEye | null
  position: number
  /** As far as it was ever played here, seconds. */
  furthest: number
  read: { from: number; to: number }[]
}

const noHands = (): Hands => ({ player: null, eye: null, position: 0, furthest: 0, read: [] })
const hands = new WeakMap<object, Hands>()

/**
 * Where a lesson is seen or heard, whatever it is made of. It tells what the player does, with `position` in seconds:
 * `play`, `pause`, `time`, `seek`, `end`; `rate` carries `{ rate }`; `read` carries `{ from, to }` of an article that
 * somebody reads without being led; `refuse` says that one was brought back from beyond `limit`. What counts is the page's.
 */
Component({
  properties: {
    content: { type: Object, value: null as LessonContent | null },
    title: String,
    lecturer: String,
    /** Length of the lesson, seconds. */
    seconds: Number,
    /** Where it begins, seconds. */
    start: Number,
    /** Up to where one may skip; null for everywhere. */
    limit: { type: null, value: null as number | null },
    /** What of an article was read before. */
    seen: { type: Array, value: [] as { from: number; to: number }[] },
    elder: Boolean,
  },
  data: {
    media: '' as LessonContent['media'] | '',
    cues: [] as { from: number; to: number; text: string }[],
    blocks: blockViews({ media: 'article', blocks: [] }),
    line: '',
    slide: { url: '', text: '' },
    blockAt: -1,
    sentenceAt: -1,
    at: 0,
    clock: '0:00',
    whole: '0:00',
    isPlaying: false,
    playLabel: '开始听',
    failed: false,
    rates: rateChips(1),
  },
  lifetimes: {
    created() {
      hands.set(this, noHands())
    },
    ready() {
      this.open()
    },
    detached() {
      this.close()
    },
  },
  pageLifetimes: {
    /** Sound may go on in the background; pictures and words nobody sees wait. */
    hide() {
      if (this.data.media !== 'audio') this.hands().player?.pause()
      this.hands().eye?.close()
    },
    show() {
      this.watchReading()
    },
  },
  methods: {
    hands(): Hands {
      return hands.get(this) ?? noHands()
    },
    open() {
      const content = this.data.content as LessonContent | null
      if (!content) return
      const { seconds, start } = this.data
      const playLabel = { video: '', audio: '开始听', slides: '开始看', article: '带着我读' }[content.media]
      this.setData({ media: content.media, cues: cuesOf(content), blocks: blockViews(content), playLabel })
      this.setData({ whole: clockOf(seconds) })
      Object.assign(this.hands(), { position: start, read: [...this.data.seen] })
      this.draw(start, true)
      this.hands().player = this.playerFor(content)
      this.watchReading()
    },
    close() {
      const mine = this.hands()
      mine.player?.close()
      mine.eye?.close()
      Object.assign(mine, { player: null, eye: null })
    },
    playerFor(content: LessonContent): Player {
      const { title, lecturer, seconds, start } = this.data
      const heard = this.heard()
      if (content.media === 'article') return pacePlayer({ seconds, start }, heard)
      const source: Source = { url: content.url, title, lecturer, seconds, start }
      if (content.media === 'audio') return backgroundPlayer(source, heard)
      if (content.media === 'slides') return innerPlayer(source, heard)
      return filmPlayer(wx.createVideoContext('film', this))
    },
    heard(): Heard {
      return {
        time: (position) => this.moved(position),
        playing: (isPlaying, position) => this.turned(isPlaying, position),
        seeked: (position) => this.landed(position),
        ended: () => this.ended(),
        failed: () => this.onFailed(),
      }
    },
    /** While nobody is led through an article, what is on the screen is what is read. */
    watchReading() {
      const mine = this.hands()
      if (this.data.media !== 'article') return
      mine.eye?.close()
      mine.eye = new ReadingEye(this, this.data.blocks, mine.read, (span) => {
        if (!this.data.isPlaying) this.triggerEvent('read', span)
      })
    },
    moved(position: number) {
      const mine = this.hands()
      const judged = judgeSeek(position, this.limit(), mine.position)
      if (judged.kind === 'back' && position - mine.position > JUMP) return this.bringBack(judged.to)
      Object.assign(mine, { position, furthest: Math.max(mine.furthest, position) })
      this.draw(position, false)
      this.triggerEvent('time', { position })
    },
    turned(isPlaying: boolean, position: number) {
      this.setData({ isPlaying, failed: false })
      this.triggerEvent(isPlaying ? 'play' : 'pause', { position })
    },
    landed(position: number) {
      const judged = judgeSeek(position, this.limit(), this.hands().position)
      if (judged.kind === 'back') return this.bringBack(judged.to)
      this.hands().position = position
      this.draw(position, true)
      this.triggerEvent('seek', { position })
    },
    limit(): number | null {
      const limit = this.data.limit as number | null
      return limit === null ? null : Math.max(limit, this.hands().furthest)
    },
    bringBack(to: number) {
      this.hands().player?.seek(to)
      this.triggerEvent('refuse', {})
    },
    ended() {
      this.setData({ isPlaying: false })
      this.triggerEvent('end', { position: this.data.seconds })
    },
    /** The words, the picture and the clock of a moment; only what changed is drawn. */
    draw(position: number, always: boolean) {
      const content = this.data.content as LessonContent
      const { cues, blocks } = this.data
      const change: Record<string, unknown> = {}
      const put = (key: string, value: unknown) => {
        if (always || (this.data as Record<string, unknown>)[key] !== value) change[key] = value
      }
      put('at', Math.floor(position))
      put('clock', clockOf(position))
      put('line', cues[indexAt(cues, position)]?.text ?? '')
      if (content.media === 'article') {
        const blockAt = this.data.isPlaying ? indexAt(blocks, position) : -1
        put('sentenceAt', indexAt(blocks[blockAt]?.sentences ?? [], position))
        if (blockAt !== this.data.blockAt && blockAt >= 0) this.showBlock(blockAt)
        put('blockAt', blockAt)
      }
      if (content.media === 'slides') {
        const slide = content.slides[Math.max(0, indexAt(content.slides, position))]
        if (slide && (always || slide.url !== this.data.slide.url)) change['slide'] = slide
      }
      if (Object.keys(change).length > 0) this.setData(change)
    },
    /** Where the reading is stays on the screen. */
    showBlock(at: number) {
      this.createSelectorQuery()
        .select(`#block-${at}`)
        .boundingClientRect()
        .selectViewport()
        .scrollOffset()
        .exec(([box, view]: [{ top: number } | null, { scrollTop: number } | null]) => {
          if (box && view) void wx.pageScrollTo({ scrollTop: view.scrollTop + box.top - 96, duration: 300 })
        })
    },
    /** Goes somewhere, and plays from there. */
    goTo(position: number) {
      this.hands().player?.seek(position)
      this.hands().player?.play()
    },
    pause() {
      this.hands().player?.pause()
    },
    onPlayTap() {
      const { player } = this.hands()
      if (this.data.isPlaying) player?.pause()
      else player?.play()
    },
    onBack() {
      this.hands().player?.seek(Math.max(0, this.hands().position - 15))
    },
    onSlide(event: WechatMiniprogram.SliderChange) {
      this.hands().player?.seek(event.detail.value)
    },
    onRate({ currentTarget }: Tap<{ rate: number }>) {
      const { rate } = currentTarget.dataset
      this.setData({ rates: rateChips(rate) })
      this.hands().player?.rate(rate)
      this.hands().eye?.setRate(rate)
      this.triggerEvent('rate', { rate })
    },
    onFilmPlay() {
      this.turned(true, this.hands().position)
    },
    onFilmPause() {
      this.turned(false, this.hands().position)
    },
    onFilmTime(event: WechatMiniprogram.VideoTimeUpdate) {
      this.moved(event.detail.currentTime)
    },
    onFilmSeek(event: WechatMiniprogram.CustomEvent<{ position: number }>) {
      this.landed(event.detail.position)
    },
    onFilmEnd() {
      this.ended()
    },
    onFailed() {
      this.setData({ failed: true, isPlaying: false })
      this.triggerEvent('pause', { position: this.hands().position })
      this.triggerEvent('failed', {})
    },
    /** Asks the page for the lesson again: addresses hold for some hours only. */
    onReload() {
      this.setData({ failed: false })
      this.triggerEvent('reload', { position: this.hands().position })
    },
  },
})

/** A step that no playing makes, seconds. */
const JUMP = 3
