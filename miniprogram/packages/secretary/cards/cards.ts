import * as member from '../../../services/member'
import type { MemberCard } from '../../../shared/contract/memberCode'
import { done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openBytes } from '../../../ui/files'
import { pageOf, pictureOf } from './canvas'
import { type PdfPage, pdfOf } from './pdf'
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
  sheets: [] as MemberCard[][],
  pictures: [] as string[],

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
      this.sheets = sheetsOf(cards)
      this.pictures = []
      this.setData({
        face: cards.length > 0 ? 'full' : 'empty',
        branch: cards[0]?.branchName ?? '',
        cards: cards.length,
        sheets: this.sheets.length,
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
    const names = (this.sheets[at - 1] ?? []).map(({ name }) => name).join('、')
    this.setData({ at, names, picture: this.pictures[at - 1] ?? '' })
    const picture = await this.pictureAt(at)
    if (this.data.at === at) this.setData({ picture })
  },

  /** Drawn once and kept until the page is left. */
  async pictureAt(at: number): Promise<string> {
    const picture = this.pictures[at - 1] ?? (await pictureOf(drawnSheet(this.sheets[at - 1] ?? [])))
    this.pictures[at - 1] = picture
    return picture
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

  /** All sheets as one file, which WeChat's menu prints, or sends to a computer that does. */
  async onPrint() {
    const pdf = await busy(this, () => this.pdf())
    this.setData({ saving: { share: 0, words: '' } })
    if (pdf) await openBytes(`活动证 ${this.data.branch}.pdf`, pdf)
  },

  async pdf(): Promise<ArrayBuffer> {
    const pages: PdfPage[] = []
    for (const [at, cards] of this.sheets.entries()) {
      const { sheets } = this.data
      this.setData({ saving: { share: at / sheets, words: `正在排第 ${at + 1} 张，共 ${sheets} 张` } })
      pages.push(await pageOf(drawnSheet(cards)))
    }
    return pdfOf(pages).buffer as ArrayBuffer
  },

  async onSave() {
    const saved = await busy(this, () => this.saveAll())
    this.setData({ saving: { share: 0, words: '' } })
    if (saved) done('已存到相册')
  },

  async saveAll(): Promise<boolean> {
    const { sheets } = this.data
    for (let at = 1; at <= sheets; at++) {
      this.setData({ saving: { share: (at - 1) / sheets, words: `正在存第 ${at} 张，共 ${sheets} 张` } })
      try {
        await wx.saveImageToPhotosAlbum({ filePath: await this.pictureAt(at) })
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
