import * as station from '../../../services/station'
import type { CloudError } from '../../../services/cloud'
import type { Reservation, SpaceDay } from '../../../shared/contract/station'
import { newRequestId } from '../../../shared/kit/ids'
import type { Range } from '../../../shared/kit/time'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { type Form, rememberForm, rememberedForm } from './form'
import {
  type ConfirmView,
  type DoneView,
  LONGEST_PURPOSE,
  PURPOSES,
  confirmView,
  doneView,
} from './confirm.view'

interface Query {
  spaceId?: string
  date?: string
  from?: string
  to?: string
}

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    view: null as ConfirmView | null,
    form: { people: 1, purpose: '' } as Form,
    purposes: PURPOSES,
    longest: LONGEST_PURPOSE,
    done: null as DoneView | null,
  },

  spaceId: '',
  date: '',
  range: { from: 0, to: 0 } as Range,
  /** One per intention: whoever taps again after a lost answer gets that answer, not a second reservation. */
  requestId: '',
  made: null as Reservation | null,

  onLoad({ spaceId = '', date = '', from, to }: Query) {
    this.spaceId = spaceId
    this.date = date
    this.range = { from: Number(from), to: Number(to) }
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const day: SpaceDay = await station.day(this.spaceId, this.date)
      learnTime(day.now)
      const form = rememberedForm(day.space.capacity)
      this.setData({ face: 'full', view: confirmView(day, this.range), form })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onPeople(event: Change<{ value: number }>) {
    this.setForm({ people: event.detail.value })
  },

  onPurpose(event: WechatMiniprogram.Input) {
    this.setForm({ purpose: event.detail.value })
  },

  onQuickWord(event: Tap<{ word: string }>) {
    const { word } = event.currentTarget.dataset
    this.setForm({ purpose: word === this.data.form.purpose ? '' : word })
  },

  /** What is asked for has changed, so it is a new intention. */
  setForm(change: Partial<Form>) {
    if (this.data.busy) return
    this.requestId = newRequestId()
    this.setData({ form: { ...this.data.form, ...change } })
  },

  async onReserve() {
    const { people, purpose } = this.data.form
    const input = { spaceId: this.spaceId, date: this.date, ...this.range, people, purpose: purpose.trim() }
    const made = await busy(
      this,
      () => station.reserve({ ...input, requestId: this.requestId }),
      (refusal) => this.onRefused(refusal),
    )
    if (!made) return
    rememberForm(this.data.form)
    this.made = made
    this.setData({ done: doneView(made, now()) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    void wx.vibrateShort({ type: 'medium' }).catch(() => undefined)
    void wx.setNavigationBarTitle({ title: '约好了' })
  },

  /** Hours that are gone are chosen anew: the day behind this page reads itself again when it is shown. */
  async onRefused(refusal: CloudError): Promise<boolean> {
    if (refusal.code !== 'SPACE_TAKEN' && refusal.code !== 'SPACE_PAST_TIME') return false
    await tell(refusal.message, '另选时间')
    await go.back()
    return true
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onWay() {
    return this.made && go.wayTo({ ...this.made, name: this.made.stationName })
  },

  onReservations: () => go.reservationsInstead(),
  onHome: () => go.home(),
})
