import { kept } from '../../../services/kept'
import * as lesson from '../../../services/lesson'
import type { LessonWorkLine } from '../../../shared/contract/lessonMaking'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goReview from '../../../ui/goReview'
import type { LessonItem } from '../../../ui/lesson.view'
import { isOffice, whoAmI } from '../../../ui/session'
import { keptWords } from '../../../ui/words'
import { type Ground, REVIEWING, chosenGround, groundsOf } from '../grounds'
import { EMPTY_WORDS, type Tab, deskItem, tabChips } from './desk.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    grounds: [] as Ground[],
    /** Whether this person also makes study plans. */
    plans: false,
    tab: 'submitted' as Tab,
    tabs: tabChips('submitted'),
    items: [] as LessonItem[],
    more: false,
    empty: EMPTY_WORDS.submitted,
  },

  works: [] as LessonWorkLine[],
  after: null as string | null,
  asked: 0,

  /** Again at every return: a lesson may have been judged meanwhile. */
  onShow() {
    this.setData(display())
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const asked = ++this.asked
    const { tab } = this.data
    try {
      const organizationId = await this.ground()
      if (!organizationId) return this.setData({ face: 'empty', empty: NO_GROUND })
      const { value, keptAt } = await kept(`lessons:desk:${organizationId}:${tab}`, () =>
        lesson.desk({ organizationId, stage: tab }),
      )
      if (asked !== this.asked) return
      this.setData({ kept: keptWords(keptAt, now()) })
      this.show(value.works, keptAt === null ? value.after : null)
    } catch (error) {
      if (asked === this.asked) this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  /** Where this person reviews; known from the second time on. */
  async ground(): Promise<string> {
    if (this.data.grounds.length === 0) {
      const me = await whoAmI()
      this.setData({ grounds: groundsOf(me, REVIEWING), plans: isOffice(me) })
    }
    return chosenGround(this.data.grounds)
  },

  show(works: LessonWorkLine[], after: string | null) {
    this.works = works
    this.after = after
    const items = works.map((one) => deskItem(one, this.data.tab, now()))
    this.setData({ items, more: after !== null, face: items.length > 0 ? 'full' : 'empty' })
  },

  async onMore() {
    const { after, asked } = this
    if (after === null) return
    const input = { organizationId: chosenGround(this.data.grounds), stage: this.data.tab, after }
    const next = await busy(this, () => lesson.desk(input))
    if (next && asked === this.asked) this.show([...this.works, ...next.works], next.after)
  },

  onTab({ detail }: Change<{ id: Tab }>) {
    const tab = detail.id
    this.setData({ tab, tabs: tabChips(tab), empty: EMPTY_WORDS[tab], face: 'loading', kept: '' })
    void this.load()
  },

  onGround({ detail }: Change<{ id: string }>) {
    const grounds = this.data.grounds.map((one) => ({ ...one, on: one.id === detail.id }))
    this.setData({ grounds, face: 'loading' })
    void this.load()
  },

  onLesson({ currentTarget }: Tap<{ id: string }>) {
    return goReview.lesson(currentTarget.dataset.id)
  },

  onPlans: () => goReview.plans(),

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})

const NO_GROUND = { title: '您还不是审核员', note: '要评审微课，请联系区委组织部给您授权' }
