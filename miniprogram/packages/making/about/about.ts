import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { problemsOf } from '../drafting'
import { change, openEditor } from '../editing'
import { type AboutField, wrongOf } from './about.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    title: '',
    intro: '',
    lecturer: '',
    wrong: { title: '', intro: '', lecturer: '' },
  },

  lessonId: '',
  close: () => {},

  async onLoad({ id = '' }: { id?: string }) {
    this.lessonId = id
    this.close = await openEditor(this, id)
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    this.close()
  },

  draw(draft: LessonDraft) {
    const { title, intro, lecturer } = draft
    this.setData({ title, intro, lecturer, wrong: wrongOf(draft, problemsOf(this.lessonId)) })
  },

  onChange({ currentTarget, detail }: Field) {
    change(this, this.lessonId, { [currentTarget.dataset.field]: detail.value })
  },

  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})

type Field = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  { field: AboutField }
>
