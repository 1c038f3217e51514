import * as event from '../../../services/event'
import { whyNotShown } from '../../../ui/busy'
import { shareCard } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { type ManageView, manageView } from './manage.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    view: null as ManageView | null,
  },

  eventId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
  },

  /** Again at every return: it may have been changed, and people sign up all the time. */
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
      const { value, keptAt } = await event.get(this.eventId)
      if (keptAt === null) learnTime(value.now)
      this.setData({ face: 'full', view: manageView(value, now()) })
    } catch (error) {
      if (!this.data.view) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onDesk() {
    return goEvent.desk(this.eventId)
  },

  onAttendees() {
    return goEvent.attendees(this.eventId)
  },

  onSignFor() {
    return goEvent.signFor(this.eventId)
  },

  onHelpers() {
    return goEvent.helpers(this.eventId)
  },

  onSheet() {
    return goEvent.signSheet(this.eventId)
  },

  onChange() {
    return goEvent.change(this.eventId)
  },

  onCancel() {
    return goEvent.cancelEvent(this.eventId)
  },

  onRecord() {
    return goEvent.record(this.eventId)
  },

  onAttendance() {
    return goEvent.attendance(this.eventId)
  },

  onOpinions() {
    return goEvent.opinions(this.eventId)
  },

  onSee() {
    return goEvent.event(this.eventId)
  },

  onShareAppMessage() {
    const { item } = this.data.view ?? {}
    const title = item ? `${item.when} ${item.title}` : '活动'
    return shareCard(title, '/packages/event/detail/detail', { eventId: this.eventId })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
