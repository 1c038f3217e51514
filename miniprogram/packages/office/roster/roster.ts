import * as roster from '../../../services/roster'
import type { RosterJob } from '../../../shared/contract/roster'
import { newRequestId } from '../../../shared/kit/ids'
import { dayOf } from '../../../shared/kit/time'
import { ask } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { type ChosenFile, chooseTable, openExported, openStored } from '../../../ui/files'
import { exportAll, forgetExport, isUnfinished } from './exports'
import {
  EXPORT_QUESTION,
  type JobView,
  applyQuestion,
  exportMoving,
  exportNote,
  jobView,
} from './roster.view'

/** What came to an end: shown in words, not to be gone on with. */
const isOver = ({ stage }: RosterJob) => stage === 'done' || stage === 'dropped'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    /** The import that is going on or waits to be looked at; null before a file is chosen. */
    job: null as JobView | null,
    past: [] as JobView[],
    absentLeave: false,
    createOrganizations: false,
    /** While a file goes up or an export is made. */
    moving: { share: 0, words: '' },
    exportNote: '',
  },

  organizationId: '',
  job: null as RosterJob | null,
  gone: false,

  onLoad({ organizationId = '' }: { organizationId?: string }) {
    this.organizationId = organizationId
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    this.gone = true
  },

  /** An import that was cut short is gone on with. */
  async load() {
    try {
      const { jobs } = await roster.jobs(this.organizationId)
      const running = jobs.find((job) => !isOver(job)) ?? null
      this.setData({
        face: 'full',
        past: jobs.filter(isOver).map((job) => this.viewOf(job)),
        exportNote: exportNote(isUnfinished(this.organizationId)),
      })
      if (running) await this.goOn(running)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  viewOf: (job: RosterJob) => jobView(job, dayOf(now())),

  show(job: RosterJob) {
    this.job = job
    if (!this.gone) this.setData({ job: this.viewOf(job) })
  },

  async goOn(job: RosterJob) {
    this.show(job)
    if (job.stage === 'ready' || isOver(job)) return
    const rested = await busy(this, () => roster.run(job.id, (next) => this.show(next)))
    if (!rested) await this.look(job.id)
  },

  /** After a refusal: what has become of it meanwhile, if that can be had. */
  async look(jobId: string) {
    const job = await roster.job(jobId).catch(() => null)
    if (job) this.show(job)
  },

  async onChoose() {
    const file = await chooseTable()
    if (!file || this.data.busy) return
    this.setData({
      moving: { share: 0.3, words: '正在传文件' },
      absentLeave: false,
      createOrganizations: false,
    })
    const job = await busy(this, () => this.begin(file))
    this.setData({ moving: { share: 0, words: '' } })
    if (job) await this.goOn(job)
  },

  async begin({ path, name }: ChosenFile): Promise<RosterJob> {
    const requestId = newRequestId()
    const fileId = await roster.upload(path, requestId)
    return roster.begin({ fileId, fileName: name, organizationId: this.organizationId, requestId })
  },

  onAbsentLeave(event: Change<{ on: boolean }>) {
    this.setData({ absentLeave: event.detail.on })
  },

  onCreateOrganizations(event: Change<{ on: boolean }>) {
    this.setData({ createOrganizations: event.detail.on })
  },

  async onApply() {
    const { job } = this
    const { absentLeave, createOrganizations } = this.data
    if (!job || this.data.busy || !(await ask(applyQuestion(job.counts, absentLeave)))) return
    const applied = await busy(this, () => roster.apply({ jobId: job.id, absentLeave, createOrganizations }))
    await (applied ? this.goOn(applied) : this.look(job.id))
  },

  /** After a lost network or a closed page: what is done stays done. */
  onGoOn() {
    return this.job && this.goOn(this.job)
  },

  async onDrop() {
    const { job } = this
    if (!job) return
    await busy(this, () => roster.drop(job.id))
    await this.onAnother()
  },

  async onAnother() {
    this.job = null
    this.setData({ job: null })
    await this.load()
  },

  async onBadRows() {
    const { job } = this
    const file = job && (await busy(this, () => roster.badRows(job.id)))
    if (file) await openExported(file)
  },

  async onTemplate() {
    const file = await busy(this, () => roster.template())
    if (file) await openExported(file)
  },

  async onExport() {
    if (this.data.busy || !(await ask(EXPORT_QUESTION))) return
    const { organizationId } = this
    this.setData({ moving: exportMoving(0) })
    const fileId = await busy(this, () =>
      exportAll(organizationId, (share) => this.setData({ moving: exportMoving(share) })),
    )
    if (fileId && (await busy(this, () => openStored(fileId).then(() => true)))) forgetExport(organizationId)
    this.setData({ moving: { share: 0, words: '' }, exportNote: exportNote(isUnfinished(organizationId)) })
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
