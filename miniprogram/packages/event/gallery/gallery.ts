import * as event from '../../../services/event'
import { kept } from '../../../services/kept'
import type { GalleryCard } from '../../../shared/contract/event'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { keptWords } from '../../../ui/words'
import { type StoryItem, monthChips, storyItem } from './gallery.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    items: [] as StoryItem[],
    more: false,
    months: monthChips('', now()),
    /** Of one station or one series only: what it is called. */
    only: '',
  },

  stationId: '',
  seriesId: '',
  month: '',
  cards: [] as GalleryCard[],
  after: null as string | null,
  asked: 0,

  onLoad({ stationId = '', seriesId = '' }: { stationId?: string; seriesId?: string }) {
    this.stationId = stationId
    this.seriesId = seriesId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  query(after?: string) {
    const { stationId, seriesId, month } = this
    return {
      ...(stationId ? { stationId } : {}),
      ...(seriesId ? { seriesId } : {}),
      ...(month ? { month } : {}),
      ...(after ? { after } : {}),
    }
  },

  async load() {
    const asked = ++this.asked
    const query = this.query()
    try {
      const key = `gallery:${Object.values(query).join(':')}`
      const { value, keptAt } = await kept(key, () => event.gallery(query))
      if (asked !== this.asked) return
      this.setData({ kept: keptWords(keptAt, now()) })
      this.show(value.cards, keptAt === null ? value.after : null)
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  show(cards: GalleryCard[], after: string | null) {
    this.cards = cards
    this.after = after
    const items = cards.map((card) => storyItem(card, now()))
    this.setData({ items, more: after !== null, face: items.length > 0 ? 'full' : 'empty' })
    if (this.stationId) this.setData({ only: cards[0]?.stationName ?? '' })
    else if (this.seriesId) this.setData({ only: '同一系列的活动' })
  },

  async onMore() {
    const { after, asked } = this
    if (after === null) return
    const next = await busy(this, () => event.gallery(this.query(after)))
    if (next && asked === this.asked) this.show([...this.cards, ...next.cards], next.after)
  },

  onReachBottom() {
    void this.onMore()
  },

  onMonth({ detail }: Change<{ id: string }>) {
    this.month = detail.id
    this.setData({ months: monthChips(detail.id, now()), face: 'loading' })
    void this.load()
  },

  /** From one station's or one series' to everybody's. */
  onAll() {
    this.stationId = ''
    this.seriesId = ''
    this.setData({ only: '', face: 'loading' })
    void this.load()
  },

  onStory(tap: Tap<{ id: string }>) {
    return goEvent.story(tap.currentTarget.dataset.id)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
