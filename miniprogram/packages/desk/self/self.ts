import { scanSelf } from '../../../services/desk/self'
import type { Place } from '../../../shared/kit/place'
import { refusalOf } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import * as go from '../../../ui/go'
import { ask, recall } from '../../../ui/place'
import { scan } from '../../../ui/scan'
import { paintBar } from '../bars'
import { signal } from '../feedback'
import { type SelfView, selfRefused, selfView } from './self.view'

Page({
  data: {
    ...display(),
    /** null while the answer is awaited, or the place is asked for. */
    result: null as SelfView | null,
    asksPlace: false,
  },

  code: '',

  onLoad({ code = '' }: { code?: string }) {
    this.code = plain(code)
    void this.begin()
  },

  onShow() {
    this.setData(display())
  },

  /** Where one is proves that one has come; why it is asked stands on the page before WeChat asks. */
  async begin() {
    const where = await recall()
    if (where.kind === 'known') return this.checkIn(where.at)
    if (where.kind === 'unasked') return this.setData({ asksPlace: true })
    return this.checkIn(null)
  },

  async onAgree() {
    const where = await ask()
    await this.checkIn(where.kind === 'known' ? where.at : null)
  },

  onDecline() {
    return this.checkIn(null)
  },

  async checkIn(place: Place | null) {
    this.setData({ asksPlace: false, result: null })
    try {
      this.show(selfView(await scanSelf(this.code, place), now()))
    } catch (error) {
      this.show(selfRefused(refusalOf(error)))
    }
  },

  show(result: SelfView) {
    this.setData({ result })
    paintBar(result.kind === 'in' ? 'in' : 'amber')
    signal(result.kind === 'no' ? 'look' : 'in')
  },

  async onDeed() {
    if (this.data.result?.deed !== 'scan') return go.home()
    const code = await scan()
    if (code === null) return
    this.code = code
    await this.begin()
  },

  onHome: () => go.home(),
})

/** A page's query may arrive as it was sent. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
