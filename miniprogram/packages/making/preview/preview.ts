import * as lesson from '../../../services/lesson'
import type { LessonContent, LessonDetail } from '../../../shared/contract/lesson'
import { busy, whyNotShown } from '../../../ui/busy'
import { display } from '../../../ui/display'
import type { Face } from '../../../ui/faces'
import { openAddress } from '../../../ui/files'
import { type QuizCard, aboutWords, hasHeading, materialRows, nothingWords, quizCard } from './preview.view'

interface Stage {
  goTo(position: number): void
}

Page({
  data: {
    ...display(),
    face: 'loading' as Face,
    sentence: '',
    busy: false,
    title: '',
    about: '',
    intro: '',
    nothing: '',
    content: null as LessonContent | null,
    lecturer: '',
    seconds: 0,
    start: 0,
    hasHeading: false,
    quiz: null as QuizCard | null,
    materials: [] as ReturnType<typeof materialRows>,
  },

  lessonId: '',
  lesson: null as LessonDetail | null,
  /** Seconds, or a paragraph counted from 0; null for the beginning. */
  moment: null as number | null,
  paragraph: null as number | null,

  onLoad({ id = '', moment, paragraph }: { id?: string; moment?: string; paragraph?: string }) {
    this.lessonId = id
    this.moment = moment === undefined ? null : Number(moment)
    this.paragraph = paragraph === undefined ? null : Number(paragraph)
    void this.load()
  },

  onShow() {
    this.setData(display())
  },

  async load() {
    try {
      this.lesson = await lesson.preview(this.lessonId)
      this.draw(this.lesson)
    } catch (error) {
      this.setData({ face: 'failed', sentence: whyNotShown(error) })
    }
  },

  draw(one: LessonDetail) {
    const nothing = nothingWords(one)
    this.setData({ face: 'full', nothing, content: null })
    this.setData(
      {
        ...{ title: one.title, about: aboutWords(one), intro: one.intro, lecturer: one.lecturer },
        ...{ seconds: one.seconds, start: this.moment ?? 0, hasHeading: hasHeading(one) },
        ...{ quiz: quizCard(one), materials: materialRows(one) },
        content: nothing ? null : one.content,
      },
      () => this.goThere(),
    )
  },

  /** To the place that a remark is about. */
  goThere() {
    if (this.paragraph === null) return
    void wx.pageScrollTo({ selector: `#stage >>> #block-${this.paragraph}`, offsetTop: -96, duration: 200 })
  },

  onReload({ detail }: Change<{ position: number }>) {
    this.moment = detail.position
    void this.load()
  },

  stage(): Stage | null {
    return this.selectComponent('#stage') as unknown as Stage | null
  },

  onMaterial({ currentTarget }: Tap<{ at: number }>) {
    const material = this.lesson?.materials[currentTarget.dataset.at]
    return material && busy(this, () => openAddress(material))
  },

  onRetry() {
    this.setData({ face: 'loading' })
    void this.load()
  },
})
