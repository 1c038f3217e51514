import { deliverWatched, lessonQueue } from '../../../services/lessonLeftOver'
import { type Told, standingTold } from '../../../services/lessonQueue'
import { type PlayerEvent, newTrack, takeSpans, track } from '../../../services/lessonTrack'
import type { Opening } from '../../../services/lessonWaiting'
import type { LessonDetail, WatchedSpan } from '../../../shared/contract/lesson'
import { binsOf, mergeBins, neededBins, secondsOf, spansOf, union } from '../../../shared/rules/lesson/bins'

/** So often is told what was watched, milliseconds. */
const BEAT_MS = 15_000

/**
 * One opening of a lesson: takes what the player does, counts it as the server will, and tells the server every so often
 * through the phone's queue. A lesson that is completed is watched freely, and nothing is told.
 */
export class Watching {
  private state = newTrack()
  private bins: readonly number[]
  /** Since the page was opened: a bin may be watched in pieces. */
  private seen: readonly WatchedSpan[] = []
  private position: number
  private readonly opening: Opening
  private readonly timer: ReturnType<typeof setInterval>
  private readonly deaf: () => void
  private isFinishing = false

  constructor(
    private readonly lesson: LessonDetail,
    private readonly heard: { counted(): void; told(told: Told): void },
  ) {
    const { id: lessonId, version, openedAt, seconds } = lesson
    this.opening = { lessonId, version, openedAt, seconds }
    this.bins = binsOf(lesson.watched, seconds)
    this.position = lesson.position
    // What another visit left on the phone counts here already, though the server has not heard of it.
    const kept = lessonQueue.kept(this.opening)
    if (kept && !lesson.standing?.completedAt) {
      this.seen = kept.spans
      this.bins = mergeBins(this.bins, binsOf(kept.spans, seconds))
    }
    this.timer = setInterval(() => void this.tell(), BEAT_MS)
    this.deaf = lessonQueue.listen((told) => {
      if (told.lessonId === lessonId) this.onTold(told)
    })
  }

  private get isOpen(): boolean {
    return !this.lesson.standing?.completedAt
  }

  /** Seconds that count, as the server will count them. */
  get counted(): number {
    return secondsOf(this.bins, this.opening.seconds)
  }

  get spans(): WatchedSpan[] {
    return spansOf(this.bins, this.opening.seconds)
  }

  get isEnough(): boolean {
    return this.bins.length >= neededBins(this.opening.seconds)
  }

  get isKept(): boolean {
    return lessonQueue.waits(this.opening.lessonId)
  }

  player(event: PlayerEvent): void {
    this.state = track(this.state, event, Date.now())
    if ('position' in event) this.position = event.position
    this.count(this.state.spans)
  }

  /** A part of an article that was read without being led. */
  read(span: WatchedSpan): void {
    this.state = { ...this.state, spans: [...this.state.spans, span] }
    this.position = span.to
    this.count([span])
  }

  private count(spans: readonly WatchedSpan[]): void {
    if (spans.length === 0 || !this.isOpen) return
    this.seen = union([...this.seen, ...spans], this.opening.seconds)
    const bins = mergeBins(this.bins, binsOf(this.seen, this.opening.seconds))
    if (bins.length === this.bins.length) return
    this.bins = bins
    this.heard.counted()
    if (this.isEnough && !this.isFinishing) void this.finish()
  }

  /** Keeps what was watched since, and tells it if there is a network. */
  async tell(): Promise<void> {
    if (!this.isOpen) return
    const { spans, track: rest } = takeSpans(this.state)
    this.state = rest
    lessonQueue.add(this.opening, spans, this.position)
    await deliverWatched()
  }

  /** The same, and then asks whether the lesson is complete. */
  async finish(): Promise<void> {
    if (!this.isOpen) return
    this.isFinishing = true
    lessonQueue.finish(this.opening)
    await this.tell()
    this.isFinishing = false
  }

  close(): void {
    this.abandon()
    void this.finish()
  }

  /** Lets go of it without another word: its opening counts no more. */
  abandon(): void {
    clearInterval(this.timer)
    this.deaf()
  }

  private onTold(told: Told): void {
    const known = standingTold(told)
    if (known) this.bins = mergeBins(this.bins, binsOf(known.watched, this.opening.seconds))
    this.heard.told(told)
  }
}
