import * as member from '../../../services/member'
import type { MemberCard } from '../../../shared/contract/memberCode'
import { done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openBytes } from '../../../ui/files'
import { Sheets } from '../paper/sheets'
import { drawnSheet, sheetsOf } from './sheet'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    branch: '',
    cards: 0,
    sheets: 0,
    /** Which sheet is shown, from 1. */
    at: 1,
    picture: '',
    /** Whose cards are on it. */
    names: '',
    /** While all are saved: how far it is. */
    saving: { share: 0, words: '' },
  },

  branchId: '',
  cards: [] as MemberCard[][],
  sheets: new Sheets(0, () => []),

  onLoad({ branchId = '' }: { branchId?: string }) {
    this.branchId = branchId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const cards = await this.allCards()
      this.cards = sheetsOf(cards)
      this.sheets = new Sheets(this.cards.length, (at) => drawnSheet(this.cards[at - 1] ?? []))
      this.setData({
        face: cards.length > 0 ? 'full' : 'empty',
        branch: cards[0]?.branchName ?? '',
        cards: cards.length,
        sheets: this.sheets.count,
      })
      if (cards.length > 0) await this.show(1)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** The whole branch: a page of the function's at a time. */
  async allCards(): Promise<MemberCard[]> {
    const all: MemberCard[] = []
    let after: string | null | undefined
    do {
      const page = await member.cards(this.branchId, after ?? undefined)
      all.push(...page.cards)
      after = page.after
    } while (after)
    return all
  },

  async show(at: number) {
    const names = (this.cards[at - 1] ?? []).map(({ name }) => name).join('、')
    this.setData({ at, names, picture: this.sheets.drawnAt(at) })
    const picture = await this.sheets.pictureAt(at)
    if (this.data.at === at) this.setData({ picture })
  },

  onEarlier() {
    return this.show(Math.max(1, this.data.at - 1))
  },

  onLater() {
    return this.show(Math.min(this.data.sheets, this.data.at + 1))
  },

  /** Large, with WeChat's own menu: to send to a computer that prints. */
  onLook() {
    const { picture } = this.data
    return picture && wx.previewImage({ urls: [picture] })
  },

  async onPrint() {
    const pdf = await busy(this, () => this.sheets.pdf((at) => this.saying('正在排', at)))
    this.setData({ saving: { share: 0, words: '' } })
    if (pdf) await openBytes(`活动证 ${this.data.branch}.pdf`, pdf)
  },

  saying(what: string, at: number) {
    const { sheets } = this.data
    this.setData({ saving: { share: (at - 1) / sheets, words: `${what}第 ${at} 张，共 ${sheets} 张` } })
  },

  async onSave() {
    const saved = await busy(this, () => this.saveAll())
    this.setData({ saving: { share: 0, words: '' } })
    if (saved) done('已存到相册')
  },

  async saveAll(): Promise<boolean> {
    const { sheets } = this.data
    for (let at = 1; at <= sheets; at++) {
      this.saying('正在存', at)
      try {
        await wx.saveImageToPhotosAlbum({ filePath: await this.sheets.pictureAt(at) })
      } catch (error) {
        const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
        if (!/cancel/i.test(errMsg)) await tell('没有存进相册。请在手机的“设置”里允许微信使用相册，再存一次')
        return false
      }
    }
    return true
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
