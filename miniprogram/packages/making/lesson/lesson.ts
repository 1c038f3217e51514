import * as lesson from '../../../services/lesson'
import type { DraftSection, LessonWork } from '../../../shared/contract/lessonMaking'
import { ask, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goMaking from '../../../ui/goMaking'
import * as goReview from '../../../ui/goReview'
import { drafts, openWork, uploads } from '../drafting'
import { draftOf, savedWords } from '../editing'
import { saveFirst, submitWork } from './submitting'
import {
  REVISE,
  type TaskView,
  aboutWords,
  clashWords,
  hasFileOnItsWay,
  isEditable,
  missingWords,
  standView,
  taskViews,
} from './lesson.view'

const EDITORS: Readonly<Record<DraftSection, (id: string) => unknown>> = {
  ...{ about: goMaking.about, shelf: goMaking.shelf, media: goMaking.media, captions: goMaking.captions },
  ...{
    article: goMaking.article,
    slides: goMaking.slides,
    materials: goMaking.materials,
    quiz: goMaking.quiz,
  },
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
    stand: { title: '', note: '', tone: 'stone' } as ReturnType<typeof standView>,
    isEditable: false,
    canRevise: false,
    hasFigures: false,
    tasks: [] as TaskView[],
    missing: '',
    saved: '',
    clash: '',
    hasAside: false,
    isSending: false,
    hasFailed: false,
    work: null as Pick<LessonWork, 'steps' | 'remarks'> | null,
  },

  lessonId: '',
  work: null as LessonWork | null,
  deaf: [] as (() => void)[],

  onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    const mine = (changed: string) => changed === id && this.draw()
    this.deaf = [drafts.listen(mine), uploads.listen(() => this.draw())]
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  onUnload() {
    for (const deaf of this.deaf) deaf()
  },

  async load() {
    try {
      this.work = await openWork(this.lessonId)
      this.setData({ face: 'full', kept: '' })
      this.draw()
      if (isEditable(this.work.stage)) void drafts.save(this.lessonId)
    } catch (error) {
      this.failed(error)
    }
  },

  /** Without a network one goes on writing on this phone. */
  failed(error: unknown) {
    const sentence = whyNotShown(error)
    if (this.work || draftOf(this.lessonId)) {
      this.setData({ face: 'full', kept: '网络不通，写的先存在这部手机上' })
      return this.draw()
    }
    this.setData({ face: 'failed', sentence })
  },

  draw() {
    const { work, lessonId } = this
    const editable = work ? isEditable(work.stage) : draftOf(lessonId) !== null
    const draft = (editable && draftOf(lessonId)) || work?.draft
    if (!draft) return
    const making = drafts.get(lessonId)
    this.setData({
      ...{ title: draft.title || '还没有标题', isEditable: editable, hasAside: Boolean(making?.aside) },
      tasks: editable ? taskViews(draft, work?.problems ?? []) : [],
      missing: editable ? missingWords(draft) : '',
      saved: savedWords(drafts.state(lessonId)),
      clash: making?.clash ? clashWords(making.clash.fields) : '',
      isSending: hasFileOnItsWay(draft),
      hasFailed: uploads
        .all()
        .some((one) => one.lessonId === lessonId && uploads.state(one.id)?.state === 'failed'),
    })
    if (work) this.drawWork(work)
  },

  drawWork(work: LessonWork) {
    const { steps, remarks, stage, placed } = work
    const canRevise = !isEditable(stage) && stage !== 'submitted'
    this.setData({ about: aboutWords(work), stand: standView(work), canRevise })
    this.setData({ hasFigures: placed !== null, work: { steps, remarks } })
  },

  onTask({ currentTarget }: Tap<{ section: DraftSection }>) {
    return EDITORS[currentTarget.dataset.section](this.lessonId)
  },

  async onPreview() {
    if (this.data.isEditable && !(await saveFirst(this, this.lessonId))) return
    await goMaking.preview(this.lessonId)
  },

  async onSubmit() {
    if (this.data.missing) return tell(`还差：${this.data.missing}。点一下就能补上`)
    if (!(await saveFirst(this, this.lessonId))) return
    const sent = await submitWork(this, this.lessonId, () => this.load())
    if (sent) this.take(sent)
  },

  async onRevise() {
    if (!(await ask(REVISE))) return
    const work = await busy(this, () => lesson.revise(this.lessonId))
    if (!work) return
    drafts.take(work)
    this.take(work)
  },

  take(work: LessonWork) {
    this.work = work
    this.draw()
    void wx.pageScrollTo({ scrollTop: 0 })
  },

  async onSettle({ currentTarget }: Tap<{ prefer: 'mine' | 'theirs' }>) {
    await drafts.settle(this.lessonId, currentTarget.dataset.prefer)
    this.draw()
  },

  async onFetchBack() {
    await drafts.fetchBack(this.lessonId)
    this.draw()
  },

  onAgain: () => uploads.run(),

  onFigures() {
    return goReview.figures(this.lessonId)
  },

  /** A remark on a paragraph leads to where it can be mended; one on a moment, to where it is heard. */
  onPlace({ detail: { moment, paragraph } }: Change<{ moment: number | null; paragraph: number | null }>) {
    const { lessonId } = this
    if (paragraph !== null && this.data.isEditable) return goMaking.article(lessonId, paragraph)
    if (paragraph !== null) return goMaking.preview(lessonId, { paragraph })
    return moment === null ? null : goMaking.preview(lessonId, { moment })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
