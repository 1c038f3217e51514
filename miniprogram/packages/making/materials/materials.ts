import { chooseFromChat, keepForUpload, placeOf } from '../../../services/making'
import type { LessonDraft } from '../../../shared/contract/lessonMaking'
import { ask, tell } from '../../../ui/ask'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as go from '../../../ui/go'
import { problemsOf, uploads } from '../drafting'
import { change, draftOf, openEditor } from '../editing'
import { tooLargeWords } from '../media/media.view'
import { MOST_MATERIALS, type MaterialItem, materialItems, nameOf } from './materials.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    saved: '',
    items: [] as MaterialItem[],
    hasFailed: false,
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
    const items = materialItems(draft, (upload) => uploads.state(upload), problemsOf(this.lessonId))
    this.setData({ items, hasFailed: items.some(({ file }) => file.state === 'failed') })
  },

  async onAdd() {
    const materials = draftOf(this.lessonId)?.materials ?? []
    if (materials.length >= MOST_MATERIALS) return tell(`资料最多 ${MOST_MATERIALS} 份。请去掉一份再加`)
    const file = await chooseFromChat(['pdf', 'docx', 'xlsx', 'pptx', 'mp3', 'mp4']).catch(() => null)
    if (!file) return
    const upload = keepForUpload(this.lessonId, file)
    if (!upload || tooLargeWords(file.bytes))
      return tell(tooLargeWords(file.bytes) || '这种文件手机上打不开。请换成 pdf、Word、Excel 或 PPT')
    const fresh = { name: nameOf(file.name), fileId: placeOf(upload), bytes: file.bytes }
    change(this, this.lessonId, { materials: [...materials, fresh] })
    uploads.add([upload])
  },

  async onRemove({ currentTarget }: Tap<{ at: number }>) {
    const { at } = currentTarget.dataset
    const materials = draftOf(this.lessonId)?.materials ?? []
    const sure = { title: '去掉这份资料？', content: materials[at]?.name ?? '', yes: '去掉', no: '留着' }
    if (!(await ask(sure))) return
    change(this, this.lessonId, { materials: materials.filter((_, index) => index !== at) })
  },

  onAgain: () => uploads.run(),
  onDone: () => go.back(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.onLoad({ id: this.lessonId })
  },
})
