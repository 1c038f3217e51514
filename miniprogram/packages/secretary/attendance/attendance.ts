import * as event from '../../../services/event'
import type { Attendance, Organizer } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openExported } from '../../../ui/files'
import * as goEvent from '../../../ui/goEvent'
import {
  type CameRow,
  type MakeUpRow,
  type MissingRow,
  cameRows,
  creditWords,
  makeUpRows,
  missingRows,
} from './attendance.view'

const NOBODY: Attendance = { came: [], missing: [], credited: 0, uncredited: 0 }

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    came: [] as CameRow[],
    missing: [] as MissingRow[],
    credited: '',
    isCredited: true,
    /** What those who were not there can be offered. */
    offers: [] as MakeUpRow[],
    choosing: false,
    chosen: 0,
  },

  eventId: '',
  organizer: { kind: 'organization', id: '' } as Organizer,
  attendance: NOBODY,
  chosen: [] as string[],

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const [{ value }, { value: detail }] = await Promise.all([
        event.record(this.eventId),
        event.get(this.eventId),
      ])
      this.organizer = detail.organizer
      this.attendance = value.attendance ?? NOBODY
      this.setData({ face: 'full', title: value.event.title })
      this.draw()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw() {
    const { attendance, chosen } = this
    this.setData({
      ...{ came: cameRows(attendance), missing: missingRows(attendance, chosen), chosen: chosen.length },
      ...{ credited: creditWords(attendance), isCredited: attendance.uncredited === 0 },
    })
  },

  onMissing(tap: Tap<{ id: string }>) {
    const { id } = tap.currentTarget.dataset
    const without = this.chosen.filter((one) => one !== id)
    this.chosen = without.length < this.chosen.length ? without : [...this.chosen, id]
    this.draw()
  },

  onAll() {
    const open = this.attendance.missing.filter(({ makeUp }) => makeUp === null)
    this.chosen = this.chosen.length > 0 ? [] : open.map(({ personId }) => personId)
    this.draw()
  },

  async onMakeUp() {
    if (this.chosen.length === 0) return tell('先点要补课的人')
    const { organizer } = this
    const found = await busy(this, () => event.organized({ organizer, when: 'coming' }))
    if (found) this.setData({ choosing: true, offers: makeUpRows(found.events, this.eventId, now()) })
  },

  onNotNow() {
    this.setData({ choosing: false })
  },

  onOffer(tap: Tap<{ id: string }>) {
    return this.offer({ eventId: tap.currentTarget.dataset.id })
  },

  onOfferWords() {
    return this.offer({ words: '请和支部书记约个时间补上' })
  },

  async offer(makeUp: { eventId: string } | { words: string }) {
    const input = { eventId: this.eventId, personIds: this.chosen, makeUp, requestId: newRequestId() }
    const told = await busy(this, () => event.offerMakeUp(input))
    if (!told) return
    this.chosen = []
    this.setData({ choosing: false })
    await tell(`已经通知 ${told.told} 人`)
    await this.load()
  },

  async onCredit() {
    const credited = await busy(this, () => event.creditHours(this.eventId))
    if (!credited) return
    await tell(credited.added > 0 ? `给 ${credited.added} 人记上了学时` : '学时早就记上了')
    await this.load()
  },

  onExport() {
    return busy(this, async () => openExported(await event.exportAttendance(this.eventId)))
  },

  onDesk() {
    return goEvent.desk(this.eventId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
