import * as keeper from '../../../services/keeper'
import type { SpaceEdit } from '../../../shared/contract/keeper'
import type { Picture } from '../../../shared/contract/place'
import type { Audience, SpaceKind } from '../../../shared/contract/station'
import { newRequestId } from '../../../shared/kit/ids'
import type { Range } from '../../../shared/kit/time'
import { ask, done, tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { takeChosen } from '../audience/choosing'
import { type BrokenView, brokenView, saveQuestion } from '../broken.view'
import { type ChoiceRow, choiceRows, withChoice } from './choices'
import { amissWords, audienceChips, equipmentOf, forSaving, kindChips, newRoom } from './room.view'

type Field = 'name' | 'whereabouts' | 'rules'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    isNew: false,
    terms: null as SpaceEdit | null,
    kinds: kindChips('room'),
    audiences: [] as ReturnType<typeof audienceChips>,
    rows: [] as ChoiceRow[],
    capacity: '',
    equipment: '',
    pictures: [] as Picture[],
    sending: false,
    broken: null as BrokenView | null,
  },

  stationId: '',
  spaceId: '',
  version: 0,
  week: [] as Range[][],
  requestId: newRequestId(),

  onLoad({ stationId = '', spaceId = '' }: { stationId?: string; spaceId?: string }) {
    Object.assign(this, { stationId, spaceId })
    void this.load()
  },

  /** Also on coming back from the tree. */
  onShow() {
    this.setData(display())
    const chosen = takeChosen()
    if (chosen) this.change({ audience: 'organization', audienceId: chosen.id, audienceName: chosen.name })
  },

  async load() {
    try {
      const { terms: station } = await keeper.station(this.stationId)
      this.week = station.week
      if (this.spaceId) await this.loadSpace()
      else this.start(newRoom(), true)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  async loadSpace() {
    const { terms, version, pictures } = await keeper.space(this.stationId, this.spaceId)
    this.version = version
    this.setData({ pictures })
    this.start(terms, false)
  },

  start(terms: SpaceEdit, isNew: boolean) {
    const [capacity, equipment] = [String(terms.capacity), terms.equipment.join('、')]
    this.setData({ face: 'full', isNew, capacity, equipment })
    this.fill(terms)
  },

  /** Whatever changes, what was looked at before no longer holds. */
  fill(terms: SpaceEdit) {
    this.setData({
      ...{ terms, broken: null, rows: choiceRows(terms) },
      ...{ kinds: kindChips(terms.kind), audiences: audienceChips(terms) },
    })
  },

  change(change: Partial<SpaceEdit>) {
    if (this.data.terms) this.fill({ ...this.data.terms, ...change })
  },

  onField(event: Change<{ value: string }> & Tap<{ field: Field }>) {
    this.change({ [event.currentTarget.dataset.field]: event.detail.value })
  },

  onKind(event: Change<{ id: SpaceKind }>) {
    this.change({ kind: event.detail.id })
  },

  onAudience(event: Change<{ id: Audience }>) {
    const audience = event.detail.id
    if (audience === 'organization') return this.onChooseAudience()
    this.change({ audience, audienceId: '', audienceName: '' })
  },

  onChooseAudience() {
    return go.chooseAudience(this.stationId, this.data.terms?.audienceId ?? '')
  },

  onCapacity(event: Change<{ value: string }>) {
    this.setData({ capacity: event.detail.value })
    this.change({ capacity: Number(event.detail.value) })
  },

  onEquipment(event: Change<{ value: string }>) {
    this.setData({ equipment: event.detail.value })
    this.change({ equipment: equipmentOf(event.detail.value) })
  },

  onChoice(event: Change<{ value: string }> & Tap<{ field: string }>) {
    const { terms } = this.data
    if (terms) this.fill(withChoice(terms, event.currentTarget.dataset.field, Number(event.detail.value)))
  },

  onApproval(event: Change<{ on: boolean }>) {
    this.change({ approval: event.detail.on })
  },

  onOwnHours(event: Change<{ on: boolean }>) {
    const own = { week: this.week, exceptions: [], holidays: 'closed' as const }
    this.change({ ownHours: event.detail.on ? own : null })
  },

  onWeek(event: Change<{ week: Range[][] }>) {
    const own = this.data.terms?.ownHours
    if (own) this.change({ ownHours: { ...own, week: event.detail.week } })
  },

  onPictures(event: Change<{ fileIds: string[]; sending: boolean }>) {
    this.setData({ sending: event.detail.sending })
    this.change({ photos: event.detail.fileIds })
  },

  /** First what it breaks; and where it breaks nothing, it is saved at once. */
  async onSave() {
    const { terms } = this.data
    const amiss = terms ? amissWords(terms) : ''
    if (!terms || amiss) return tell(amiss)
    const { stationId, version, requestId } = this
    const spaceId = this.spaceId || null
    const input = { stationId, spaceId, terms: forSaving(terms), version, requestId }
    const seen = await busy(this, () => keeper.previewSpace(input))
    if (!seen) return
    this.setData({ broken: brokenView(seen) })
    if (seen.count > 0 && !(await ask(saveQuestion(seen.count)))) return
    if (!(await busy(this, () => keeper.saveSpace(input)))) return
    await go.back()
    done('已保存')
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
