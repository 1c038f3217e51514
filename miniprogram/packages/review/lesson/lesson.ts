import * as lesson from '../../../services/lesson'
import type { LessonContent } from '../../../shared/contract/lesson'
import type { LessonMaterial } from '../../../shared/contract/lesson'
import type { LessonRemark, LessonStep, LessonWork } from '../../../shared/contract/lessonMaking'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openAddress } from '../../../ui/files'
import * as goReview from '../../../ui/goReview'
import { whoAmI } from '../../../ui/session'
import {
  type HeadView,
  type Place,
  type QuestionView,
  type Verdict,
  headView,
  passQuestion,
  placesOf,
  questionViews,
  quizWords,
  verdictOf,
} from './lesson.view'
import { type About, THE_WHOLE, aboutOf, aboutWords, remarkWords } from './remarking.view'

/** What of a lesson stays above the form, CSS pixels. */
const HEADROOM = 120

/** The stage, of which the page needs little. */
interface Stage {
  goTo(position: number): void
  showBlock(at: number): void
  here(): number
  pause(): void
}

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    head: null as HeadView | null,
    content: null as LessonContent | null,
    lecturer: '',
    seconds: 0,
    materials: [] as LessonMaterial[],
    questions: [] as QuestionView[],
    quiz: '',
    verdict: { canJudge: false, words: '' } as Verdict,
    places: [] as Place[],
    isPlaced: false,
    picked: -1,
    remark: remarkWords(null, -1),
    /** What is being said, and about what; '' where nothing is. */
    about: '',
    words: '',
    remarks: [] as LessonRemark[],
    steps: [] as LessonStep[],
  },

  lessonId: '',
  personId: '',
  work: null as LessonWork | null,
  target: THE_WHOLE as About,
  /** Once for each remark: said again after a lost answer it stands there once. */
  requestId: '',

  onLoad({ lessonId = '' }: { lessonId?: string }) {
    this.lessonId = lessonId
    void this.load()
  },

  /** Back from where it was decided about: only what became of it is read again, the player stays. */
  onShow() {
    this.setData(display())
    if (this.work) void this.refresh()
  },

  async load() {
    try {
      const id = this.lessonId
      const [work, preview, me] = await Promise.all([lesson.work(id), lesson.preview(id), whoAmI()])
      learnTime(preview.now)
      this.personId = me.memberId ?? ''
      const { content, lecturer, seconds, materials } = preview
      this.setData({ face: 'full', content, lecturer, seconds, materials, remark: remarkWords(content, -1) })
      this.show(work)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async refresh() {
    try {
      const work = await lesson.work(this.lessonId)
      if (work.version === this.work?.version) this.show(work)
      else await this.load()
    } catch {
      // What stands there is still right; whatever is done next asks the server.
    }
  },

  show(work: LessonWork) {
    this.work = work
    const { draft, remarks, steps, placed } = work
    this.setData({
      ...{ head: headView(work), verdict: verdictOf(work, this.personId), places: placesOf(work) },
      ...{ questions: questionViews(draft.questions), quiz: quizWords(draft), remarks, steps },
      isPlaced: placed !== null,
    })
  },

  stage(): Stage | null {
    return this.selectComponent('#stage') as unknown as Stage | null
  },

  onPick({ detail }: Change<{ at: number }>) {
    const picked = detail.at === this.data.picked ? -1 : detail.at
    this.setData({ picked, remark: remarkWords(this.data.content, picked) })
    if (this.data.about) this.aim()
  },

  onRemark() {
    this.stage()?.pause()
    this.requestId = newRequestId()
    this.setData({ words: '' })
    this.aim()
    wx.nextTick(() => void wx.pageScrollTo({ selector: '#remark-form', offsetTop: -HEADROOM }))
  },

  aim() {
    this.target = aboutOf(this.data.content, this.stage()?.here() ?? 0, this.data.picked)
    this.setData({ about: aboutWords(this.target) })
  },

  onWhole() {
    this.target = THE_WHOLE
    this.setData({ about: aboutWords(THE_WHOLE) })
  },

  onWords({ detail }: Change<{ value: string }>) {
    this.setData({ words: detail.value })
  },

  onNothing() {
    this.setData({ about: '', words: '' })
  },

  async onSay() {
    const { lessonId, requestId, target } = this
    const input = { ...target, lessonId, requestId, text: this.data.words.trim() }
    const work = await busy(this, () => lesson.remark(input))
    if (!work) return
    this.setData({ about: '', words: '', picked: -1, remark: remarkWords(this.data.content, -1) })
    this.show(work)
    done('记下了')
  },

  onPlaceOf({ detail }: Change<About>) {
    if (detail.moment !== null) this.stage()?.goTo(detail.moment)
    if (detail.paragraph === null) return
    this.setData({ picked: detail.paragraph, remark: remarkWords(this.data.content, detail.paragraph) })
    this.stage()?.showBlock(detail.paragraph)
  },

  onMaterial({ currentTarget }: Tap<{ at: number }>) {
    const material = this.data.materials[currentTarget.dataset.at]
    return material && busy(this, () => openAddress(material))
  },

  async onPass() {
    const { work, lessonId } = this
    if (!work || this.data.busy || !(await ask(passQuestion(work)))) return
    const pass = { lessonId, version: work.version, verdict: 'pass' as const, why: '' }
    const passed = await busy(this, () => lesson.review(pass))
    if (!passed) return this.refresh()
    this.show(passed)
    done(passed.stage === 'submitted' ? '您已通过' : '已经发布')
  },

  onReturn() {
    return goReview.decide(this.lessonId, 'return')
  },

  onPlace({ currentTarget }: Tap<{ deed: Place['deed'] }>) {
    return goReview.decide(this.lessonId, currentTarget.dataset.deed)
  },

  onFigures() {
    return goReview.figures(this.lessonId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
