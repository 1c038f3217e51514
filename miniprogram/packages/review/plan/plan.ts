import * as lesson from '../../../services/lesson'
import * as organization from '../../../services/organization'
import type { LessonCategory } from '../../../shared/contract/lesson'
import { randomPart } from '../../../shared/kit/ids'
import { dayOf } from '../../../shared/kit/time'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { type PlanForm, audienceOf, during, formOf, freshForm, inputOf, toggled } from './form'
import { formView, reachWords, removeQuestion, saveQuestion } from './plan.view'

const EMPTY = freshForm('', { id: '', name: '' }, '2000-01-01')

/** One study plan, new or to be changed. */
Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    isNew: true,
    form: EMPTY,
    view: formView(EMPTY),
    reach: '',
    /** The organisation, where it has others under it for which a plan can be made too. */
    under: '',
  },

  organizationId: '',
  planId: '',
  members: null as number | null,
  asked: 0,
  timer: 0,

  onLoad({ organizationId = '', planId = '' }: { organizationId?: string; planId?: string }) {
    this.organizationId = organizationId
    this.planId = planId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    stopWaiting(this)
  },

  async load() {
    try {
      const id = this.organizationId
      const [{ value: ground }, { plans }] = await Promise.all([organization.get(id), lesson.plans(id)])
      const known = plans.find((one) => one.id === this.planId)
      if (this.planId && !known) return this.setData({ face: 'empty' })
      const form = known ? formOf(known) : freshForm(`plan_${randomPart()}`, ground, dayOf(now()))
      this.setData({ face: 'full', isNew: !known, under: ground.hasChildren ? id : '' })
      this.put(form)
      await this.count()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  put(form: PlanForm) {
    this.setData({ form, view: formView(form) })
  },

  /** Somebody else is meant: counted anew, once nobody has changed it for a moment. */
  meant(change: Partial<PlanForm>) {
    this.put({ ...this.data.form, ...change })
    this.members = null
    this.setData({ reach: reachWords(null) })
    afterTyping(this, () => this.count(), 600)
  },

  /** How many it concerns is good to know, and no more: a plan can be saved without it. */
  async count() {
    const asked = ++this.asked
    const audience = audienceOf(this.data.form)
    const counted = await lesson
      .planReach({ organizationId: this.organizationId, audience })
      .catch(() => null)
    if (asked !== this.asked) return
    this.members = counted?.members ?? null
    this.setData({ reach: counted ? reachWords(counted.members) : '没有数出有多少人，不影响列清单' })
  },

  onName({ detail }: Change<{ value: string }>) {
    this.put({ ...this.data.form, name: detail.value })
  },

  onFrom({ detail }: Change<{ value: string }>) {
    this.put(during(this.data.form, { from: detail.value }))
  },

  onTo({ detail }: Change<{ value: string }>) {
    this.put(during(this.data.form, { to: detail.value }))
  },

  onAudience({ detail }: Change<{ change: Partial<PlanForm> }>) {
    this.meant(detail.change)
  },

  onRequired({ detail }: Change<{ change: Partial<PlanForm> }>) {
    this.put({ ...this.data.form, ...detail.change })
  },

  onCount({ detail }: Change<{ value: number }>) {
    const { form } = this.data
    this.put({ ...form, electives: { ...form.electives, count: detail.value } })
  },

  onCategory({ detail }: Change<{ id: LessonCategory }>) {
    const { form } = this.data
    const categories = toggled(form.electives.categories, detail.id)
    this.put({ ...form, electives: { ...form.electives, categories } })
  },

  async onSave() {
    const { form, view, busy: isBusy } = this.data
    if (view.missing) return tell(`还差一样：${view.missing}`)
    if (isBusy || !(await ask(saveQuestion(form, this.members)))) return
    const input = { organizationId: this.organizationId, plan: inputOf(form) }
    const saved = await busy(this, () => lesson.savePlan(input))
    if (!saved) return
    done('列出来了')
    await go.back()
  },

  async onRemove() {
    const { form } = this.data
    if (this.data.busy || !(await ask(removeQuestion(form)))) return
    const { organizationId } = this
    const removed = await busy(this, () => lesson.removePlan({ organizationId, planId: form.id }))
    if (!removed) return
    done('撤掉了')
    await go.back()
  },

  onBack: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
