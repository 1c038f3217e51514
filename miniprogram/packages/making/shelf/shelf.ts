import type { LessonCategory, LessonKind, LessonLevel } from '../../../shared/contract/lesson'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { problemsOf } from '../drafting'
import { change, openEditor } from '../editing'
import { type ShelfView, shelfView, themeOf } from './shelf.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    shelf: null as ShelfView | null,
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
    this.setData({ shelf: shelfView(draft, problemsOf(this.lessonId)) })
  },

  put(part: Partial<LessonDraft>) {
    change(this, this.lessonId, part)
  },

  onCategory({ detail }: Change<{ id: LessonCategory }>) {
    this.put({ category: detail.id })
  },

  onTheme({ detail }: Change<{ id: string }>) {
    this.put({ theme: themeOf(detail.id) })
  },

  onOwnTheme({ detail }: Change<{ value: string }>) {
    this.put({ theme: detail.value })
  },

  onLevel({ detail }: Change<{ id: LessonLevel }>) {
    this.put({ level: detail.id })
  },

  onKind({ detail }: Change<{ id: LessonKind }>) {
    this.put({ kind: detail.id })
  },

  onSkip({ detail }: Change<{ on: boolean }>) {
    this.put({ skip: detail.on ? 'afterFirst' : 'free' })
  },

  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
