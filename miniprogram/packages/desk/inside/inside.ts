import * as checkin from '../../../services/checkin'
import type { LogLine } from '../../../shared/contract/checkin'
import type { Desk } from '../../../services/desk/desk'
import { done } from '../../../ui/ask'
import { whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { deskHere } from '../desks'
import { ADMIT_REASONS, UNDO_REASONS, pickReason } from '../reasons'
import { type FlaggedItem, type InsideItem, flaggedItem, insideItem, lookWords } from './inside.view'

type Tab = 'in' | 'look'

const tabs = (chosen: Tab, toLookAt: number) => [
  { id: 'in', label: '已到', on: chosen === 'in' },
  { id: 'look', label: lookWords(toLookAt), on: chosen === 'look' },
]

Page({
  data: {
    ...display(),
    tab: 'in' as Tab,
    chips: tabs('in', 0),
    face: 'loading' as Face,
    sentence: '',
    items: [] as InsideItem[],
    flagged: [] as FlaggedItem[],
  },

  eventId: '',
  desk: null as Desk | null,
  lines: [] as LogLine[],

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    this.desk = deskHere(eventId)
  },

  onShow() {
    this.setData(display())
    this.draw()
    void this.load()
  },

  draw() {
    const items = this.desk?.arrivals().map(insideItem) ?? []
    this.setData({ items, chips: tabs(this.data.tab, this.desk?.flagged ?? 0) })
    if (this.data.tab === 'in') this.setData({ face: items.length > 0 ? 'full' : 'empty' })
  },

  async load() {
    await this.desk?.sync()
    this.draw()
    if (this.data.tab === 'look') await this.loadFlagged()
  },

  async loadFlagged() {
    try {
      const { lines } = await checkin.log({ eventId: this.eventId, flagged: true })
      this.lines = lines
      this.setData({ flagged: lines.map(flaggedItem), face: lines.length > 0 ? 'full' : 'empty' })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: Tab }>) {
    const tab = detail.id
    this.setData({ tab, face: 'loading' })
    this.draw()
    if (tab === 'look') void this.loadFlagged()
  },

  async onUndo({ currentTarget }: Tap<{ who: string }>) {
    const reason = await pickReason(UNDO_REASONS)
    if (reason === null || !this.desk) return
    if (this.desk.undo(currentTarget.dataset.who, reason)) done('已撤销')
    this.draw()
    void this.load()
  },

  /** Their own scan came too late to be answered: in as of then, by name and with a reason. */
  async onAdmit({ currentTarget }: Tap<{ nonce: string }>) {
    const line = this.lines.find(({ nonce }) => nonce === currentTarget.dataset.nonce)
    const reason = line ? await pickReason(ADMIT_REASONS) : null
    if (!line || reason === null || !this.desk) return
    this.desk.admitLate(line, reason)
    done(`${line.name} 已补签`)
    this.draw()
    void this.load()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onPaper() {
    return go.deskNames(this.eventId, 'paper')
  },
})
