import * as keeper from '../../../services/keeper'
import { done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openExported } from '../../../ui/files'
import * as go from '../../../ui/go'
import { keptWords } from '../../../ui/words'
import { type LogView, logView, monthAfter } from './log.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    log: null as LogView | null,
    /** The line whose further step is on the screen, and which. */
    entryId: '',
    deed: '' as 'fix' | 'strike' | '',
    text: '',
    photos: [] as string[],
    sending: false,
  },

  stationId: '',
  month: '',

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    try {
      const { value, keptAt } = await keeper.log(this.stationId, this.month || undefined)
      if (keptAt === null) learnTime(value.now)
      this.month = value.month
      this.setData({ face: 'full', kept: keptWords(keptAt, now()), log: logView(value) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onEarlier() {
    return this.turn(-1)
  },

  onLater() {
    return this.turn(1)
  },

  turn(by: number) {
    this.month = monthAfter(this.month, by)
    this.setData({ face: 'loading', entryId: '', deed: '' })
    return this.load()
  },

  onWrite() {
    return go.writeStationLog(this.stationId)
  },

  onFix(event: Tap<{ id: string }>) {
    this.setData({ entryId: event.currentTarget.dataset.id, deed: 'fix', text: '', photos: [] })
  },

  onStrike(event: Tap<{ id: string }>) {
    this.setData({ entryId: event.currentTarget.dataset.id, deed: 'strike', text: '', photos: [] })
  },

  onText(event: Change<{ value: string }>) {
    this.setData({ text: event.detail.value })
  },

  onPhotos(event: Change<{ fileIds: string[]; sending: boolean }>) {
    this.setData({ photos: event.detail.fileIds, sending: event.detail.sending })
  },

  onNotNow() {
    this.setData({ entryId: '', deed: '' })
  },

  async onDo() {
    const { entryId, deed, text, photos } = this.data
    const { stationId } = this
    const send = () =>
      deed === 'fix'
        ? keeper.fixLog({ stationId, entryId, text: text.trim(), photos })
        : keeper.strikeLog({ stationId, entryId, why: text.trim() })
    if (await busy(this, send)) {
      this.setData({ entryId: '', deed: '' })
      done(deed === 'fix' ? '记上了' : '已作废')
    }
    await this.load()
  },

  onPhoto(event: Tap<{ url: string; urls: string[] }>) {
    const { url, urls } = event.currentTarget.dataset
    return wx.previewImage({ urls, current: url })
  },

  onExportMonth() {
    return this.export(this.month)
  },

  onExportYear() {
    return this.export(this.month.slice(0, 4))
  },

  async export(period: string) {
    const file = await busy(this, () => keeper.exportLog(this.stationId, period))
    if (file) await openExported(file)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
