import * as station from '../../../services/station'
import type { CloudError } from '../../../services/cloud'
import type { Reservation } from '../../../shared/contract/station'
import { newRequestId } from '../../../shared/kit/ids'
import type { Range } from '../../../shared/kit/time'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { addToCalendar } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { calendarEntry } from '../../../ui/reservation.view'
import { askToRemind } from '../../../ui/subscribe'
import { EMPTY_FORM, type Form, firstForm, hasContent, rememberForm } from './form'
import { type ConfirmView, type DoneView, confirmView, doneView } from './confirm.view'
import { type Made, type Mode, submit } from './submit'

interface Query {
  spaceId?: string
  date?: string
  from?: string
  to?: string
  /** The reservation that is to be changed. */
  change?: string
  /** '1' to queue. */
  wait?: string
}

/** Hours that are gone, or are not to be had by this person, are chosen anew. */
const CHOOSE_ANEW = [
  'SPACE_TAKEN',
  'SPACE_PAST_TIME',
  'SPACE_TOO_LATE',
  'PERSON_ELSEWHERE',
  'WAIT_NOT_NEEDED',
]

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    mode: 'reserve' as Mode,
    view: null as ConfirmView | null,
    form: EMPTY_FORM as Form,
    /** Whether a picture is still on its way. */
    sending: false,
    done: null as DoneView | null,
    /** Whether WeChat may tell about it. */
    reminded: false,
  },

  spaceId: '',
  date: '',
  range: { from: 0, to: 0 } as Range,
  change: '',
  /** One per intention: whoever taps again after a lost answer gets that answer, not a second reservation. */
  requestId: '',
  made: null as Made | null,

  onLoad({ spaceId = '', date = '', from, to, change = '', wait }: Query) {
    Object.assign(this, { spaceId, date, change: plain(change), requestId: newRequestId() })
    this.range = { from: Number(from), to: Number(to) }
    const mode = change ? 'change' : wait ? 'wait' : 'reserve'
    this.setData({ mode })
    void wx.setNavigationBarTitle({ title: TITLES[mode] })
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value, keptAt } = await station.day(this.spaceId, this.date)
      if (keptAt === null) learnTime(value.now)
      const form = await firstForm(value, this.change)
      this.setData({ face: 'full', view: confirmView(value, this.range, this.data.mode), form })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onForm(event: Change<{ change: Partial<Form> }>) {
    this.setForm(event.detail.change)
  },

  onSending(event: Change<{ sending: boolean }>) {
    this.setData(event.detail)
  },

  /** What is asked for has changed, so it is a new intention. */
  setForm(change: Partial<Form>) {
    if (this.data.busy) return
    this.requestId = newRequestId()
    this.setData({ form: { ...this.data.form, ...change } })
  },

  async onReserve() {
    const { form, view, mode } = this.data
    const isScreen = view?.isScreen ?? false
    if (isScreen && !hasContent(form)) return tell('请先选一张图片，或者写几个字，再提交')
    const { spaceId, date, range, change: reservationId, requestId } = this
    const intention = { mode, spaceId, date, range, isScreen, reservationId, form, requestId }
    const made = await busy(
      this,
      () => submit(intention),
      (refusal) => this.onRefused(refusal),
    )
    if (made) this.celebrate(made)
  },

  celebrate(made: Made) {
    rememberForm(this.data.form)
    this.made = made
    const view = doneView(made, this.data.mode, now())
    this.setData({ done: view })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    void wx.vibrateShort({ type: 'medium' }).catch(() => undefined)
    void wx.setNavigationBarTitle({ title: view.title })
  },

  /** The day behind this page reads itself again when it is shown. */
  async onRefused(refusal: CloudError): Promise<boolean> {
    if (!CHOOSE_ANEW.includes(refusal.code)) return false
    await tell(refusal.message, '另选时间')
    await go.back()
    return true
  },

  /** A fixed day for learning begins with these hours and this form. */
  onRepeat() {
    rememberForm(this.data.form)
    const { from, to } = this.range
    return go.series({ spaceId: this.spaceId, date: this.date, from: String(from), to: String(to) })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  reserved(): Reservation | null {
    return this.made && 'reservation' in this.made ? this.made.reservation : null
  },

  onWay() {
    const made = this.reserved()
    return made && go.wayTo({ ...made, name: made.stationName })
  },

  onCalendar() {
    const made = this.reserved()
    return made && addToCalendar(calendarEntry(made))
  },

  /** After what the person came for, and from a tap, or WeChat does not ask. */
  async onRemind() {
    const allowed = await askToRemind(this.data.done?.remind ?? [])
    if (allowed > 0) this.setData({ reminded: true })
  },

  onSee() {
    if (this.made && 'wait' in this.made) return go.waitInstead(this.made.wait.id)
    const made = this.reserved()
    return made ? go.reservationInstead(made.id) : go.reservationsInstead()
  },

  onHome: () => go.home(),
})

const TITLES: Readonly<Record<Mode, string>> = { reserve: '确认预约', change: '改时间', wait: '排队' }
