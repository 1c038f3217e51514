import * as lesson from '../../../services/lesson'
import { deliverWatched, learnServerTime, lessonQueue } from '../../../services/lessonLeftOver'
import { type Told, standingTold } from '../../../services/lessonQueue'
import type { PlayerEvent } from '../../../services/lessonTrack'
import type { LessonContent, LessonDetail } from '../../../shared/contract/lesson'
import { done, tell } from '../../../ui/ask'
import { union } from '../../../shared/rules/lesson/bins'
import { busy, whyNotShown } from '../../../ui/busy'
import { shareCard } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openAddress } from '../../../ui/files'
import * as goLesson from '../../../ui/goLesson'
import { countWords } from '../../../ui/lesson.view'
import { keptWords } from '../../../ui/words'
import { aboutWords, barOf, firstGap, limitOf, materialRows, quizWords, startOf } from './lesson.view'
import { Watching } from './watching'

/** The stage, of which the page needs little. */
interface Stage {
  goTo(position: number): void
  pause(): void
}

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    title: '',
    about: '',
    intro: '',
    content: null as LessonContent | null,
    lecturer: '',
    seconds: 0,
    start: 0,
    limit: null as number | null,
    seen: [] as { from: number; to: number }[],
    count: { title: '', note: '' },
    bar: barOf([], 1),
    isDone: false,
    gap: '',
    quiz: null as ReturnType<typeof quizWords>,
    materials: [] as ReturnType<typeof materialRows>,
    next: null as LessonDetail['next'],
    isFavourite: false,
    toEvaluate: false,
    goesOnLocked: false,
    /** Whether an article begins with its own title. */
    hasHeading: false,
  },

  lessonId: '',
  lesson: null as LessonDetail | null,
  watching: null as Watching | null,
  /** Whether the phone has no network, as far as the last answer says. */
  isOffline: false,
  hasRefused: false,
  /** What the archive was given just now; 0 when that is not known. */
  minutes: 0,

  onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    void this.load()
  },

  onShow() {
    this.setData(display())
    this.watching?.player({ kind: 'show' })
    if (this.lesson) void this.refresh()
  },

  onHide() {
    this.watching?.player({ kind: 'hide' })
    void this.watching?.tell()
  },

  onUnload() {
    this.watching?.close()
    this.watching = null
  },

  async load() {
    try {
      if (lessonQueue.waits(this.lessonId)) await deliverWatched()
      const { value, keptAt } = await lesson.get(this.lessonId)
      if (keptAt === null) learnServerTime(learnTime(value.now))
      this.isOffline = keptAt !== null
      this.setData({ kept: keptWords(keptAt, now()) })
      this.open(value)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  open(one: LessonDetail) {
    this.lesson = one
    this.watching?.close()
    const { id: lessonId, version, openedAt } = one
    const left = lessonQueue.kept({ lessonId, version, openedAt, seconds: one.seconds })
    if (left)
      Object.assign(one, {
        position: left.position,
        watched: union([...one.watched, ...left.spans], one.seconds),
      })
    this.watching = new Watching(one, { counted: () => this.showCount(), told: (told) => this.onTold(told) })
    const { title, intro, content, lecturer, seconds, next, isFavourite, watched: seen } = one
    const about = aboutWords(one)
    const isSound = content.media === 'audio'
    this.setData({ title, intro, content: null, lecturer, seconds, next, isFavourite, about, seen })
    this.setData({
      start: startOf(one),
      limit: limitOf(one),
      goesOnLocked: isSound,
      hasHeading: content.media === 'article' && content.blocks[0]?.text === title,
    })
    // A stage that was there is made anew, so that it begins where it should.
    this.setData({ face: 'full', content, materials: materialRows(one) })
    this.showCount()
  },

  /** After a quiz, or an evaluation: only what it says about me changes, the player goes on. */
  async refresh() {
    const before = this.lesson
    if (!before || before.standing?.completedAt) return
    try {
      const { value, keptAt } = await lesson.get(this.lessonId)
      if (keptAt !== null || value.openedAt !== before.openedAt) return
      const { quiz, standing, evaluation } = value
      Object.assign(before, { quiz, standing, evaluation })
      this.showCount()
    } catch {
      // What stands there is still right.
    }
  },

  showCount() {
    const { lesson: one, watching } = this
    if (!one || !watching) return
    const isDone = Boolean(one.standing?.completedAt)
    const questions = one.quiz && one.quiz.passedAt === null ? one.quiz.asked : 0
    const gap = isDone || watching.isEnough ? null : firstGap(watching.spans, one.seconds)
    this.setData({
      count: countWords({
        ...{
          seen: watching.counted,
          total: one.seconds,
          needed: one.needed,
          questions,
          isCompleted: isDone,
          minutes: this.minutes,
        },
        ...{ isKept: watching.isKept, isOffline: this.isOffline },
      }),
      bar: isDone ? barOf([{ from: 0, to: 1 }], 1) : barOf(watching.spans, one.seconds),
      isDone,
      gap: gap && watching.counted > 0 && one.media !== 'article' ? '去没看的地方' : '',
      quiz: quizWords(one, watching.isEnough, now()),
      toEvaluate: isDone && one.evaluation === null,
      ...(isDone ? { limit: null } : {}),
    })
  },

  /** What the server says of it; another phone may have gone on meanwhile. */
  onTold(told: Told) {
    const one = this.lesson
    if (!one) return
    this.isOffline = false
    if (told.kind === 'beat' && told.answer.kind === 'outdated') {
      this.watching?.abandon()
      return void this.load()
    }
    if (told.kind === 'finished') this.minutes = told.answer.minutes
    const standing = standingTold(told)?.standing
    const isNew = standing?.completedAt && !one.standing?.completedAt
    if (standing) Object.assign(one, { standing })
    this.showCount()
    if (isNew) this.setData({ toEvaluate: true })
  },

  player(event: PlayerEvent) {
    this.watching?.player(event)
  },

  onPlay({ detail }: Change<{ position: number }>) {
    this.player({ kind: 'play', position: detail.position })
  },

  async onPause({ detail }: Change<{ position: number }>) {
    this.player({ kind: 'pause', position: detail.position })
    await this.told()
  },

  onTime({ detail }: Change<{ position: number }>) {
    this.player({ kind: 'time', position: detail.position })
  },

  onSeek({ detail }: Change<{ position: number }>) {
    this.player({ kind: 'seek', position: detail.position })
  },

  async onEnd({ detail }: Change<{ position: number }>) {
    this.player({ kind: 'end', position: detail.position })
    await this.watching?.finish()
    await this.told()
  },

  onRate({ detail }: Change<{ rate: number }>) {
    this.player({ kind: 'rate', rate: detail.rate })
  },

  onRead({ detail }: Change<{ from: number; to: number }>) {
    this.watching?.read(detail)
  },

  async told() {
    await this.watching?.tell()
    this.isOffline = !lessonQueue.isReachable
    this.showCount()
  },

  /** Said once: a second time it is known. */
  async onRefuse() {
    if (this.hasRefused) return
    this.hasRefused = true
    await tell('第一次看，请按顺序看。看完以后，想跳到哪里都可以')
  },

  onGap() {
    const { lesson: one, watching } = this
    const gap = one && watching ? firstGap(watching.spans, one.seconds) : null
    if (gap) this.stage()?.goTo(gap.from)
  },

  stage(): Stage | null {
    return this.selectComponent('#stage') as unknown as Stage | null
  },

  async onQuiz() {
    this.stage()?.pause()
    await this.watching?.tell()
    await goLesson.quiz(this.lessonId)
  },

  onEvaluate() {
    return goLesson.done(this.lessonId)
  },

  onNext() {
    return this.data.next && goLesson.lessonInstead(this.data.next.id)
  },

  async onFavourite() {
    const wanted = !this.data.isFavourite
    const answer = await busy(this, () => lesson.favourite(this.lessonId, wanted))
    if (!answer) return
    this.setData({ isFavourite: answer.isFavourite })
    done(answer.isFavourite ? '收藏了' : '不收藏了')
  },

  onMaterial({ currentTarget }: Tap<{ at: number }>) {
    const material = this.lesson?.materials[currentTarget.dataset.at]
    return material && busy(this, () => openAddress(material))
  },

  onShareAppMessage() {
    return shareCard(`微课：${this.data.title}`, goLesson.LESSON_PAGE, { id: this.lessonId })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
