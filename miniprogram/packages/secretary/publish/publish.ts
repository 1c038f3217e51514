import * as event from '../../../services/event'
import * as station from '../../../services/station'
import type { EventDraftForm } from '../../../shared/contract/event'
import { addDays, dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords } from '../../../shared/kit/words'
import { kindWords } from '../../../shared/rules/event/templates'
import { tell } from '../../../ui/ask'
import { refusalOf, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import { placeWords } from '../../../ui/event.view'
import type { Face } from '../../../ui/faces'
import * as goEvent from '../../../ui/goEvent'
import { whoAmI } from '../../../ui/session'
import { afterTyping, stopWaiting } from '../../../ui/typing'
import { contactOf, organizerName } from '../events/organizer'
import { begin, drafting, edit, saveOnServer } from './drafting'
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
  savedWords,
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
  /** The intention that the server has, or that nobody has written anything into yet. */
  kept: '',

  onLoad({ eventId = '' }: { eventId?: string }) {
    if (eventId) return void this.change(eventId)
    this.kept = drafting()?.requestId ?? ''
    this.draw()
    void this.introduce()
  },

  /** Who holds it, and whom to ring, where the page before did not know it yet. */
  async introduce() {
    const one = drafting()
    if (!one || one.organizerName) return
    const me = await whoAmI().catch(() => null)
    const latest = drafting()
    if (!me || latest?.localId !== one.localId) return
    const contact = latest.form.contact?.name ? {} : { contact: contactOf(me) }
    edit({ organizerName: organizerName(me, one.organizer), form: contact })
    this.draw()
  },

  /** Coming back from 选地方 and 还可以填, the form has changed. */
  onShow() {
    this.setData(display())
    if (this.data.face !== 'full') return
    this.draw()
    void this.save()
  },

  onUnload() {
    stopWaiting(this)
    void this.save()
  },

  /** A published event is changed in the same form. */
  async change(eventId: string) {
    try {
      const [{ form, organizer, version }, { value }] = await Promise.all([
        event.form(eventId),
        event.get(eventId),
      ])
      const changing = { eventId, version, isSeries: value.series !== null }
      const whereWords = placeWords(value.fullPlace)
      begin({ organizer, organizerName: value.organizerName, form, changing, whereWords })
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
    if (form.where?.kind === 'space' && !one.whereWords) void this.nameSpace(form.where.spaceId)
  },

  /** A draft of another day knows its room by its id only. */
  async nameSpace(spaceId: string) {
    try {
      const { value } = await station.day(spaceId)
      edit({ whereWords: placeWords({ stationName: value.station.name, name: value.space.name }) })
    } catch {
      edit({ form: {}, whereWords: '原来选的房间' })
    }
    this.draw()
  },

  set(form: EventDraftForm) {
    edit({ form })
    this.draw()
    afterTyping(this, () => this.save(), PATIENCE)
  },

  async save() {
    const one = drafting()
    if (!one || one.changing || one.requestId === this.kept) return
    this.kept = one.requestId
    try {
      await saveOnServer()
      this.setData({ saved: savedWords(clockWords(minuteOf(now()))) })
    } catch (error) {
      const { code, message } = refusalOf(error)
      this.kept = ''
      this.setData({ saved: savedWords(null) })
      if (code === 'EVENT_DRAFT_CHANGED') await tell(message)
    }
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
