import * as checkin from '../../../services/checkin'
import type { Desk } from '../../../services/desk/desk'
import { done } from '../../../ui/ask'
import { whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { deskHere } from '../desks'
import { UNDO_REASONS, pickReason } from '../reasons'
import { type FlaggedItem, type InsideItem, flaggedItem, insideItem } from './inside.view'

const TABS = [
  { id: 'in', label: '已到' },
  { id: 'look', label: '要核对' },
] as const

Page({
  data: {
    ...display(),
    tab: 'in' as 'in' | 'look',
    chips: TABS.map((tab) => ({ ...tab, on: tab.id === 'in' })),
    face: 'loading' as Face,
    sentence: '',
    items: [] as InsideItem[],
    flagged: [] as FlaggedItem[],
  },

  eventId: '',
  desk: null as Desk | null,

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
    this.setData({ items })
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
      this.setData({ flagged: lines.map(flaggedItem), face: lines.length > 0 ? 'full' : 'empty' })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onTab({ detail }: WechatMiniprogram.CustomEvent<{ id: 'in' | 'look' }>) {
    const tab = detail.id
    this.setData({ tab, face: 'loading', chips: TABS.map((one) => ({ ...one, on: one.id === tab })) })
    if (tab === 'in') this.draw()
    else void this.loadFlagged()
  },

  async onUndo({ currentTarget }: Tap<{ who: string }>) {
    const reason = await pickReason(UNDO_REASONS)
    if (reason === null || !this.desk) return
    if (this.desk.undo(currentTarget.dataset.who, reason)) done('已撤销')
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
