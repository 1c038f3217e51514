import * as event from '../../../services/event'
import type { EventDetail } from '../../../shared/contract/event'
import type { TemplateName } from '../../../shared/contract/templates'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { addToCalendar, shareCard } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openStored } from '../../../ui/files'
import * as go from '../../../ui/go'
import * as goEvent from '../../../ui/goEvent'
import { recall } from '../../../ui/place'
import { whoAmI } from '../../../ui/session'
import { askToRemind } from '../../../ui/subscribe'
import { keptWords } from '../../../ui/words'
import {
  type DetailView,
  calendarEntry,
  clashQuestion,
  clashWords,
  detailView,
  leaveQuestion,
  mustAsk,
} from './detail.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    view: null as DetailView | null,
    cover: '',
    canManage: false,
    canDesk: false,
    canScreen: false,
    hasRecord: false,
  },

  eventId: '',
  event: null as EventDetail | null,
  /** One per intention: whoever taps again after a lost answer gets that answer. */
  requestId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    this.requestId = newRequestId()
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
      const where = await recall()
      const at = where.kind === 'known' ? where.at : undefined
      const { value, keptAt } = await event.get(this.eventId, at)
      if (keptAt === null) learnTime(value.now)
      this.event = value
      this.setData({ face: 'full', kept: keptWords(keptAt, now()), view: detailView(value, now()) })
      const { cover, canManage, canDesk, hasRecord } = value
      this.setData({ cover, canManage, canDesk, hasRecord })
      if (!canDesk) await this.keep(value)
    } catch (error) {
      if (!this.data.view) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** Whoever keeps the place has a screen at its door. */
  async keep({ fullPlace }: EventDetail) {
    const me = await whoAmI().catch(() => null)
    this.setData({ canScreen: me?.keeps.some(({ stationId }) => stationId === fullPlace.stationId) ?? false })
  },

  /** Nothing to ask: signed up with one tap. Otherwise the questions come first. */
  async onSign() {
    const { event: one } = this
    if (!one || this.data.busy) return
    if (mustAsk(one)) return goEvent.signUp(one.id)
    const clash = clashWords(one)
    if (clash && !(await ask(clashQuestion(clash)))) return
    const input = { eventId: one.id, companions: 0, answers: {}, requestId: this.requestId }
    const signup = await busy(this, () => event.signUp(input))
    if (signup) {
      this.requestId = newRequestId()
      done(signup.status === 'waiting' ? '排上候补了' : '报上了')
    }
    await this.load()
  },

  async onLeave() {
    const { event: one } = this
    if (!one || this.data.busy || !(await ask(leaveQuestion(one, now())))) return
    const left = await busy(this, () => event.leave({ eventId: one.id, requestId: this.requestId }))
    if (left) {
      this.requestId = newRequestId()
      done('已取消')
    }
    await this.load()
  },

  onWay() {
    const { event: one } = this
    if (!one) return
    const { place, name, address } = one.fullPlace
    return go.wayTo({ place, name, address })
  },

  onCalendar() {
    return this.event && addToCalendar(calendarEntry(this.event))
  },

  /** Straight from the tap: WeChat asks only then. */
  async onRemind() {
    const waits = this.event?.signup.status === 'waiting'
    const names: TemplateName[] = waits ? ['waitlistOffer', 'eventChange'] : ['eventReminder', 'eventChange']
    if ((await askToRemind(names)) > 0) done('会提醒您')
  },

  onMaterial(tap: Tap<{ id: string }>) {
    return busy(this, () => openStored(tap.currentTarget.dataset.id))
  },

  onCall() {
    const phone = this.event?.contact.phone
    return phone && go.call(phone)
  },

  onOther(tap: Tap<{ id: string }>) {
    return goEvent.event(tap.currentTarget.dataset.id)
  },

  onSeries() {
    return goEvent.gallery({ seriesId: this.data.view?.seriesId ?? '' })
  },

  onManage() {
    return goEvent.manage(this.eventId)
  },

  onDesk() {
    return goEvent.desk(this.eventId)
  },

  onScreen() {
    return go.deskScreen(this.eventId)
  },

  onStory() {
    return goEvent.story(this.eventId)
  },

  onEvaluate() {
    return goEvent.evaluate(this.eventId)
  },

  onCertificate() {
    return goEvent.certificate(this.eventId)
  },

  onShareAppMessage() {
    const title = this.data.view ? `${this.data.view.item.when} ${this.data.view.item.title}` : '活动'
    return shareCard(title, '/packages/event/detail/detail', { eventId: this.eventId })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
