import * as event from '../../../services/event'
import type { EventDetail } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import { tell } from '../../../ui/ask'
import { type Asked, askedOf } from '../../../ui/asked.view'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { type SignupView, doneWords, missingWords, signupView } from './signup.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    view: null as SignupView | null,
    asked: [] as Asked[],
    name: '',
    companions: 0,
  },

  eventId: '',
  event: null as EventDetail | null,
  answers: {} as Record<string, string>,
  requestId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value, keptAt } = await event.get(this.eventId)
      if (keptAt === null) learnTime(value.now)
      this.event = value
      this.setData({
        face: 'full',
        view: signupView(value, now()),
        asked: askedOf(value.questions, this.answers),
      })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onName({ detail }: Change<{ value: string }>) {
    this.setData({ name: detail.value })
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
    this.setData({ asked: askedOf(this.event?.questions ?? [], this.answers) })
  },

  async onSign() {
    const { event: one, answers } = this
    const { name, companions } = this.data
    if (!one) return
    const missing = missingWords(one, answers, name)
    if (missing) return tell(missing)
    const named = one.needsName ? { name: name.trim() } : {}
    const input = { eventId: one.id, companions, answers, ...named, requestId: this.requestId }
    const signup = await busy(this, () => event.signUp(input))
    if (!signup) return
    await tell(doneWords(signup))
    await go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
