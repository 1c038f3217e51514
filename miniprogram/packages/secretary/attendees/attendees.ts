import * as event from '../../../services/event'
import { newRequestId } from '../../../shared/kit/ids'
import type { Attendee, EventQuestion } from '../../../shared/contract/event'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { type AttendeeRow, attendeeRows, leaveForQuestion } from './attendees.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    about: '',
    coming: [] as AttendeeRow[],
    waiting: [] as AttendeeRow[],
    more: false,
    /** Whether people can still be signed up or taken off. */
    isOpen: false,
  },

  eventId: '',
  attendees: [] as Attendee[],
  questions: [] as EventQuestion[],
  after: null as string | null,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const [{ value }, page] = await Promise.all([event.get(this.eventId), event.attendees(this.eventId)])
      this.questions = value.questions
      const wait = page.waiting > 0 ? `，${page.waiting} 人候补` : ''
      const isOpen = value.status === 'published' && value.startsAt > now()
      this.setData({ title: value.title, about: `${page.total} 人报名${wait}`, isOpen })
      this.show(page.attendees, page.after)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  show(attendees: Attendee[], after: string | null) {
    this.attendees = attendees
    this.after = after
    const rows = attendeeRows(attendees, this.questions, now())
    this.setData({ ...rows, more: after !== null, face: attendees.length > 0 ? 'full' : 'empty' })
  },

  async onMore() {
    const { after } = this
    if (after === null) return
    const next = await busy(this, () => event.attendees(this.eventId, after))
    if (next) this.show([...this.attendees, ...next.attendees], next.after)
  },

  onReachBottom() {
    void this.onMore()
  },

  async onPerson(tap: Tap<{ id: string }>) {
    const one = this.attendees.find(({ personId }) => personId === tap.currentTarget.dataset.id)
    if (!one || !this.data.isOpen || !(await ask(leaveForQuestion(one.name)))) return
    const input = { eventId: this.eventId, personId: one.personId, requestId: newRequestId() }
    const left = await busy(this, () => event.leaveFor(input))
    if (left) done('已取消')
    await this.load()
  },

  onSignFor() {
    return goEvent.signFor(this.eventId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
