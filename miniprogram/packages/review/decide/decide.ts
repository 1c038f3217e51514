import * as lesson from '../../../services/lesson'
import type { LessonWork } from '../../../shared/contract/lessonMaking'
import { done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { type Deed, type DeedView, deedOf, deedView, reasonChips } from './decide.view'

/** One thing to be done to a lesson, with the reason that its author will read. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    view: null as DeedView | null,
    reasons: reasonChips([], ''),
    why: '',
  },

  lessonId: '',
  deed: 'return' as Deed,
  work: null as LessonWork | null,

  onLoad({ lessonId = '', deed = '' }: { lessonId?: string; deed?: string }) {
    this.lessonId = lessonId
    this.deed = deedOf(deed)
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      this.work = await lesson.work(this.lessonId)
      const view = deedView(this.deed, this.work)
      this.setData({ face: 'full', view, reasons: reasonChips(view.reasons, this.data.why) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onReason({ detail }: Change<{ id: string }>) {
    this.say(detail.id)
  },

  onWhy({ detail }: Change<{ value: string }>) {
    this.say(detail.value)
  },

  say(why: string) {
    this.setData({ why, reasons: reasonChips(this.data.view?.reasons ?? [], why) })
  },

  async onDo() {
    const { work } = this
    if (!work) return
    const settled = await busy(this, () => this.send(work, this.data.why.trim()))
    if (!settled) return
    done(this.data.view?.done ?? '')
    await go.back()
  },

  send({ version }: LessonWork, why: string) {
    const { lessonId, deed } = this
    if (deed === 'return') return lesson.review({ lessonId, version, verdict: 'return', why })
    return lesson.place({ lessonId, to: deed, why })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
