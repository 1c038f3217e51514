import { kept } from '../../../services/kept'
import * as lesson from '../../../services/lesson'
import { whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goReview from '../../../ui/goReview'
import { whoAmI } from '../../../ui/session'
import { keptWords } from '../../../ui/words'
import { type Ground, PLANNING, chosenGround, groundsOf } from '../grounds'
import { type PlanItem, inOrder, planItem } from './plans.view'

/** The plans of an organisation, by whoever may make them. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    grounds: [] as Ground[],
    items: [] as PlanItem[],
  },

  organizationId: '',
  asked: 0,

  onLoad({ organizationId = '' }: { organizationId?: string }) {
    this.organizationId = organizationId
  },

  /** Again at every return: a plan may have been saved or removed. */
  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const asked = ++this.asked
    try {
      const grounds = groundsOf(await whoAmI(), PLANNING, this.organizationId)
      this.organizationId = chosenGround(grounds)
      this.setData({ grounds })
      const id = this.organizationId
      const { value, keptAt } = await kept(`lessons:plansOf:${id}`, () => lesson.plans(id))
      if (asked !== this.asked) return
      const items = inOrder(value.plans, now()).map((plan) => planItem(plan, now()))
      this.setData({ items, kept: keptWords(keptAt, now()), face: items.length > 0 ? 'full' : 'empty' })
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  onGround({ detail }: Change<{ id: string }>) {
    this.organizationId = detail.id
    this.setData({ face: 'loading' })
    void this.load()
  },

  onPlan({ currentTarget }: Tap<{ id: string }>) {
    return goReview.plan(this.organizationId, currentTarget.dataset.id)
  },

  onNew() {
    return goReview.plan(this.organizationId)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
