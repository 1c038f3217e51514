import * as station from '../../../services/station'
import type { Repeat, Reservation, SeriesDate, SeriesInput } from '../../../shared/contract/station'
import { newRequestId } from '../../../shared/kit/ids'
import { rangeWords } from '../../../shared/kit/words'
import { busy, whyNotShown } from '../../../ui/busy'
import { sendCalendarFile } from '../../../ui/calendar'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { calendarEntry } from '../../../ui/reservation.view'
import { rememberedForm, sentForm } from '../confirm/form'
import type { Choosable } from '../space/space.view'
import {
  type DateItem,
  type MadeView,
  MOST_TIMES,
  USUAL_TIMES,
  buttonWords,
  dateItems,
  isRepeat,
  madeView,
  missingWords,
  repeatChips,
} from './series.view'

const NO_LIMIT = 9999

/** A fixed day for learning: how often, how many times, and each date with what becomes of it. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    range: '',
    repeats: [] as Choosable[],
    times: USUAL_TIMES,
    most: MOST_TIMES,
    items: [] as DateItem[],
    missing: '',
    button: '',
    none: false,
    made: null as MadeView | null,
  },

  spaceId: '',
  date: '',
  from: 0,
  to: 0,
  repeat: 'weekly' as Repeat,
  dates: [] as SeriesDate[],
  skip: [] as string[],
  requestId: '',
  reservations: [] as Reservation[],

  onLoad({ spaceId = '', date = '', from, to }: Record<string, string>) {
    Object.assign(this, { spaceId, date, from: Number(from), to: Number(to), requestId: newRequestId() })
    this.setData({
      range: rangeWords({ from: this.from, to: this.to }),
      repeats: repeatChips('weekly', date),
    })
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  /** What is asked for, with the form that was filled in on the page before. */
  wanted(): SeriesInput {
    const { spaceId, date, from, to, repeat } = this
    const form = sentForm(rememberedForm(NO_LIMIT), false)
    return { spaceId, date, from, to, repeat, times: this.data.times, ...form }
  },

  async load() {
    const wanted = this.wanted()
    this.setData({ busy: true })
    try {
      const { dates } = await station.seriesPreview(wanted)
      // Whoever asked for something else meanwhile wants to see that.
      if (wanted.repeat !== this.repeat || wanted.times !== this.data.times) return
      this.dates = dates
      this.show()
      this.setData({ face: 'full', busy: false })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error), busy: false })
    }
  },

  show() {
    const items = dateItems(this.dates, this.skip)
    const none = items.every(({ kept }) => !kept)
    this.setData({ items, none, missing: missingWords(items), button: buttonWords(items) })
  },

  onRepeat(event: Change<{ id: string }>) {
    const { id } = event.detail
    if (!isRepeat(id) || this.data.made) return
    Object.assign(this, { repeat: id, skip: [], requestId: newRequestId() })
    this.setData({ repeats: repeatChips(id, this.date) })
    void this.load()
  },

  onTimes(event: Change<{ value: number }>) {
    this.requestId = newRequestId()
    this.setData({ times: event.detail.value })
    void this.load()
  },

  onDate(event: Tap<{ date: string }>) {
    const { date } = event.currentTarget.dataset
    if (this.dates.find((one) => one.date === date)?.why) return
    this.skip = this.skip.includes(date) ? this.skip.filter((one) => one !== date) : [...this.skip, date]
    this.requestId = newRequestId()
    this.show()
  },

  async onMake() {
    const { skip, requestId } = this
    const made = await busy(this, () => station.seriesMake({ ...this.wanted(), skip, requestId }))
    if (!made) return this.load()
    this.reservations = made.made
    this.setData({ made: madeView(made, this) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    void wx.vibrateShort({ type: 'medium' }).catch(() => undefined)
  },

  onFile() {
    return sendCalendarFile(this.reservations.map(calendarEntry), '固定学习日')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onReservations: () => go.reservationsInstead(),
})
