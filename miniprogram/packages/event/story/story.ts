import * as event from '../../../services/event'
import { newRequestId } from '../../../shared/kit/ids'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { shareCard } from '../../../ui/calendar'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { keptWords } from '../../../ui/words'
import { type StoryView, storyView } from './story.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    view: null as StoryView | null,
    stationId: '',
    seriesId: '',
    /** While somebody says which picture they are in: its file id once chosen. */
    asking: false,
    wanted: '',
    why: '',
  },

  eventId: '',
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
      const { value, keptAt } = await event.record(this.eventId)
      if (keptAt === null) learnTime(value.now)
      const stationId = value.event.place.stationId ?? ''
      this.setData({ face: 'full', kept: keptWords(keptAt, now()), view: storyView(value), stationId })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onPicture(tap: Tap<{ id: string }>) {
    const { id } = tap.currentTarget.dataset
    if (this.data.asking) return this.setData({ wanted: id })
    const pictures = this.data.view?.pictures ?? []
    const current = pictures.find(({ fileId }) => fileId === id)?.url ?? ''
    return wx.previewImage({ urls: pictures.map(({ url }) => url), current })
  },

  onAsk() {
    this.setData({ asking: true, wanted: '' })
  },

  onNotAsk() {
    this.setData({ asking: false, wanted: '', why: '' })
  },

  onWhy({ detail }: Change<{ value: string }>) {
    this.setData({ why: detail.value })
  },

  async onSend() {
    const { wanted, why } = this.data
    if (!wanted) return tell('请先点一下那张照片')
    const input = { eventId: this.eventId, fileId: wanted, why: why.trim() || '不想出现在照片里' }
    const asked = await busy(this, () => event.askRemoval({ ...input, requestId: this.requestId }))
    if (!asked) return
    this.requestId = newRequestId()
    this.onNotAsk()
    await tell('已经告诉办活动的人。您来过这场的，照片现在就收起来了，别人看不到')
    await this.load()
  },

  onStation() {
    return goEvent.gallery({ stationId: this.data.stationId })
  },

  onShareAppMessage() {
    const title = this.data.view?.title ?? '活动纪实'
    return shareCard(title, '/packages/event/story/story', { eventId: this.eventId })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
