import { kept } from '../../../services/kept'
import * as lesson from '../../../services/lesson'
import type { LessonWorkLine } from '../../../shared/contract/lessonMaking'
import { busy, whyNotShown } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import * as goMaking from '../../../ui/goMaking'
import { keptWords } from '../../../ui/words'
import { uploads } from '../drafting'
import { type WorkGroup, workGroups } from './works.view'

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    kept: '',
    busy: false,
    groups: [] as WorkGroup[],
    after: null as string | null,
  },

  works: [] as LessonWorkLine[],

  onShow() {
    this.setData(display())
    void this.load()
    void uploads.run()
  },

  async load() {
    try {
      const { value, keptAt } = await kept('making:works', () => lesson.works())
      this.works = value.works
      this.setData({ kept: keptWords(keptAt, now()), after: value.after })
      this.draw()
    } catch (error) {
      if (this.data.face !== 'full') this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw() {
    const { works } = this
    this.setData({ face: works.length > 0 ? 'full' : 'empty', groups: workGroups(works, now()) })
  },

  async onMore() {
    const page = await busy(this, () => lesson.works(this.data.after ?? undefined))
    if (!page) return
    this.works = [...this.works, ...page.works]
    this.setData({ after: page.after })
    this.draw()
  },

  onWork({ currentTarget }: Tap<{ id: string }>) {
    return goMaking.lesson(currentTarget.dataset.id)
  },

  onBegin: () => goMaking.begin(),

  onAct() {
    if (this.data.face === 'empty') return goMaking.begin()
    this.setData({ face: 'loading' })
    return this.load()
  },
})
