import * as event from '../../../services/event'
import { whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { EventItem } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { keptWords } from '../../../ui/words'
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

  async load() {
    try {
      const { value, keptAt } = await event.mine()
      if (keptAt === null) learnTime(value.now)
      const some = value.coming.length + value.past.length > 0
      this.setData({
        face: some ? 'full' : 'empty',
        kept: keptWords(keptAt, now()),
        ...mineView(value, now()),
      })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
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
