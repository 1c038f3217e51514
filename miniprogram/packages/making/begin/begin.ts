import * as lesson from '../../../services/lesson'
import type { LessonMedia } from '../../../shared/contract/lesson'
import { newRequestId } from '../../../shared/kit/ids'
import { tell } from '../../../ui/ask'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goMaking from '../../../ui/goMaking'
import { makingFor } from '../../../ui/makers'
import { whoAmI } from '../../../ui/session'
import { drafts } from '../drafting'
import { mediaRows, missingWords } from './begin.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    media: '' as LessonMedia | '',
    rows: mediaRows(''),
    organizationId: '',
    organizations: [] as { id: string; label: string; on: boolean }[],
    organizationName: '',
  },

  names: [] as { id: string; name: string }[],
  requestId: '',

  onLoad() {
    this.requestId = newRequestId()
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      this.names = makingFor(await whoAmI())
      this.setData({ face: this.names.length > 0 ? 'full' : 'empty' })
      this.choose(this.names[0]?.id ?? '')
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  choose(organizationId: string) {
    const organizations = this.names.map(({ id, name }) => ({ id, label: name, on: id === organizationId }))
    const name = this.names.find(({ id }) => id === organizationId)?.name ?? ''
    this.setData({ organizationId, organizations, organizationName: name })
  },

  onTitle({ detail }: Change<{ value: string }>) {
    this.setData({ title: detail.value })
  },

  onMedia({ currentTarget }: Tap<{ media: LessonMedia }>) {
    const { media } = currentTarget.dataset
    this.setData({ media, rows: mediaRows(media) })
  },

  onOrganization({ detail }: Change<{ id: string }>) {
    this.choose(detail.id)
  },

  async onBegin() {
    const { title, media, organizationId } = this.data
    const missing = missingWords(title, media, organizationId)
    if (missing || media === '') return tell(`还差一样：${missing}`)
    const { requestId } = this
    const input = { organizationId, title: title.trim(), media, requestId }
    const work = await busy(this, () => lesson.begin(input))
    if (!work) return
    drafts.take(work)
    await goMaking.lessonInstead(work.id)
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
