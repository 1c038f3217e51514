import type { EventDraftForm } from '../../../shared/contract/event'
import { addDays, dayOf } from '../../../shared/kit/time'
import { kindWords } from '../../../shared/rules/event/templates'
import { tell } from '../../../ui/ask'
import { whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { drafting, edit } from './drafting'
import { keepForm } from './keeping'
import { beginChange, introduce, nameSpace } from './opening'
import {
  type AudienceChoice,
  audienceChips,
  audienceOf,
  capacityOf,
  isWhole,
  lengthChips,
  minuteOfClock,
  moved,
  missingWords,
  moreWords,
  whenView,
} from './publish.view'

/** How long somebody may think before what they wrote is sent, milliseconds. */
const PATIENCE = 1500
const HALF_YEAR = 180

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kind: '',
    organizer: '',
    title: '',
    when: whenView({}, now()),
    date: '',
    first: dayOf(now()),
    last: addDays(dayOf(now()), HALF_YEAR),
    lengths: lengthChips({}),
    where: '',
    audiences: [] as ReturnType<typeof audienceChips>,
    capacity: '',
    more: '',
    isChange: false,
    missing: '',
    saved: '',
  },

  timer: 0,
  kept: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    if (eventId) return void this.change(eventId)
    this.kept = drafting()?.requestId ?? ''
    this.draw()
    void introduce().then((isNew) => isNew && this.draw())
  },

  /** Coming back from 选地方 and 还可以填, the form has changed. */
  onShow() {
    this.setData(display())
    if (this.data.face !== 'full') return
    this.draw()
    void keepForm(this)
  },

  onUnload() {
    stopWaiting(this)
    void keepForm(this)
  },

  async change(eventId: string) {
    try {
      await beginChange(eventId)
      void wx.setNavigationBarTitle({ title: '改活动' })
      this.draw()
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw() {
    const one = drafting()
    if (!one) return this.setData({ face: 'empty' })
    const { form, organizer, changing } = one
    this.setData({
      ...{ face: 'full', kind: kindWords(form.kind ?? 'other'), organizer: one.organizerName },
      ...{ title: form.title ?? '', date: form.date ?? '', when: whenView(form, now()) },
      ...{ lengths: lengthChips(form), where: one.whereWords, audiences: audienceChips(form, organizer) },
      capacity: form.capacity ? String(form.capacity) : '',
      ...{ more: moreWords(form), isChange: changing !== null, missing: missingWords(form) },
    })
    if (form.where?.kind === 'space' && !one.whereWords)
      void nameSpace(form.where.spaceId).then(() => this.draw())
  },

  set(form: EventDraftForm) {
    edit({ form })
    this.draw()
    afterTyping(this, () => keepForm(this), PATIENCE)
  },

  onTitle({ detail }: Change<{ value: string }>) {
    this.set({ title: detail.value })
  },

  onDate({ detail }: WechatMiniprogram.PickerChange) {
    this.set(moved(drafting()?.form ?? {}, { date: String(detail.value) }))
  },

  /** The end moves along, so that it stays as long as it was. */
  onStart({ detail }: WechatMiniprogram.PickerChange) {
    const form = drafting()?.form ?? {}
    const { from = 0, to = 0 } = form
    const start = minuteOfClock(String(detail.value))
    this.set(moved(form, { from: start, to: Math.min(24 * 60, start + Math.max(15, to - from)) }))
  },

  onLength({ detail }: Change<{ id: string }>) {
    const { from = 0 } = drafting()?.form ?? {}
    this.set({ to: Math.min(24 * 60, from + Number(detail.id)) })
  },

  onEnd({ detail }: WechatMiniprogram.PickerChange) {
    this.set({ to: minuteOfClock(String(detail.value)) })
  },

  onAudience({ detail }: Change<{ id: AudienceChoice }>) {
    const one = drafting()
    if (one) this.set({ audience: audienceOf(detail.id, one.organizer) })
  },

  onCapacity({ detail }: Change<{ value: string }>) {
    this.set({ capacity: capacityOf(detail.value) })
  },

  onWhere: () => goEvent.where(),
  onMore: () => goEvent.more(),

  async onCheck() {
    const form = drafting()?.form ?? {}
    if (!isWhole(form)) return tell(`还差一样：${missingWords(form)}`)
    return goEvent.check()
  },

  onTemplates() {
    const organizer = drafting()?.organizer
    return organizer ? goEvent.templatesInstead(organizer) : goEvent.events()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    this.onLoad(this.options)
  },
})
