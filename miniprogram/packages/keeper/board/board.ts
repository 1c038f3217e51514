import * as keeper from '../../../services/keeper'
import type { Board } from '../../../shared/contract/station'
import { done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { whoAmI } from '../../../ui/session'
import { keptWords } from '../../../ui/words'
import { type BoardView, REFUSALS, RELEASES, boardView, nextDay, reasonChips } from './board.view'

type Deed = 'refuse' | 'release' | ''

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    stations: [] as { id: string; label: string; on: boolean }[],
    board: null as BoardView | null,
    /** The line whose further step is on the screen, and which step. */
    lineId: '',
    deed: '' as Deed,
    reasons: [] as ReturnType<typeof reasonChips>,
    why: '',
    /** Where what a screen shall show can be seen, by reservation. */
    shown: {} as Record<string, string>,
  },

  stationId: '',
  date: '',
  board: null as Board | null,
  opened: false,

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
    void this.open()
  },

  /** Coming back from a page that changed something. */
  onShow() {
    this.setData(display())
    if (this.opened) void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async open() {
    try {
      const { keeps } = await whoAmI()
      this.stationId ||= keeps[0]?.stationId ?? ''
      if (!this.stationId) return this.setData({ face: 'empty' })
      const chips = keeps.map(({ stationId: id, stationName: label }) => ({ id, label, on: false }))
      this.setData({ stations: chips.map((one) => ({ ...one, on: one.id === this.stationId })) })
      await this.load()
      this.opened = true
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async load() {
    try {
      const { value, keptAt } = await keeper.board(this.stationId, this.date || undefined)
      if (keptAt === null) learnTime(value.now)
      this.board = value
      this.setData({ face: 'full', kept: keptWords(keptAt, now()), board: boardView(value, now()) })
      if (keptAt === null) void this.loadContents(value)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** A picture that cannot be had is missing; its words and the request still stand. */
  async loadContents({ asked }: Board) {
    const files = asked.filter(({ id, content }) => content?.fileId && !this.data.shown[id])
    for (const { id } of files) {
      const answer = await keeper.content(this.stationId, id).catch(() => null)
      if (answer?.url) this.setData({ shown: { ...this.data.shown, [id]: answer.url } })
    }
  },

  onStation(event: Change<{ id: string }>) {
    this.stationId = event.detail.id
    this.setData({
      stations: this.data.stations.map((one) => ({ ...one, on: one.id === event.detail.id })),
      ...{ face: 'loading', lineId: '', deed: '' },
    })
    void this.load()
  },

  onEarlier() {
    return this.turn(-1)
  },

  onLater() {
    return this.turn(1)
  },

  turn(by: number) {
    this.date = nextDay(this.board?.date ?? '', by)
    this.setData({ face: 'loading', lineId: '', deed: '' })
    return this.load()
  },

  async onApprove(event: Tap<{ id: string }>) {
    const { id } = event.currentTarget.dataset
    const decided = await busy(this, () => keeper.decide({ reservationId: id, approve: true }))
    await this.after(decided !== null, '已同意')
  },

  onRefuse(event: Tap<{ id: string }>) {
    this.ask(event.currentTarget.dataset.id, 'refuse')
  },

  onRelease(event: Tap<{ id: string }>) {
    this.ask(event.currentTarget.dataset.id, 'release')
  },

  /** A no needs its reason first: the person reads it. */
  ask(lineId: string, deed: Deed) {
    const reasons = reasonChips(deed === 'refuse' ? REFUSALS : RELEASES, '')
    this.setData({ lineId, deed, reasons, why: '' })
  },

  onReason(event: Change<{ id: string }>) {
    this.say(event.detail.id)
  },

  onWhy(event: Change<{ value: string }>) {
    this.say(event.detail.value)
  },

  say(why: string) {
    const reasons = this.data.deed === 'refuse' ? REFUSALS : RELEASES
    this.setData({ why, reasons: reasonChips(reasons, why) })
  },

  onNotNow() {
    this.setData({ lineId: '', deed: '' })
  },

  async onSay() {
    const { lineId: reservationId, deed, why } = this.data
    const send = () =>
      deed === 'refuse'
        ? keeper.decide({ reservationId, approve: false, why: why.trim() })
        : keeper.release({ reservationId, why: why.trim() })
    const said = await busy(this, send)
    await this.after(said !== null, '已告诉对方')
  },

  async after(isDone: boolean, word: string) {
    if (isDone) {
      this.setData({ lineId: '', deed: '' })
      done(word)
    }
    await this.load()
  },

  onWalkIn(event: Tap<{ id: string }>) {
    return go.keeperWalkIn(this.stationId, event.currentTarget.dataset.id)
  },

  onClose() {
    return go.closeSpaces(this.stationId)
  },

  onLog() {
    return go.stationLog(this.stationId)
  },

  onHours() {
    return go.stationHours(this.stationId)
  },

  onCode() {
    return go.spaceCode()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void (this.opened ? this.load() : this.open())
  },

  onHome: () => go.home(),
})
