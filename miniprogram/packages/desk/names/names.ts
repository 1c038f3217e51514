import * as checkin from '../../../services/checkin'
import { choosePictures, uploadPicture } from '../../../services/files'
import type { Desk } from '../../../services/desk/desk'
import { newRequestId } from '../../../shared/kit/ids'
import { sentenceOf } from '../../../shared/contract/errors'
import { done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { deskHere, openDesk } from '../desks'
import { signal } from '../feedback'
import { NAME_REASONS, UNDO_REASONS, pickReason } from '../reasons'
import { type NameItem, nameList } from './names.view'

/** Rows that are drawn at first, and at each further tap. */
const ROWS = 60

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    /** Whether names are ticked from the paper sheet after the event. */
    isPaper: false,
    typed: '',
    items: [] as NameItem[],
    more: '',
    total: 0,
    count: 0,
    /** Addresses of the photographs, newest first. */
    sheets: [] as string[],
  },

  eventId: '',
  desk: null as Desk | null,
  most: ROWS,

  onLoad({ eventId = '', way = 'name' }: { eventId?: string; way?: string }) {
    this.eventId = eventId
    const isPaper = way === 'paper'
    void wx.setNavigationBarTitle({ title: isPaper ? '补录纸面签到' : '按姓名签到' })
    this.setData({ isPaper })
    void this.open()
    if (isPaper) void this.countSheets()
  },

  /** From a sheet's code one comes here without having opened the desk. */
  async open() {
    this.desk = deskHere(this.eventId)
    try {
      this.desk ??= await openDesk(this.eventId)
      this.setData({ face: 'full' })
      this.draw()
      await this.sync()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.open()
  },

  async sync() {
    await this.desk?.sync()
    this.draw()
  },

  onShow() {
    this.setData(display())
    this.draw()
  },

  draw() {
    const { desk } = this
    if (!desk) return
    const { typed, isPaper } = this.data
    const list = nameList(desk.list, { typed, isPaper, most: this.most }, (id) => desk.inside(id) !== null)
    this.setData({ ...list, total: desk.list.length, count: desk.count })
  },

  onType({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.most = ROWS
    this.setData({ typed: detail.value })
    this.draw()
  },

  onMore() {
    this.most += ROWS
    this.draw()
  },

  async onPerson({ currentTarget }: Tap<{ id: string }>) {
    const { desk } = this
    const person = desk?.list.find(({ id }) => id === currentTarget.dataset.id)
    if (!desk || !person) return
    if (desk.inside(person.id)) return this.takeBack(desk, person.id)
    const reason = this.data.isPaper ? '纸面签到表上签了名' : await pickReason(NAME_REASONS)
    if (reason === null) return
    const { answer } = desk.pick(person, this.data.isPaper ? 'paper' : 'name', reason)
    signal(answer.kind === 'in' ? 'in' : 'look')
    if (answer.kind === 'refused') await tell(`${person.name}：${sentenceOf(answer.code, answer.params)}`)
    // Down a sheet the tick says it, and the next name is tapped at once.
    else if (!this.data.isPaper) done(`${person.name} 签到成功`)
    this.setData({ typed: '' })
    this.draw()
    void this.sync()
  },

  async takeBack(desk: Desk, id: string) {
    const reason = await pickReason(UNDO_REASONS)
    if (reason === null) return
    desk.undo(id, reason)
    done('已撤销')
    this.draw()
    void this.sync()
  },

  async countSheets() {
    const found = await checkin.sheets(this.eventId).catch(() => null)
    if (found) this.setData({ sheets: found.value.sheets.map(({ url }) => url) })
  },

  /** A photograph of the sheet is what the ticked names rest on. */
  async onPhoto() {
    await busy(this, async () => {
      const [src] = await choosePictures(1)
      if (src === undefined) return
      const fileId = await uploadPicture('sheet', src, () => undefined)
      const { sheets } = await checkin.addSheet({ eventId: this.eventId, fileId, requestId: newRequestId() })
      this.setData({ sheets: sheets.map(({ url }) => url) })
      done('照片已附上')
    })
  },

  onSheets() {
    return wx.previewImage({ urls: this.data.sheets })
  },
})
