import * as station from '../../../services/station'
import type { Wait } from '../../../shared/contract/station'
import { ask, done } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { plain } from '../../../ui/query'
import { type WaitItem, waitItem } from '../../../ui/wait.view'
import { keptWords } from '../../../ui/words'

/** A place in a waiting list: how far it is, and the offer with its yes and no. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    view: null as WaitItem | null,
  },

  id: '',

  onLoad({ waitId = '' }: { waitId?: string }) {
    this.id = plain(waitId)
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
      const { value, keptAt } = await station.mine()
      if (keptAt === null) learnTime(value.now)
      const wait = value.waits.find(({ id }) => id === this.id)
      if (wait) this.show(wait, keptAt)
      else if (!this.data.view) this.setData({ face: 'empty' })
    } catch (error) {
      if (!this.data.view) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  show(wait: Wait, keptAt: number | null = null) {
    this.setData({ face: 'full', kept: keptWords(keptAt, now()), view: waitItem(wait, now()) })
  },

  async onAccept() {
    const made = await busy(this, () => station.waitAccept(this.id))
    if (!made) return this.load()
    done('约好了')
    await go.reservationInstead(made.id)
  },

  async onDecline() {
    const { view } = this.data
    if (!view || !(await ask(declineQuestion(view)))) return
    const wait = await busy(this, () => station.waitDecline(this.id))
    if (wait) this.show(wait)
    else await this.load()
  },

  async onLeave() {
    const { view } = this.data
    if (!view || !(await ask(leaveQuestion(view)))) return
    const wait = await busy(this, () => station.waitLeave(this.id))
    if (wait) this.show(wait)
    else await this.load()
  },

  onSpace() {
    const { view } = this.data
    return view ? go.spaceInstead({ spaceId: view.spaceId }) : go.stations()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onReservations: () => go.reservationsInstead(),
})

const declineQuestion = ({ when, space }: WaitItem) => ({
  title: '不要这个位置？',
  content: `${when}的${space}就让给后面的人了，不会再问您`,
  yes: '不要了',
  no: '再想想',
})

const leaveQuestion = ({ when, space }: WaitItem) => ({
  title: '不排队了？',
  content: `${when}的${space}空出来也不再告诉您`,
  yes: '不排了',
  no: '接着排',
})
