import * as keeper from '../../../services/keeper'
import { newRequestId } from '../../../shared/kit/ids'
import { dayOf } from '../../../shared/kit/time'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import {
  type AffectedItem,
  CLOSE_REASONS,
  type CloseForm,
  type ClosureItem,
  REOPEN_QUESTION,
  affectedItems,
  closeQuestion,
  closureItems,
  dateLabel,
  inputOf,
  lastDay,
  missingWords,
  newForm,
} from './close.view'

const today = () => dayOf(now())

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    form: newForm(today()),
    first: today(),
    last: lastDay(today()),
    labels: { from: '', to: '' },
    spaces: [] as { id: string; label: string; on: boolean }[],
    reasons: [] as { id: string; label: string; on: boolean }[],
    /** null before it has been looked at what it takes. */
    affected: null as AffectedItem[] | null,
    closures: [] as ClosureItem[],
  },

  stationId: '',
  requestId: newRequestId(),
  names: [] as { id: string; name: string }[],

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { spaces, closures } = await keeper.station(this.stationId)
      this.names = [{ id: '', name: '全站' }, ...spaces]
      this.setData({ face: 'full', closures: closureItems(closures) })
      this.fill(newForm(today()))
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** Whatever changes, what was looked at before no longer holds. */
  fill(form: CloseForm) {
    this.requestId = newRequestId()
    this.setData({
      ...{ form, affected: null },
      labels: { from: dateLabel(form.fromDate), to: dateLabel(form.toDate) },
      spaces: this.names.map(({ id, name }) => ({ id, label: name, on: id === form.spaceId })),
      reasons: CLOSE_REASONS.map((label) => ({ id: label, label, on: label === form.why })),
    })
  },

  onSpace(event: Change<{ id: string }>) {
    this.fill({ ...this.data.form, spaceId: event.detail.id })
  },

  onFromDate(event: Change<{ value: string }>) {
    const { form } = this.data
    const fromDate = event.detail.value
    this.fill({ ...form, fromDate, toDate: form.toDate < fromDate ? fromDate : form.toDate })
  },

  onToDate(event: Change<{ value: string }>) {
    this.fill({ ...this.data.form, toDate: event.detail.value })
  },

  onWholeDay(event: Change<{ on: boolean }>) {
    this.fill({ ...this.data.form, wholeDay: event.detail.on })
  },

  onFrom(event: Change<{ value: string }>) {
    this.fill({ ...this.data.form, from: event.detail.value })
  },

  onTo(event: Change<{ value: string }>) {
    this.fill({ ...this.data.form, to: event.detail.value })
  },

  onReason(event: Change<{ id: string }>) {
    this.fill({ ...this.data.form, why: event.detail.id })
  },

  onWhy(event: Change<{ value: string }>) {
    this.fill({ ...this.data.form, why: event.detail.value })
  },

  async onLook() {
    const missing = missingWords(this.data.form)
    if (missing) return tell(missing)
    const input = inputOf(this.stationId, this.data.form)
    const seen = await busy(this, () => keeper.closePreview(input))
    if (seen) this.setData({ affected: affectedItems(seen.affected) })
  },

  async onClose() {
    const { form, affected } = this.data
    if (this.data.busy || !affected || !(await ask(closeQuestion(affected.length)))) return
    const input = { ...inputOf(this.stationId, form), requestId: this.requestId }
    const closed = await busy(this, () => keeper.close(input))
    if (!closed) return
    await go.back()
    done(closed.affected.length > 0 ? `已通知 ${closed.affected.length} 人` : '已关闭')
  },

  async onReopen(event: Tap<{ id: string }>) {
    const closureId = event.currentTarget.dataset.id
    if (this.data.busy || !(await ask(REOPEN_QUESTION))) return
    const opened = await busy(this, () => keeper.reopen({ stationId: this.stationId, closureId }))
    if (!opened) return
    this.setData({ closures: this.data.closures.filter(({ id }) => id !== closureId) })
    done('已重新开放')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
