import type { ChosenFile } from '../../../services/making'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { clockOf } from '../../../components/x-lesson-stage/stage.view'
import { ask, tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { learnAddresses, sourceOf } from '../drafting'
import { openEditor, redraw } from '../editing'
import { Hearing } from '../hearing'
import { guardLeaving, hearRecorder } from './recorder'
import { takeRecording } from './taking'
import { LONGEST_MS, READY, type Recording, ended, paused, recorded, started, turned } from './recording'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    stage: 'ready' as Recording['stage'],
    clock: '0:00',
    longest: LONGEST_MS / 60_000,
    /** Pictures to be spoken to; none where it is only a sound. */
    count: 0,
    at: 0,
    src: '',
    words: '',
    isHeard: false,
  },

  lessonId: '',
  close: () => {},
  recording: READY as Recording,
  file: null as ChosenFile | null,
  timer: 0,
  hearing: null as Hearing | null,

  async onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    this.listen()
    this.close = await openEditor(this, id)
    void learnAddresses(id)
      .then(() => redraw(this, id))
      .catch(() => undefined)
  },

  onShow() {
    this.setData(display())
  },

  /** A phone that rings, or another page, does not take what was said. */
  onHide() {
    if (this.data.stage === 'running') this.onPause()
    this.hearing?.stop()
  },

  onUnload() {
    clearInterval(this.timer)
    hearRecorder(null)
    this.close()
    this.hearing?.close()
    if (this.data.stage === 'running' || this.data.stage === 'paused') wx.getRecorderManager().stop()
  },

  listen() {
    hearRecorder({
      started: () => this.put(started(this.recording, Date.now())),
      paused: () => this.put(paused(this.recording, Date.now())),
      stopped: (result) => this.stopped(result),
      failed: () => {
        this.put(READY)
        void tell('录音没有打开。请在手机的“设置”里允许微信使用麦克风，再试一次')
      },
    })
  },

  stopped({ tempFilePath, duration, fileSize }: WechatMiniprogram.OnStopListenerResult) {
    this.file = { path: tempFilePath, name: '录音.mp3', bytes: fileSize, seconds: duration / 1_000 }
    this.put(ended(this.recording, Date.now()))
    this.setData({ clock: clockOf(duration / 1_000) })
  },

  put(recording: Recording) {
    this.recording = recording
    clearInterval(this.timer)
    guardLeaving(recording.stage !== 'ready')
    if (recording.stage === 'running') this.timer = setInterval(() => this.tick(), 500)
    this.setData({ stage: recording.stage })
    this.tick()
    redraw(this, this.lessonId)
  },

  tick() {
    this.setData({ clock: clockOf(recorded(this.recording, Date.now()) / 1_000) })
  },

  draw({ slides, media }: LessonDraft) {
    const at = Math.min(this.recording.marks.length, slides.length) - 1
    const slide = slides[Math.max(0, at)]
    void wx.setNavigationBarTitle({ title: media === 'slides' ? '录讲解' : '录音' })
    this.setData({
      ...{ count: media === 'slides' ? slides.length : 0, at, words: slide?.text ?? '' },
      src: slide ? sourceOf(this.lessonId, slide.fileId) : '',
    })
  },

  onStart() {
    this.recording = READY
    wx.getRecorderManager().start({
      ...{ duration: LONGEST_MS, sampleRate: 44_100, numberOfChannels: 1, encodeBitRate: 64_000 },
      format: 'mp3',
    })
  },

  onPause() {
    wx.getRecorderManager().pause()
  },

  onGoOn() {
    wx.getRecorderManager().resume()
  },

  onStop() {
    wx.getRecorderManager().stop()
  },

  /** The next picture, from this word on. */
  onTurn() {
    this.put(turned(this.recording, Date.now()))
  },

  onHear() {
    this.hearing ??= new Hearing((isHeard) => this.setData({ isHeard }))
    if (this.file) this.hearing.toggle(this.file.path)
  },

  async onAgain() {
    const sure = { title: '重新录一遍？', content: '刚才录的这一段就不要了', yes: '重录', no: '留着' }
    if (!(await ask(sure))) return
    this.hearing?.stop()
    this.file = null
    this.put(READY)
  },

  async onUse() {
    if (!this.file || !takeRecording(this.lessonId, this.file, this.recording.marks)) return
    guardLeaving(false)
    await go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
