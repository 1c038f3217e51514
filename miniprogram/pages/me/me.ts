import { whyNotShown } from '../../ui/busy'
import { choose, display } from '../../ui/display'
import type { Face } from '../../ui/faces'
import * as go from '../../ui/go'
import * as goEvent from '../../ui/goEvent'
import * as goLesson from '../../ui/goLesson'
import * as goMaking from '../../ui/goMaking'
import { isMaker } from '../../ui/makers'
import { canBind, hasCode, whoAmI } from '../../ui/session'
import { type BenchEntry, workbench } from '../../ui/workbench.view'
import { type MeView, meView } from './me.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    me: null as MeView | null,
    benches: [] as BenchEntry[],
    canBind: false,
    hasCode: false,
    canMake: false,
  },

  onShow() {
    this.setData(display())
    void this.load()
  },

  async load() {
    try {
      const me = await whoAmI()
      const benches = workbench(me)
      this.setData({
        ...{ face: 'full', me: meView(me), benches },
        canMake: isMaker(me) && !benches.some(({ bench }) => bench === 'making'),
        canBind: canBind(me),
        hasCode: hasCode(me),
      })
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onReservations: () => go.reservations(),
  onEvents: () => goEvent.mine(),
  onInbox: () => go.inbox(),
  onArchive: () => go.archive(),
  onPlan: () => goLesson.plan(),
  onMaking: () => goMaking.works(),
  onBind: () => go.bind(),
  onCode: () => go.code(),
  onResidentCode: () => go.residentCode(),
  onPrivacy: () => go.privacy(),

  onBench(event: Tap<{ id: string }>) {
    const bench = this.data.benches.find(({ id }) => id === event.currentTarget.dataset.id)
    return bench && go.bench(bench)
  },

  onCallSecretary() {
    return this.data.me && go.call(this.data.me.secretaryPhone)
  },

  onDisplay(event: Change<{ on: boolean }>) {
    this.setData(choose(event.detail.on ? 'elder' : 'standard'))
  },
})
