import * as station from '../../../services/station'
import { refusalOf } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { scan } from '../../../ui/scan'
import { type ResultView, canWalkIn, mayWalkIn, noView, yesView } from './checkin.view'

const BAR = { yes: '#0B6B4F', before: '#0B6B4F', no: '#FBF1DE' } as const

Page({
  data: {
    ...display(),
    /** null while the answer is awaited. */
    result: null as ResultView | null,
  },

  code: '',

  onLoad(query: { code?: string }) {
    this.code = plain(query.code ?? '')
    void this.checkIn()
  },

  onShow() {
    this.setData(display())
  },

  /** A refusal is this page's own contents, not a message over it. */
  async checkIn() {
    this.setData({ result: null })
    try {
      this.show(yesView(await station.checkIn(this.code), now()))
    } catch (error) {
      const refusal = refusalOf(error)
      if (mayWalkIn(refusal.code) && (await this.isFree()))
        return go.walkInInstead(this.code, refusal.code === 'CHECK_IN_RELEASED')
      this.show(noView(refusal))
    }
  },

  /** Whoever stands before an empty room that nobody has reserved may use it. */
  async isFree(): Promise<boolean> {
    try {
      return canWalkIn(await station.atDoor(this.code))
    } catch (error) {
      refusalOf(error)
      return false
    }
  },

  /** Green and one short buzz is in; amber and a long one is "look here". */
  show(result: ResultView) {
    this.setData({ result })
    const yes = result.kind !== 'no'
    const frontColor = yes ? '#ffffff' : '#000000'
    void wx.setNavigationBarColor({ frontColor, backgroundColor: BAR[result.kind] }).catch(() => undefined)
    const buzz = yes ? wx.vibrateShort({ type: 'heavy' }) : wx.vibrateLong()
    void buzz.catch(() => undefined)
  },

  async onDeed() {
    const { result } = this.data
    if (result?.deed === 'scan') return this.onScan()
    if (result?.deed === 'retry') return this.checkIn()
    if (result?.deed === 'reserve') return go.stations()
    return result?.deed === 'reservations' ? go.reservationsInstead() : go.home()
  },

  async onScan() {
    const code = await scan()
    if (code === null) return
    this.code = code
    await this.checkIn()
  },

  onHome: () => go.home(),
})
