import type { LessonCategory, LessonMedia } from '../../../../miniprogram/shared/contract/lesson'

/** One demo lesson as it was written down: what is said, sentence by sentence, and what is asked afterwards. */
export interface LessonRow {
  title: string
  category: LessonCategory
  /** One of the six main themes, or a special one. */
  theme: string
  media: LessonMedia
  level: 'district' | 'street'
  kind: 'required' | 'elective'
  lecturer: string
  /** Spoken in this order; each is a caption, a slide or a paragraph. */
  sentences: readonly string[]
  quiz: readonly QuizRow[]
}

/** `right` are the positions of the right options; two or more make it a question with several answers. */
export interface QuizRow {
  ask: string
  options: readonly string[]
  right: readonly number[]
  why: string
}

type Marks = `${LessonMedia} ${'district' | 'street'} ${'required' | 'elective'}`

/** A writer of rows for one category: lesson('video street elective', theme, lecturer, title, text, quiz). */
export const lessonsOf =
  (category: LessonCategory) =>
  (
    marks: Marks,
    theme: string,
    lecturer: string,
    title: string,
    text: string,
    quiz: readonly QuizRow[] = [],
  ): LessonRow => {
    const [media, level, kind] = marks.split(' ') as [LessonMedia, LessonRow['level'], LessonRow['kind']]
    const sentences = text.match(/[^。！？]+[。！？]/g) ?? [text]
    return { title, category, theme, media, level, kind, lecturer, sentences, quiz }
  }

export const ask = (question: string, options: readonly string[], right: readonly number[], why: string) => ({
  ...{ ask: question, options, right, why },
})

/** A statement that is right or wrong. */
export const isTrue = (question: string, yes: boolean, why: string): QuizRow =>
  ask(question, ['对', '不对'], [yes ? 0 : 1], why)
