import * as event from '../../../services/event'
import * as member from '../../../services/member'
import type { EventDetail, SignupPaper } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import { drawnPicture, savePicture } from '../../../ui/drawing'
import type { Face } from '../../../ui/faces'
import { type MemberRow, memberRow } from '../../../ui/member.view'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { SLIP, drawnSlip } from './signFor.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    search: '',
    rows: [] as MemberRow[],
    companions: 0,
    most: 0,
    questions: [] as EventDetail['questions'],
    /** What the member is given on paper, once signed up. */
    paper: null as SignupPaper | null,
    name: '',
  },

  eventId: '',
  organizationId: '',
  answers: {} as Record<string, string>,
  timer: 0,
  asked: 0,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    stopWaiting(this)
  },

  async load() {
    try {
      const { value } = await event.get(this.eventId)
      this.organizationId = value.organizer.kind === 'organization' ? value.organizer.id : ''
      this.setData({ title: value.title, most: value.companions, questions: value.questions })
      await this.find()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async find() {
    const asked = ++this.asked
    const search = this.data.search.trim()
    const { organizationId } = this
    // Before it is known whose event it is, and for a station's own, there is no roster to look in.
    if (!organizationId) return this.setData({ face: 'full' })
    const { members } = await member.list({ organizationId, ...(search ? { search } : {}) })
    if (asked === this.asked)
      this.setData({ face: 'full', rows: members.map((one) => memberRow(one, false)) })
  },

  onSearch({ detail }: Change<{ value: string }>) {
    this.setData({ search: detail.value })
    afterTyping(this, () => this.find())
  },

  onCompanions({ detail }: Change<{ value: number }>) {
    this.setData({ companions: detail.value })
  },

  onAnswer(change: Change<{ value: string }>) {
    const { id } = change.currentTarget.dataset as { id: string }
    this.answers = { ...this.answers, [id]: change.detail.value }
  },

  async onPerson(tap: Tap<{ id: string }>) {
    const one = this.data.rows.find(({ id }) => id === tap.currentTarget.dataset.id)
    if (!one || this.data.busy) return
    const content = `替${one.name}报“${this.data.title}”。报好以后有一张单子，请交给本人。`
    if (!(await ask({ title: `替${one.name}报名？`, content, yes: '报名', no: '不报' }))) return
    const signed = await busy(this, () =>
      event.signUpFor({
        ...{ eventId: this.eventId, memberId: one.id, companions: this.data.companions },
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
    this.setData({ paper: null, name: '', search: '', companions: 0 })
    void this.find().catch((error) => tell(whyNotShown(error)))
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
