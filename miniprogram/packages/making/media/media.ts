import {
  type ChosenFile,
  chooseFilm,
  chooseFromChat,
  keepForUpload,
  placeOf,
  smallerFilm,
  soundSeconds,
} from '../../../services/making'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goMaking from '../../../ui/goMaking'
import { learnAddresses, problemsOf, sourceOf, uploads } from '../drafting'
import { change, draftOf, openEditor, redraw } from '../editing'
import { Hearing } from '../hearing'
import { type MediaView, mediaView, tooLargeWords } from './media.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    view: null as MediaView | null,
    /** '正在把视频变小…' while something is being made ready. */
    preparing: '',
    choosesAnew: false,
    isHeard: false,
  },

  lessonId: '',
  close: () => {},
  asked: '',
  hearing: null as Hearing | null,

  async onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    this.close = await openEditor(this, id)
  },

  onShow() {
    this.setData(display())
    redraw(this, this.lessonId)
  },

  onHide() {
    this.hearing?.stop()
  },

  onUnload() {
    this.close()
    this.hearing?.close()
  },

  draw(draft: LessonDraft) {
    const { lessonId } = this
    const view = mediaView(draft, {
      sourceOf: (fileId) => sourceOf(lessonId, fileId),
      stateOf: (upload) => uploads.state(upload),
      problems: problemsOf(lessonId),
    })
    this.setData({ view })
    void wx.setNavigationBarTitle({ title: view.isFilm ? '视频' : '录音' })
    if (view.file.state === 'there' && view.src === '') void this.learn(draft.fileId)
  },

  /** Its address is asked for once. */
  async learn(fileId: string) {
    if (this.asked === fileId) return
    this.asked = fileId
    await learnAddresses(this.lessonId).catch(() => undefined)
    redraw(this, this.lessonId)
  },

  onAlbum() {
    return this.take(() => chooseFilm('album'))
  },

  onCamera() {
    return this.take(() => chooseFilm('camera'))
  },

  onChat() {
    const isFilm = this.data.view?.isFilm
    return this.take(() => chooseFromChat(isFilm ? ['mp4'] : ['mp3', 'm4a', 'aac']))
  },

  onRecord() {
    return goMaking.record(this.lessonId)
  },

  async take(choose: () => Promise<ChosenFile | null>) {
    if (this.data.preparing) return
    try {
      const chosen = await choose()
      if (chosen) await this.prepare(chosen)
    } catch {
      await tell('没有打开。请在手机的“设置”里允许微信使用相机和照片，再试一次')
    } finally {
      this.setData({ preparing: '' })
    }
  },

  async prepare(chosen: ChosenFile) {
    const isFilm = this.data.view?.isFilm ?? false
    this.setData({ preparing: isFilm ? '正在把视频变小，大的要等一两分钟…' : '正在看有多长…' })
    const file = isFilm ? await smallerFilm(chosen) : chosen
    const tooLarge = tooLargeWords(file.bytes)
    if (tooLarge) return tell(tooLarge)
    const seconds = file.seconds || (await lengthOf(file.path, isFilm))
    const upload = keepForUpload(this.lessonId, file)
    if (!upload)
      return tell(isFilm ? '这不是能放的视频。请选 mp4 的视频' : '这不是能放的录音。请选 mp3 或 m4a 的录音')
    change(this, this.lessonId, { fileId: placeOf(upload), seconds: Math.ceil(seconds) })
    this.setData({ choosesAnew: false })
    uploads.add([upload])
  },

  onHear() {
    this.hearing ??= new Hearing((isHeard) => this.setData({ isHeard }))
    if (this.data.view) this.hearing.toggle(this.data.view.src)
  },

  /** What the chooser did not know, the player does. */
  onLoaded({ detail }: WechatMiniprogram.CustomEvent<{ duration: number }>) {
    const seconds = Math.ceil(detail.duration)
    if (seconds > 0 && draftOf(this.lessonId)?.seconds === 0) change(this, this.lessonId, { seconds })
  },

  onAnew() {
    this.setData({ choosesAnew: true })
  },

  onAgain: () => uploads.run(),
  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})

/** Seconds; 0 when the phone cannot tell. */
async function lengthOf(src: string, isFilm: boolean): Promise<number> {
  if (!isFilm) return soundSeconds(src)
  try {
    return (await wx.getVideoInfo({ src })).duration
  } catch {
    return 0
  }
}
