import { whyNotShown } from '../../ui/busy'
import { choose, display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as go from '../../ui/go'
import { isKeeper, whoAmI } from '../../ui/session'
import { type MeView, meView } from './me.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    me: null as MeView | null,
    keeper: false,
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    try {
      const me = await whoAmI()
      this.setData({ face: 'full', me: meView(me), keeper: isKeeper(me) })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onReservations: () => go.reservations(),
  onSpaceCode: () => go.spaceCode(),

  onCallSecretary() {
    return this.data.me && go.call(this.data.me.secretaryPhone)
  },

  onDisplay(event: Change<{ on: boolean }>) {
    this.setData(choose(event.detail.on ? 'elder' : 'standard'))
  },
})
