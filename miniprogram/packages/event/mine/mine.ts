import * as event from '../../../services/event'
import { display } from '../../../ui/display'
import type { EventItem } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { faceOf, readInto } from '../../../ui/reading'
import { mineView } from './mine.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    coming: [] as EventItem[],
    past: [] as EventItem[],
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  load() {
    return readInto(this, event.mine, (value, now) => ({
      ...mineView(value, now),
      face: faceOf(value.coming, value.past),
    }))
  },

  onEvent(tap: Tap<{ id: string }>) {
    return goEvent.event(tap.currentTarget.dataset.id)
  },

  onFind: () => goEvent.events(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
