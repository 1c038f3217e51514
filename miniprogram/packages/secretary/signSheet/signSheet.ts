import * as checkin from '../../../services/checkin'
import * as event from '../../../services/event'
import type { DeskPerson } from '../../../shared/contract/checkin'
import { sheetCodeText } from '../../../shared/rules/desk/sheetCode'
import { whenWords, whereWords } from '../../../shared/rules/event/changes'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openBytes, openExported } from '../../../ui/files'
import { Sheets } from '../paper/sheets'
import { type SheetHead, drawnSignSheet, sheetCount, sheetRows } from './drawn'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    people: 0,
    sheets: 0,
    /** Which sheet is shown, from 1. */
    at: 1,
    picture: '',
    /** While all are drawn: how far it is. */
    saving: { share: 0, words: '' },
  },

  eventId: '',
  sheets: new Sheets(0, () => []),

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const [head, people] = await Promise.all([this.head(), this.everybody()])
      const rows = sheetRows(people)
      this.sheets = new Sheets(sheetCount(rows), (at) => drawnSignSheet(head, rows, at))
      const known = rows.filter(({ name }) => name !== '').length
      this.setData({ face: 'full', title: head.title, people: known, sheets: this.sheets.count })
      await this.show(1)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async head(): Promise<SheetHead> {
    const { value } = await event.get(this.eventId)
    const { title, startsAt, endsAt, fullPlace, organizerName } = value
    const told = { startsAt, endsAt, place: fullPlace }
    const lines = [`时间  ${whenWords(told)}`, `地点  ${whereWords(told)}`, `组织  ${organizerName}`]
    return { title, lines, code: sheetCodeText(this.eventId) }
  },

  /** A page of the function's at a time. */
  async everybody(): Promise<DeskPerson[]> {
    const all = new Map<string, DeskPerson>()
    let after: string | null | undefined
    do {
      const page = await checkin.people(after ? { eventId: this.eventId, after } : { eventId: this.eventId })
      for (const one of page.people) all.set(one.id, one)
      after = page.after
    } while (after)
    return [...all.values()]
  },

  async show(at: number) {
    this.setData({ at, picture: this.sheets.drawnAt(at) })
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
    const { sheets, title } = this.data
    const pdf = await busy(this, () =>
      this.sheets.pdf((at) => {
        const words = `正在排第 ${at} 张，共 ${sheets} 张`
        this.setData({ saving: { share: (at - 1) / sheets, words } })
      }),
    )
    this.setData({ saving: { share: 0, words: '' } })
    if (pdf) await openBytes(`签到表 ${title}.pdf`.replace(/[\\/:*?"<>|]/g, ' '), pdf)
  },

  /** To fill in on a computer, or to print from there. */
  onTable() {
    return busy(this, async () => openExported(await event.signInSheet(this.eventId)))
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
