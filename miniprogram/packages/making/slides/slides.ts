import {
  PictureUnreadable,
  chooseFromChat,
  keepForUpload,
  pickPictures,
  placeOf,
  soundSeconds,
} from '../../../services/making'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { ask, tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import * as goMaking from '../../../ui/goMaking'
import { learnAddresses, problemsOf, sourceOf, uploads } from '../drafting'
import { change, draftOf, openEditor, redraw } from '../editing'
import { tooLargeWords } from '../media/media.view'
import {
  MOST_SLIDES,
  type Slide,
  type SlideItem,
  type VoiceView,
  added,
  slideItems,
  swapped,
  voiceView,
  withoutSlide,
} from './slides.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    items: [] as SlideItem[],
    last: -1,
    open: -1,
    voice: null as VoiceView | null,
  },

  lessonId: '',
  close: () => {},

  async onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    this.close = await openEditor(this, id)
    void learnAddresses(id)
      .then(() => redraw(this, id))
      .catch(() => undefined)
  },

  onShow() {
    this.setData(display())
    redraw(this, this.lessonId)
  },

  onUnload() {
    this.close()
  },

  draw(draft: LessonDraft) {
    const { lessonId } = this
    const stateOf = (upload: string) => uploads.state(upload)
    const items = slideItems(draft, {
      open: this.data.open,
      sourceOf: (fileId) => sourceOf(lessonId, fileId),
      stateOf,
      problems: problemsOf(lessonId),
    })
    this.setData({ items, last: items.length - 1, voice: voiceView(draft, stateOf) })
  },

  slides(): Slide[] {
    return draftOf(this.lessonId)?.slides ?? []
  },

  put(slides: Slide[]) {
    change(this, this.lessonId, { slides })
  },

  async onAdd() {
    const room = MOST_SLIDES - this.slides().length
    if (room <= 0) return tell(`图片最多 ${MOST_SLIDES} 张。请去掉几张再加`)
    try {
      const chosen = await pickPictures(this.lessonId, Math.min(9, room))
      if (chosen.length === 0) return
      this.put(added(this.slides(), chosen.map(placeOf), draftOf(this.lessonId)?.seconds ?? 0))
      uploads.add(chosen)
    } catch (error) {
      await tell(
        error instanceof PictureUnreadable
          ? '这张图打不开，或者太大。请换一张'
          : '相册没有打开。请在手机的“设置”里允许微信使用照片和相机，再试一次',
      )
    }
  },

  onOpen({ currentTarget }: Tap<{ at: number }>) {
    const { at } = currentTarget.dataset
    this.setData({ open: at === this.data.open ? -1 : at })
    redraw(this, this.lessonId)
  },

  onText({ detail }: Change<{ value: string }>) {
    const { open } = this.data
    this.put(this.slides().map((one, at) => (at === open ? { ...one, text: detail.value } : one)))
  },

  onFrom({ detail }: Change<{ value: number }>) {
    const { open } = this.data
    this.put(this.slides().map((one, at) => (at === open ? { ...one, from: detail.value } : one)))
  },

  onMove({ currentTarget }: Tap<{ by: -1 | 1 }>) {
    const { open, last } = this.data
    const { by } = currentTarget.dataset
    if (open + by < 0 || open + by > last) return
    this.setData({ open: open + by })
    this.put(swapped(this.slides(), open, by))
  },

  async onRemove() {
    const { open } = this.data
    const sure = {
      title: `去掉第 ${open + 1} 张？`,
      content: '讲解还在，只是少一张图',
      yes: '去掉',
      no: '留着',
    }
    if (!(await ask(sure))) return
    this.setData({ open: -1 })
    this.put(withoutSlide(this.slides(), open))
  },

  onRecord() {
    if (this.slides().length === 0) return tell('请先加图片，再对着图片录讲解')
    return goMaking.record(this.lessonId)
  },

  /** A recording that was made elsewhere; when each picture begins is then set by hand. */
  async onChat() {
    const file = await chooseFromChat(['mp3', 'm4a', 'aac']).catch(() => null)
    if (!file) return
    const upload = keepForUpload(this.lessonId, file)
    if (!upload || tooLargeWords(file.bytes))
      return tell(tooLargeWords(file.bytes) || '这不是能放的录音。请选 mp3 或 m4a 的录音')
    const seconds = Math.ceil(await soundSeconds(upload.path))
    change(this, this.lessonId, { fileId: placeOf(upload), seconds })
    uploads.add([upload])
  },

  onAgain: () => uploads.run(),
  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
