import * as event from '../../../services/event'
import type { EventRecord } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { LONGEST_WORDS, cameWords, openingOf, publishQuestion } from './record.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    came: '',
    words: '',
    longest: LONGEST_WORDS,
    pictures: [] as { fileId: string; url: string }[],
    sending: false,
    isPublished: false,
  },

  eventId: '',
  version: 0,
  fileIds: [] as string[],
  requestId: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.eventId = eventId
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value } = await event.record(this.eventId)
      this.setData({ face: 'full', title: value.event.title, came: cameWords(value) })
      this.take(value)
      // What was written and not sent yet is newer than what the server has.
      const words = wx.getStorageSync<string>(this.key()) || value.words || openingOf(value)
      this.setData({ words })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  key() {
    return `record.words:${this.eventId}`
  },

  take({ version, pictures, isPublished }: EventRecord) {
    this.version = version
    this.fileIds = pictures.map(({ fileId }) => fileId)
    this.setData({ isPublished, pictures: pictures.map(({ fileId, url }) => ({ fileId, url })) })
  },

  onWords({ detail }: Change<{ value: string }>) {
    wx.setStorageSync(this.key(), detail.value)
    this.setData({ words: detail.value })
  },

  onPictures({ detail }: Change<{ fileIds: string[]; sending: boolean }>) {
    this.fileIds = detail.fileIds
    this.setData({ sending: detail.sending })
  },

  async onSave() {
    if (await this.save(this.data.isPublished)) done('存好了')
  },

  async onPublish() {
    if (this.data.words.trim().length < 5) return tell('请先写几句话，再展示')
    if (!this.data.isPublished && !(await ask(publishQuestion(this.fileIds.length)))) return
    if (!(await this.save(true))) return
    await tell('已经展示出来了，在“线上展示”里')
    await go.back()
  },

  async save(isPublished: boolean): Promise<boolean> {
    const { eventId, version, fileIds, requestId } = this
    const input = {
      eventId,
      words: this.data.words.trim(),
      pictures: fileIds,
      isPublished,
      version,
      requestId,
    }
    const saved = await busy(this, () => event.saveRecord(input))
    if (!saved) return false
    this.requestId = newRequestId()
    wx.removeStorageSync(this.key())
    this.take(saved)
    return true
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
