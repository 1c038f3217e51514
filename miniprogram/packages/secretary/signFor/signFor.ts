import * as event from '../../../services/event'
import type { EventDetail, Organizer, SignupPaper } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import { ask } from '../../../ui/ask'
import { type Asked, askedOf } from '../../../ui/asked.view'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import { drawnPicture, savePicture } from '../../../ui/drawing'
import type { Face } from '../../../ui/faces'
import { SLIP, drawnSlip } from './signFor.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    eventId: '',
    organizer: null as Organizer | null,
    title: '',
    companions: 0,
    most: 0,
    questions: [] as Asked[],
    /** What the member is given on paper, once signed up. */
    paper: null as SignupPaper | null,
    name: '',
  },

  asked: [] as EventDetail['questions'],
  answers: {} as Record<string, string>,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await event.get(this.data.eventId)
      const { title, companions: most, questions, organizer } = value
      this.asked = questions
      this.setData({ face: 'full', title, most, organizer, questions: askedOf(questions, {}) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onCompanions({ detail }: Change<{ value: number }>) {
    this.setData({ companions: detail.value })
  },

  onAnswer(change: Change<{ value: string }>) {
    const { id } = change.currentTarget.dataset as { id: string }
    this.answers = { ...this.answers, [id]: change.detail.value }
  },

  onChoice(change: Change<{ id: string }>) {
    const { id } = change.currentTarget.dataset as { id: string }
    this.answers = { ...this.answers, [id]: change.detail.id }
    this.setData({ questions: askedOf(this.asked, this.answers) })
  },

  async onPick({ detail: one }: Change<{ id: string; name: string }>) {
    if (this.data.busy) return
    const content = `替${one.name}报“${this.data.title}”。报好以后有一张单子，请交给本人。`
    if (!(await ask({ title: `替${one.name}报名？`, content, yes: '报名', no: '不报' }))) return
    const signed = await busy(this, () =>
      event.signUpFor({
        ...{ eventId: this.data.eventId, memberId: one.id, companions: this.data.companions },
        ...{ answers: this.answers, requestId: newRequestId() },
      }),
    )
    if (!signed) return
    this.setData({ paper: signed.paper, name: one.name })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onSave() {
    const { paper, name } = this.data
    return paper && busy(this, async () => savePicture(await drawnPicture(drawnSlip(paper, name), SLIP)))
  },

  onNext() {
    this.answers = {}
    this.setData({ paper: null, name: '', companions: 0, questions: askedOf(this.asked, {}) })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
