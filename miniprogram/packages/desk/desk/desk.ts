import { readSheetCode } from '../../../shared/rules/desk/sheetCode'
import type { Desk, Scanned } from '../../../services/desk/desk'
import { ask, done, tell } from '../../../ui/ask'
import { refusalOf, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { scan } from '../../../ui/scan'
import { paintBar } from '../bars'
import { deskHere, openDesk } from '../desks'
import { signal } from '../feedback'
import { ADMIT_REASONS, UNDO_REASONS, pickReason } from '../reasons'
import { type AnswerView, type PanelView, answerView, panelView, readyLines } from './desk.view'

/** How often a desk delivers and asks what the others did, milliseconds. */
const EVERY = 15_000

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    title: '',
    ready: [] as string[],
    /** null before the first scan. */
    answer: null as AnswerView | null,
    panel: { count: '', share: 0, waiting: '', warning: '' } as PanelView,
    offline: false,
  },

  eventId: '',
  desk: null as Desk | null,
  last: null as Scanned | null,
  scannedAt: 0,
  timer: 0,
  heard: null as (() => void) | null,

  onLoad(query: { eventId?: string }) {
    this.eventId = query.eventId ?? ''
    this.heard = () => void this.sync()
    wx.onNetworkStatusChange(this.heard)
    void this.open()
  },

  onShow() {
    this.setData(display())
    this.draw()
    void wx.setKeepScreenOn({ keepScreenOn: true }).catch(() => undefined)
    this.timer = setInterval(() => void this.sync(), EVERY)
    if (this.desk) void this.sync()
  },

  onHide() {
    clearInterval(this.timer)
  },

  onUnload() {
    clearInterval(this.timer)
    if (this.heard) wx.offNetworkStatusChange(this.heard)
    void wx.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined)
  },

  /** As the phone kept it at once, and newer when there is a network. */
  async open() {
    const kept = deskHere(this.eventId)
    if (kept) this.take(kept)
    try {
      if (kept) await kept.refresh()
      else this.take(await openDesk(this.eventId))
      await this.sync()
    } catch (error) {
      if (!kept) return this.setData({ face: 'failed', sentence: whyNotShown(error) })
      // What this phone holds stays in reach, whatever the server says of the desk now.
      const { code, message } = refusalOf(error)
      this.setData({ offline: code === 'OFFLINE' })
      if (code !== 'OFFLINE') await tell(message)
    }
  },

  take(desk: Desk) {
    this.desk = desk
    this.setData({ face: 'full' })
    this.draw()
  },

  async sync() {
    const { desk } = this
    if (!desk) return
    const online = await desk.sync()
    this.setData({ offline: !online })
    this.draw()
    this.drawAnswer()
  },

  draw() {
    const { desk } = this
    if (!desk) return
    const { queue, count, isFull, clockOff, flagged, event } = desk
    const expected = event.expected || (event.wholeAudience ? desk.list.length : 0)
    const state = { count, expected, isFull, clockOff, flagged }
    this.setData({
      title: event.title,
      ready: readyLines(event, desk.now()),
      panel: panelView({ ...state, waiting: queue.waiting, atRisk: queue.atRisk, problem: queue.problem }),
    })
  },

  /** One after the other; a bad code stands on the screen, and the next scan is one tap away. */
  async onScan() {
    const text = await scan()
    if (text === null || !this.desk) return
    // The sheet's own code, scanned here instead of on the home page.
    if (readSheetCode(text) === this.eventId) return go.deskNames(this.eventId, 'paper')
    this.show(this.desk.scan(text))
  },

  show(scanned: Scanned) {
    const { desk } = this
    if (!desk) return
    this.last = scanned
    this.scannedAt = desk.now()
    this.drawAnswer()
    signal(scanned.answer.kind === 'in' && !scanned.answer.arrival.stale ? 'in' : 'look')
    this.draw()
    void this.sync()
  },

  /** In amber while it is on this phone only and there is no network; green when it is delivered. */
  drawAnswer() {
    const { desk, last } = this
    if (!desk || !last) return
    const waits = this.data.offline && last.nonce !== null && desk.queue.has(last.nonce)
    const answer = answerView(last.answer, this.scannedAt, waits)
    if (answer.kind !== this.data.answer?.kind) paintBar(TONES[answer.kind])
    this.setData({ answer })
  },

  async onUndo() {
    const who = this.last?.answer.arrival?.who
    const reason = who ? await pickReason(UNDO_REASONS) : null
    if (!who || reason === null) return
    if (!this.desk?.undo(who, reason)) await tell('没有找到这一条签到，可能已经撤销了')
    else done('已撤销')
    this.last = null
    this.setData({ answer: null })
    paintBar('plain')
    this.draw()
    void this.sync()
  },

  async onAdmit() {
    const arrival = this.last?.answer.arrival
    const reason = arrival ? await pickReason(ADMIT_REASONS) : null
    if (arrival && reason !== null && this.desk) this.show(this.desk.admit(arrival, reason))
  },

  async onRetry() {
    this.setData({ face: 'loading' })
    await this.open()
  },

  async onWaiting() {
    const question = {
      title: '还没有上传',
      content: '连上网会自动上传，不用管它。这部手机一直没有网，可以交给别的手机。',
    }
    if (await ask({ ...question, yes: '交给别人', no: '知道了' })) await go.deskHandOver(this.eventId)
  },

  /** In the elder layout three ways lie behind one word, so that the scan stays in sight. */
  async onMore() {
    const itemList = ['已到名单', '门口的码', '交给别的手机']
    const chosen = await wx.showActionSheet({ itemList }).catch(() => null)
    const ways = [() => this.onInside(), () => this.onScreen(), () => this.onHandOver()]
    await ways[chosen?.tapIndex ?? -1]?.()
  },

  onNames() {
    return go.deskNames(this.eventId)
  },
  onInside() {
    return go.deskInside(this.eventId)
  },
  onScreen() {
    return go.deskScreen(this.eventId)
  },
  onHandOver() {
    return go.deskHandOver(this.eventId)
  },
})

const TONES = { in: 'in', kept: 'amber', look: 'amber', again: 'amber', refused: 'refused' } as const
