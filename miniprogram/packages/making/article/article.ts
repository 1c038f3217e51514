import { PictureUnreadable, pickPictures, placeOf } from '../../../services/making'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { ask, tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { learnAddresses, problemsOf, sourceOf, uploads } from '../drafting'
import { change, draftOf, openEditor, redraw } from '../editing'
import {
  type Block,
  type BlockItem,
  LONGEST_PASTE,
  MOST_BLOCKS,
  blockItems,
  moved,
  tidied,
  withNew,
  without,
} from './article.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    items: [] as BlockItem[],
    open: -1,
    last: -1,
    longest: LONGEST_PASTE,
  },

  lessonId: '',
  close: () => {},

  async onLoad({ id = '', at }: { id?: string; at?: string }) {
    this.lessonId = id
    this.close = await openEditor(this, id)
    void learnAddresses(id)
      .then(() => redraw(this, id))
      .catch(() => undefined)
    if (at !== undefined) this.open(Number(at))
  },

  onShow() {
    this.setData(display())
  },

  onUnload() {
    this.tidy()
    this.close()
  },

  draw(draft: LessonDraft) {
    const { lessonId } = this
    const items = blockItems(draft, {
      open: this.data.open,
      sourceOf: (fileId) => sourceOf(lessonId, fileId),
      stateOf: (upload) => uploads.state(upload),
      problems: problemsOf(lessonId),
    })
    this.setData({ items, last: items.length - 1 })
  },

  blocks(): Block[] {
    return draftOf(this.lessonId)?.blocks ?? []
  },

  put(blocks: Block[]) {
    change(this, this.lessonId, { blocks })
  },

  open(at: number) {
    this.setData({ open: at })
    redraw(this, this.lessonId)
    if (at >= 0) void wx.pageScrollTo({ selector: `#block-${at}`, offsetTop: -80, duration: 200 })
  },

  /** What was pasted becomes paragraphs, and an empty one goes. */
  tidy() {
    const { open } = this.data
    if (open < 0) return
    const before = this.blocks()
    const after = tidied(before, open)
    this.setData({ open: -1 })
    if (JSON.stringify(before) !== JSON.stringify(after)) return this.put(after)
    redraw(this, this.lessonId)
  },

  onOpen({ currentTarget }: Tap<{ at: number }>) {
    const { at } = currentTarget.dataset
    const before = this.blocks().length
    const { open } = this.data
    this.tidy()
    // An empty one that went, or several that came, have moved those after it.
    this.open(open >= 0 && at > open ? at + this.blocks().length - before : at)
  },

  onText({ detail }: Change<{ value: string }>) {
    const { open } = this.data
    this.put(this.blocks().map((one, at) => (at === open ? { ...one, text: detail.value } : one)))
  },

  onClose() {
    this.tidy()
  },

  onMove({ currentTarget }: Tap<{ by: -1 | 1 }>) {
    const { open } = this.data
    const to = open + currentTarget.dataset.by
    if (to < 0 || to > this.data.last) return
    const blocks = moved(this.blocks(), open, currentTarget.dataset.by)
    this.setData({ open: to })
    this.put(blocks)
  },

  async onRemove() {
    const { open } = this.data
    const one = this.blocks()[open]
    const question = {
      title: '去掉这一段？',
      content: one?.text.slice(0, 40) || '这张图',
      yes: '去掉',
      no: '留着',
    }
    if (!one || (one.text !== '' || one.kind === 'picture' ? !(await ask(question)) : false)) return
    this.setData({ open: -1 })
    this.put(without(this.blocks(), open))
  },

  onAdd({ currentTarget }: Tap<{ kind: 'text' | 'heading' }>) {
    this.tidy()
    const fresh: Block = { kind: currentTarget.dataset.kind, text: '', fileId: null }
    this.add([fresh])
  },

  add(fresh: readonly Block[]) {
    const before = this.blocks()
    if (before.length + fresh.length > MOST_BLOCKS) return tell(`正文最多 ${MOST_BLOCKS} 段。请去掉几段再加`)
    const { blocks, at } = withNew(before, -1, fresh)
    this.setData({ open: at })
    this.put(blocks)
    return wx.pageScrollTo({ selector: `#block-${at}`, offsetTop: -80, duration: 200 })
  },

  async onPicture() {
    this.tidy()
    try {
      const chosen = await pickPictures(this.lessonId, 9)
      if (chosen.length === 0) return
      await this.add(chosen.map((one): Block => ({ kind: 'picture', text: '', fileId: placeOf(one) })))
      uploads.add(chosen)
    } catch (error) {
      await tell(
        error instanceof PictureUnreadable
          ? '这张图打不开，或者太大。请换一张'
          : '相册没有打开。请在手机的“设置”里允许微信使用照片和相机，再试一次',
      )
    }
  },

  onAgain: () => uploads.run(),

  async onDone() {
    this.tidy()
    await go.back()
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
