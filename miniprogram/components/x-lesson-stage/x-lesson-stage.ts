import type { LessonContent } from '../../shared/contract/lesson'
import { FILM_EARS, KEYS } from './ears'
import { NOTHING_SHOWN, type Shown, difference, shownAt } from './moment.view'
import type { Heard, Player } from './player'
import { PLAY_LABELS, playerFor } from './players'
import { ReadingEye, scrollToBlock } from './reading'
import { blockViews, clockOf, cuesOf, judgeSeek, rateChips } from './stage.view'

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

/** A step that no playing makes, seconds. */
const JUMP = 3

/**
 * Where a lesson is seen or heard, whatever it is made of. It tells what the player does, with `position` in seconds:
 * `play`, `pause`, `time`, `seek`, `end`; `rate` carries `{ rate }`; `read` carries `{ from, to }` of an article that
 * somebody reads without being led; `refuse` says that one was brought back from beyond `limit`; with `picks`, `pick` carries
 * `{ at }` of the paragraph that was tapped. What counts is the page's.
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
    /** Whether paragraphs can be tapped, and which one was. */
    picks: Boolean,
    picked: { type: Number, value: -1 },
  },
  data: {
    ...NOTHING_SHOWN,
    media: '' as LessonContent['media'] | '',
    cues: [] as { from: number; to: number; text: string }[],
    blocks: blockViews({ media: 'article', blocks: [] }),
    whole: '0:00',
    isPlaying: false,
    /** Whether the video is on the whole screen: its captions go along. */
    isFull: false,
    playLabel: PLAY_LABELS.audio,
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
    ...FILM_EARS,
    ...KEYS,
    hands(): Hands {
      return hands.get(this) ?? noHands()
    },
    open() {
      const content = this.data.content as LessonContent | null
      if (!content) return
      const { title, lecturer, seconds, start } = this.data
      const playLabel = PLAY_LABELS[content.media]
      this.setData({ media: content.media, cues: cuesOf(content), blocks: blockViews(content), playLabel })
      this.setData({ whole: clockOf(seconds) })
      Object.assign(this.hands(), { position: start, read: [...this.data.seen] })
      this.draw(start, true)
      this.hands().player = playerFor(content, { title, lecturer, seconds, start }, this.heard(), this)
      this.watchReading()
    },
    close() {
      const mine = this.hands()
      mine.player?.close()
      mine.eye?.close()
      Object.assign(mine, { player: null, eye: null })
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
    /** The words, the picture and the clock of a moment. */
    draw(position: number, always: boolean) {
      const before = this.data as Shown
      const shown = shownAt(this.data.content as LessonContent, this.data, position)
      if (shown.blockAt >= 0 && shown.blockAt !== before.blockAt) this.showBlock(shown.blockAt)
      const change: object = always ? shown : difference(before, shown)
      if (Object.keys(change).length > 0) this.setData(change)
    },
    /** Where the reading is stays on the screen. */
    showBlock(at: number) {
      scrollToBlock(this, at)
    },
    /** Where it is now, seconds. */
    here(): number {
      return this.hands().position
    },
    /** Goes somewhere, and plays from there. */
    goTo(position: number) {
      this.hands().player?.seek(position)
      this.hands().player?.play()
    },
    pause() {
      this.hands().player?.pause()
    },
    onRate({ currentTarget }: Tap<{ rate: number }>) {
      const { rate } = currentTarget.dataset
      this.setData({ rates: rateChips(rate) })
      this.hands().player?.rate(rate)
      this.hands().eye?.setRate(rate)
      this.triggerEvent('rate', { rate })
    },
    onBlock({ currentTarget }: Tap<{ at: number }>) {
      if (this.data.picks) this.triggerEvent('pick', { at: currentTarget.dataset.at })
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
