import type { EventDraftForm, EventRepeat } from '../../../shared/contract/event'
import { randomPart } from '../../../shared/kit/ids'
import { pictureAddresses } from '../../../services/files'
import { uploadMaterial } from '../../../services/materials'
import { ask, tell } from '../../../ui/ask'
import { busy } from '../../../ui/busy'
import { display } from '../../../ui/display'
import * as go from '../../../ui/go'
import { drafting, edit } from '../publish/drafting'
import { choicesOf, closesAtFor, isWindow, moreChips, opensAtFor, windowWords } from './more.view'

/** Most questions, and most files, that an event takes. */
const MOST = { questions: 5, materials: 9 }

type TextField = 'summary' | 'bring' | 'topic'

Page({
  data: {
    ...display(),
    busy: false,
    form: {} as EventDraftForm,
    chips: moreChips({}, null),
    window: '',
    howToGet: '',
    cover: [] as { fileId: string; url: string }[],
    times: 4,
    canRepeat: true,
    question: '',
    choices: '',
    mostQuestions: MOST.questions,
    mostMaterials: MOST.materials,
  },

  onLoad() {
    const cover = drafting()?.form.cover
    if (cover) void this.showCover(cover)
    this.draw()
  },

  onShow() {
    this.setData(display())
  },

  async showCover(fileId: string) {
    this.setData({ cover: await pictureAddresses([fileId]) })
  },

  draw() {
    const one = drafting()
    if (!one) return
    const { form, repeat, changing } = one
    this.setData({
      ...{ form, chips: moreChips(form, repeat), window: windowWords(form), canRepeat: changing === null },
      ...{ howToGet: form.where?.howToGet ?? '', times: repeat?.times ?? 4 },
    })
  },

  set(form: EventDraftForm) {
    edit({ form })
    this.draw()
  },

  onText(change: Change<{ value: string }>) {
    const { field } = change.currentTarget.dataset as { field: TextField }
    this.set({ [field]: change.detail.value })
  },

  onLecturer({ detail }: Change<{ value: string }>) {
    this.set({ lecturer: detail.value.trim() ? { id: null, name: detail.value } : null })
  },

  onLesson({ detail }: Change<{ value: string }>) {
    this.set({ lesson: detail.value.trim() ? { id: null, title: detail.value } : null })
  },

  onHowToGet({ detail }: Change<{ value: string }>) {
    const where = drafting()?.form.where
    if (where) this.set({ where: { ...where, howToGet: detail.value } })
  },

  onContact(change: Change<{ value: string }>) {
    const { field } = change.currentTarget.dataset as { field: 'name' | 'phone' }
    const contact = drafting()?.form.contact ?? { name: '', phone: '' }
    this.set({ contact: { ...contact, [field]: change.detail.value } })
  },

  onCredit({ detail }: Change<{ on: boolean }>) {
    this.set({ credit: detail.on ? 'byLength' : 'none' })
  },

  onWalkIns({ detail }: Change<{ on: boolean }>) {
    this.set({ walkIns: detail.on })
  },

  onCompanions({ detail }: Change<{ value: number }>) {
    this.set({ companions: detail.value })
  },

  async onOpens({ detail }: Change<{ id: string }>) {
    if (!isWindow(this.data.form, detail.id)) return tell('请先选活动在哪一天')
    this.set({ opensAt: opensAtFor(this.data.form, Number(detail.id)) })
  },

  async onCloses({ detail }: Change<{ id: string }>) {
    if (!isWindow(this.data.form, detail.id)) return tell('请先选活动在哪一天')
    this.set({ closesAt: closesAtFor(this.data.form, Number(detail.id)) })
  },

  onCancels({ detail }: Change<{ id: string }>) {
    this.set({ cancelHours: Number(detail.id) })
  },

  onRepeat({ detail }: Change<{ id: EventRepeat['every'] | '' }>) {
    edit({ repeat: detail.id ? { every: detail.id, times: this.data.times } : null, skip: [] })
    this.draw()
  },

  onTimes({ detail }: Change<{ value: number }>) {
    const repeat = drafting()?.repeat
    if (repeat) edit({ repeat: { ...repeat, times: detail.value }, skip: [] })
    this.draw()
  },

  onCover({ detail }: Change<{ fileIds: string[] }>) {
    this.set({ cover: detail.fileIds[0] ?? '' })
  },

  onQuestion({ detail }: Change<{ value: string }>) {
    this.setData({ question: detail.value })
  },

  onChoices({ detail }: Change<{ value: string }>) {
    this.setData({ choices: detail.value })
  },

  async onAddQuestion() {
    const { question, choices, form } = this.data
    const text = question.trim()
    if (text.length < 2) return tell('先写要问什么')
    const added = { id: `k_${randomPart()}`, text, isRequired: true, choices: choicesOf(choices) }
    this.set({ questions: [...(form.questions ?? []), added] })
    this.setData({ question: '', choices: '' })
  },

  onDropQuestion(tap: Tap<{ id: string }>) {
    const { id } = tap.currentTarget.dataset
    this.set({ questions: (this.data.form.questions ?? []).filter((one) => one.id !== id) })
  },

  async onAddMaterial() {
    const added = await busy(this, uploadMaterial)
    if (added) this.set({ materials: [...(this.data.form.materials ?? []), added] })
  },

  async onDropMaterial(tap: Tap<{ id: string; name: string }>) {
    const { id, name } = tap.currentTarget.dataset
    if (!(await ask({ title: '去掉这份资料？', content: name, yes: '去掉', no: '留着' }))) return
    this.set({ materials: (this.data.form.materials ?? []).filter(({ fileId }) => fileId !== id) })
  },

  onDone: () => go.back(),
})
