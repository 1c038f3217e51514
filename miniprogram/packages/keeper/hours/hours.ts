import * as keeper from '../../../services/keeper'
import type { HolidayHours, SpaceLine, StationTerms } from '../../../shared/contract/keeper'
import type { Picture } from '../../../shared/contract/place'
import { type Range, addDays, dayOf } from '../../../shared/kit/time'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { minuteOf } from '../../../components/x-week/week'
import { type BrokenView, brokenView, saveQuestion } from '../broken.view'
import {
  exceptionItems,
  facilityChips,
  forSaving,
  holidayChips,
  toggledFacility,
  withException,
  withoutException,
} from './hours.view'

const tomorrow = () => addDays(dayOf(now()), 1)

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    name: '',
    terms: null as StationTerms | null,
    spaces: [] as SpaceLine[],
    pictures: [] as Picture[],
    sending: false,
    facilities: [] as ReturnType<typeof facilityChips>,
    holidays: [] as ReturnType<typeof holidayChips>,
    exceptions: [] as ReturnType<typeof exceptionItems>,
    /** A day that differs, while it is being written. */
    adding: false,
    one: { date: tomorrow(), why: '', open: false, from: '09:00', to: '12:00' },
    first: dayOf(now()),
    broken: null as BrokenView | null,
  },

  stationId: '',
  version: 0,
  opened: false,

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
    void this.load()
  },

  /** A room may have been made or renamed; what is being written here stays. */
  onShow() {
    this.setData(display())
    if (this.opened) void this.loadSpaces()
  },

  async load() {
    try {
      const { terms, version, pictures, name, spaces } = await keeper.station(this.stationId)
      Object.assign(this, { version, opened: true })
      this.setData({ face: 'full', name, spaces, pictures })
      this.fill(terms)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async loadSpaces() {
    const fresh = await keeper.station(this.stationId).catch(() => null)
    if (fresh) this.setData({ spaces: fresh.spaces })
  },

  /** Whatever changes, what was looked at before no longer holds. */
  fill(terms: StationTerms) {
    this.setData({
      ...{ terms, broken: null },
      facilities: facilityChips(terms.facilities),
      holidays: holidayChips(terms.holidays),
      exceptions: exceptionItems(terms.exceptions),
    })
  },

  change(change: Partial<StationTerms>) {
    if (this.data.terms) this.fill({ ...this.data.terms, ...change })
  },

  onWeek(event: Change<{ week: Range[][] }>) {
    this.change({ week: event.detail.week })
  },

  onHolidays(event: Change<{ id: HolidayHours }>) {
    this.change({ holidays: event.detail.id })
  },

  onFacility(event: Change<{ id: string }>) {
    this.change({ facilities: toggledFacility(this.data.terms?.facilities ?? [], event.detail.id) })
  },

  onField(event: Change<{ value: string }> & Tap<{ field: 'phone' | 'address' | 'intro' }>) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
  },

  onPictures(event: Change<{ fileIds: string[]; sending: boolean }>) {
    this.setData({ sending: event.detail.sending })
    this.change({ photos: event.detail.fileIds })
  },

  onAdding() {
    this.setData({ adding: !this.data.adding })
  },

  onOne(event: Change<{ value: string }> & Tap<{ field: string }>) {
    this.setData({ one: { ...this.data.one, [event.currentTarget.dataset.field]: event.detail.value } })
  },

  onOneOpen(event: Change<{ id: string }>) {
    this.setData({ one: { ...this.data.one, open: event.detail.id === 'open' } })
  },

  onAdd() {
    const { date, why, open, from, to } = this.data.one
    const range = { from: minuteOf(from), to: minuteOf(to) }
    if (!why.trim()) return tell('请写上为什么，来的人会看到')
    if (open && range.from >= range.to) return tell('结束时间要在开始之后')
    const exception = { date, why: why.trim(), open: open ? [range] : [] }
    this.change({ exceptions: withException(this.data.terms?.exceptions ?? [], exception) })
    this.setData({ adding: false })
  },

  onRemove(event: Tap<{ date: string }>) {
    const { date } = event.currentTarget.dataset
    this.change({ exceptions: withoutException(this.data.terms?.exceptions ?? [], date) })
  },

  input() {
    const { terms } = this.data
    if (!terms) throw new Error('nothing to save yet')
    return {
      stationId: this.stationId,
      terms: forSaving(terms, dayOf(now())),
      version: this.version,
    }
  },

  /** First what it breaks; and where it breaks nothing, it is saved at once. */
  async onSave() {
    const input = this.input()
    const seen = await busy(this, () => keeper.previewStation(input))
    if (!seen) return
    this.setData({ broken: brokenView(seen) })
    if (seen.count > 0 && !(await ask(saveQuestion(seen.count)))) return
    const saved = await busy(this, () => keeper.saveStation(input))
    if (!saved) return
    await go.back()
    done('已保存')
  },

  onSpace(event: Tap<{ id: string }>) {
    return go.editSpace(this.stationId, event.currentTarget.dataset.id)
  },

  onNewSpace() {
    return go.editSpace(this.stationId, '')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
