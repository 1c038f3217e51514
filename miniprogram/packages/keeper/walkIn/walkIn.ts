import * as keeper from '../../../services/keeper'
import * as member from '../../../services/member'
import { newRequestId } from '../../../shared/kit/ids'
import { done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { learnTime, now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { scan } from '../../../ui/scan'
import { type WalkInView, walkInView } from './walkIn.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    view: null as WalkInView | null,
    ends: [] as { id: string; label: string; on: boolean }[],
    end: '',
    people: 1,
    purpose: '',
    name: '',
    /** Whose card was read; '' before. */
    card: '',
  },

  stationId: '',
  spaceId: '',
  memberId: '',
  requestId: newRequestId(),

  onLoad({ stationId = '', spaceId = '' }: { stationId?: string; spaceId?: string }) {
    Object.assign(this, { stationId, spaceId })
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      const { value, keptAt } = await keeper.board(this.stationId)
      if (keptAt === null) learnTime(value.now)
      const view = walkInView(value, this.spaceId, now())
      if (!view || view.why) return this.setData({ face: 'empty', sentence: view?.why ?? '没有找到这个房间' })
      this.setData({ face: 'full', view })
      this.choose(view.ends[Math.min(1, view.ends.length - 1)]?.id ?? '')
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  choose(end: string) {
    this.setData({ end, ends: (this.data.view?.ends ?? []).map((one) => ({ ...one, on: one.id === end })) })
  },

  onEnd(event: Change<{ id: string }>) {
    this.choose(event.detail.id)
  },

  onPeople(event: Change<{ value: number }>) {
    this.setData({ people: event.detail.value })
  },

  onName(event: Change<{ value: string }>) {
    this.memberId = ''
    this.setData({ name: event.detail.value, card: '' })
  },

  onPurpose(event: Change<{ value: string }>) {
    this.setData({ purpose: event.detail.value })
  },

  /** The member's card or phone: whoever it belongs to is written down as a member. */
  async onCard() {
    const text = await scan()
    if (text === null) return
    const read = await busy(this, () => member.readCode(text))
    if (!read) return
    this.memberId = read.member.id
    this.setData({ card: `${read.member.name} · ${read.member.branchName}`, name: '' })
  },

  async onDone() {
    const { name, end, people, purpose } = this.data
    if (!this.memberId && !name.trim()) return tell('请写上名字，或者扫他的活动证')
    const who = this.memberId ? { memberId: this.memberId } : { name: name.trim() }
    const { spaceId, requestId } = this
    const input = { ...{ spaceId, to: Number(end), people, purpose: purpose.trim(), requestId }, ...who }
    const made = await busy(this, () => keeper.walkIn(input))
    if (!made) return
    await go.back()
    done('记上了')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },

  onBack: () => go.back(),
})
