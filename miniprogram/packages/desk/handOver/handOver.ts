import type { Desk } from '../../../services/desk/desk'
import {
  type Collected,
  type HandOver,
  collect,
  handOverFile,
  handOverTexts,
  handedOver,
  missing,
  readHandOverFile,
} from '../../../shared/rules/desk/handOver'
import { dayOf } from '../../../shared/kit/time'
import { done, tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import { qrUri } from '../../../ui/qr'
import { scan } from '../../../ui/scan'
import { deskHere } from '../desks'

Page({
  data: {
    ...display(),
    /** What this phone has to give. */
    waiting: 0,
    pictures: [] as string[],
    index: 0,
    /** What has been taken so far: '已扫 2 张，还差第 3 张'. */
    taking: '',
  },

  eventId: '',
  desk: null as Desk | null,
  collected: null as Collected | null,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    this.desk = deskHere(eventId)
    this.draw()
  },

  onShow() {
    this.setData(display())
  },

  whole(): HandOver | null {
    const { desk, eventId } = this
    if (!desk) return null
    const lines = desk.queue.all().filter(({ fromDesk }) => fromDesk === undefined)
    return { eventId, deskId: desk.deskId, lines }
  },

  draw() {
    const whole = this.whole()
    const some = whole !== null && whole.lines.length > 0
    const pictures = some ? handOverTexts(whole).map(qrUri) : []
    this.setData({ waiting: whole?.lines.length ?? 0, pictures, index: 0 })
  },

  onNext() {
    this.setData({ index: (this.data.index + 1) % this.data.pictures.length })
  },

  /** The other way: a file in a chat. */
  async onFile() {
    const whole = this.whole()
    if (!whole) return
    const name = `签到记录 ${dayOf(Date.now())} ${whole.lines.length} 条.json`
    const filePath = `${wx.env.USER_DATA_PATH}/${name}`
    wx.getFileSystemManager().writeFileSync(filePath, handOverFile(whole), 'utf8')
    try {
      await wx.shareFileMessage({ filePath, fileName: name })
    } catch (error) {
      const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
      if (!/cancel/i.test(errMsg)) await tell('文件没有发出去。请让另一部手机扫上面的码')
    }
  },

  async onTake() {
    const text = await scan()
    if (text === null) return
    const collected = collect(this.collected, text)
    if (!collected) return tell('这不是签到记录的码。请扫另一部手机“交给别的手机”里的码')
    this.collected = collected
    const open = missing(collected)
    const [next] = open
    const got = collected.total - open.length
    this.setData({ taking: next ? `已扫 ${got} 张，共 ${collected.total} 张，还差第 ${next} 张` : '' })
    if (!next) await this.finish(handedOver(collected))
  },

  async onTakeFile() {
    const chosen = await wx
      .chooseMessageFile({ count: 1, type: 'file', extension: ['json'] })
      .catch(() => null)
    const path = chosen?.tempFiles[0]?.path
    if (!path) return
    const text = wx.getFileSystemManager().readFileSync(path, 'utf8')
    await this.finish(typeof text === 'string' ? readHandOverFile(text) : null)
  },

  async finish(what: HandOver | null) {
    this.collected = null
    this.setData({ taking: '' })
    if (!what) return tell('签到记录没有读全。请从第一张起再扫一遍')
    if (what.eventId !== this.eventId) return tell('这是另一场活动的签到记录。请打开那一场的扫码签到再接收')
    const count = this.desk?.takeOver(what.deskId, what.lines) ?? 0
    done(`接收了 ${count} 条`)
    this.draw()
    await this.desk?.sync()
  },
})
