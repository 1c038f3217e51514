import * as notice from '../../../services/notice'
import type { Notice } from '../../../shared/contract/notice'
import { done, tell } from '../../../ui/ask'
import { busy, refusalOf, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { askToRemind } from '../../../ui/subscribe'
import { keptWords } from '../../../ui/words'
import { type NoticeItem, noticeItem, unreadWords } from './inbox.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    unread: 0,
    unreadWords: '',
    items: [] as NoticeItem[],
    after: null as string | null,
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const { value, keptAt } = await notice.newest()
      if (keptAt === null) learnTime(value.now)
      this.setData({
        face: value.notices.length > 0 ? 'full' : 'empty',
        ...{ kept: keptWords(keptAt, now()), after: value.after },
        items: value.notices.map((one: Notice) => noticeItem(one, now())),
      })
      this.count(value.unread)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** A tap has read it, and goes where it leads. That it was read is not worth waiting for, nor a word when it fails. */
  onNotice(event: Tap<{ id: string }>) {
    const item = this.data.items.find(({ id }) => id === event.currentTarget.dataset.id)
    if (!item) return
    if (!item.isRead) void this.read(item.id)
    if (item.page) return go.page(item.page)
  },

  async read(id: string) {
    this.setData({
      items: this.data.items.map((one) => (one.id === id ? { ...one, isRead: true } : one)),
    })
    try {
      this.count((await notice.read(id)).unread)
    } catch (error) {
      refusalOf(error)
    }
  },

  async onReadAll() {
    const all = await busy(this, () => notice.readAll())
    if (all) await this.load()
  },

  async onMore() {
    const { after } = this.data
    if (after === null) return
    const page = await busy(this, () => notice.more(after))
    if (!page) return
    const items = page.notices.map((one) => noticeItem(one, now()))
    this.setData({ items: [...this.data.items, ...items], after: page.after })
  },

  /** WeChat's own question comes from this tap. */
  async onRemind() {
    const allowed = await askToRemind(['reservationReminder', 'waitlistOffer', 'eventReminder'])
    if (allowed > 0) done('到时候提醒您')
    else await tell('微信不会提醒您，通知照样都在这一页。想要提醒时，再点一次')
  },

  count(unread: number) {
    this.setData({ unread, unreadWords: unreadWords(unread) })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
