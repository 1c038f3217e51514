import * as keeper from '../../../services/keeper'
import type { StationKind } from '../../../shared/contract/place'
import type { Site } from '../../../shared/contract/site'
import { newRequestId } from '../../../shared/kit/ids'
import { dayOf } from '../../../shared/kit/time'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { type BrokenView, brokenView } from '../broken.view'
import {
  dayLabel,
  draftOf,
  formOf,
  keepersWords,
  kindChips,
  lastDay,
  mapOf,
  missingWords,
  newDraft,
  placedAt,
  retireQuestion,
} from './site.view'
import type { SiteDraft } from './site.view'

type Field = 'name' | 'address' | 'phone'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    isNew: false,
    draft: newDraft(),
    kinds: kindChips('community'),
    map: null as ReturnType<typeof mapOf>,
    keepers: '',
    closed: '',
    /** Closing for good: from when, and whom it would take. */
    on: '',
    onLabel: '',
    first: '',
    last: '',
    broken: null as BrokenView | null,
    count: 0,
  },

  stationId: '',
  version: 0,
  requestId: newRequestId(),

  onLoad({ stationId = '' }: { stationId?: string }) {
    this.stationId = stationId
  },

  /** Also on coming back from whom it was given to. */
  onShow() {
    this.setData(display())
    if (this.data.face !== 'full' || this.stationId) void this.load()
  },

  async load() {
    if (!this.stationId) return this.start(newDraft())
    try {
      this.take(await keeper.site(this.stationId))
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  take(site: Site) {
    this.stationId = site.stationId
    this.version = site.version
    const closed = site.closedOn ? `${dayLabel(site.closedOn)}起撤掉` : ''
    this.setData({ keepers: keepersWords(site.keepers), closed })
    this.start(draftOf(site))
  },

  start(draft: SiteDraft) {
    const today = dayOf(now())
    this.setData({ face: 'full', isNew: !this.stationId, first: today, last: lastDay(today) })
    this.fill(draft)
  },

  fill(draft: SiteDraft) {
    this.setData({ draft, kinds: kindChips(draft.kind), map: mapOf(draft.place) })
  },

  onField(event: Change<{ value: string }> & Tap<{ field: Field }>) {
    this.fill({ ...this.data.draft, [event.currentTarget.dataset.field]: event.detail.value })
  },

  onKind(event: Change<{ id: StationKind }>) {
    this.fill({ ...this.data.draft, kind: event.detail.id })
  },

  /** WeChat's own map: one searches, or moves it under the pin. */
  async onPlace() {
    const { place } = this.data.draft
    const near = place ? { latitude: place.lat, longitude: place.lng } : {}
    try {
      this.fill(placedAt(this.data.draft, await wx.chooseLocation(near)))
    } catch (error) {
      const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
      if (!/cancel/i.test(errMsg)) await tell('地图没有打开。请在手机的“设置”里允许微信使用位置，再点一次')
    }
  },

  async onSave() {
    const { draft, isNew } = this.data
    const form = formOf(draft)
    const missing = missingWords(draft)
    if (!form || missing) return tell(missing)
    const { stationId, version, requestId } = this
    const saved = await busy(this, () =>
      isNew ? keeper.openStation({ form, requestId }) : keeper.moveStation({ stationId, form, version }),
    )
    if (!saved) return
    this.take(saved)
    done(isNew ? '已建站' : '已保存')
  },

  onKeepers() {
    return go.stationKeepers(this.stationId)
  },

  async onDay(event: Change<{ value: string }>) {
    const on = event.detail.value
    const seen = await busy(this, () => keeper.previewRetire({ stationId: this.stationId, on }))
    if (seen) this.setData({ on, onLabel: dayLabel(on), broken: brokenView(seen), count: seen.count })
  },

  async onRetire() {
    const { on, count, draft } = this.data
    if (!on || this.data.busy || !(await ask(retireQuestion(draft.name, on, count)))) return
    const { stationId, version } = this
    const retired = await busy(this, () => keeper.retireStation({ stationId, on, version }))
    if (!retired) return
    this.setData({ on: '', broken: null })
    this.take(retired)
    done(count > 0 ? `已通知 ${count} 人` : '已定好')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
