import { clockOf } from '../../../components/x-lesson-stage/stage.view'
import type { LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { openProblems } from '../../../shared/rules/lesson/parts'
import { durationWords } from '../../../ui/lesson.view'
import { type FileView, type StateOf, fileView } from '../files.view'

export type Slide = LessonDraft['slides'][number]

export const MOST_SLIDES = 60

export interface SlideItem {
  key: string
  at: number
  src: string
  text: string
  file: FileView
  /** '0:12 换到这张'; '' while nothing is recorded. */
  when: string
  from: number
  /** Between the one before and the one after, seconds. */
  least: number
  most: number
  wrong: string
  isOpen: boolean
  spoken: string
}

export interface Shown {
  open: number
  sourceOf(fileId: string): string
  stateOf: StateOf
  problems: readonly LessonProblem[]
}

export function slideItems(draft: LessonDraft, { open, sourceOf, stateOf, problems }: Shown): SlideItem[] {
  const { slides, seconds, fileId: voice } = draft
  const standing = openProblems(problems, draft).filter(({ section }) => section === 'slides')
  return slides.map(({ fileId, text, from }, at) => {
    const when = voice === '' ? '' : at === 0 ? '一开始就是这张' : `${clockOf(from)} 换到这张`
    return {
      ...{ key: fileId, at, text, from, when, src: sourceOf(fileId), file: fileView(fileId, stateOf) },
      least: at === 0 ? 0 : (slides[at - 1]?.from ?? 0) + 1,
      most: at === 0 ? 0 : (slides[at + 1]?.from ?? Math.max(1, seconds)) - 1,
      wrong: standing.find(({ what }) => what === fileId || what === text)?.sentence ?? '',
      isOpen: at === open,
      spoken: [`第 ${at + 1} 张`, text, when, '点一下就能改'].filter((word) => word !== '').join('，'),
    }
  })
}

export interface VoiceView {
  has: boolean
  words: string
  file: FileView
}

export function voiceView({ fileId, seconds }: LessonDraft, stateOf: StateOf): VoiceView {
  const has = fileId !== ''
  return {
    has,
    words: has ? `讲解录好了，长 ${durationWords(seconds)}` : '还没有录讲解',
    file: fileView(fileId, stateOf),
  }
}

/** Times stay where they are in the lesson when pictures change places: only what is seen then changes. */
export function swapped(slides: readonly Slide[], at: number, by: -1 | 1): Slide[] {
  const [one, other] = [slides[at], slides[at + by]]
  if (!one || !other) return [...slides]
  return slides.map((slide, index) => {
    if (index === at) return { ...other, from: slide.from }
    return index === at + by ? { ...one, from: slide.from } : slide
  })
}

/** Without one: whichever is first then stands there from the beginning. */
export const withoutSlide = (slides: readonly Slide[], at: number): Slide[] =>
  slides
    .filter((_, index) => index !== at)
    .map((slide, index) => (index === 0 ? { ...slide, from: 0 } : slide))

/** New ones at the end, a few seconds after each other, or as close as the recording leaves room. */
export function added(slides: readonly Slide[], fileIds: readonly string[], seconds: number): Slide[] {
  const last = slides[slides.length - 1]?.from ?? 0
  const first = slides.length === 0
  const room = seconds > 0 ? Math.floor((seconds - last) / (fileIds.length + 1)) : APART
  const apart = Math.max(1, Math.min(APART, room))
  const fresh = fileIds.map((fileId, at): Slide => {
    const from = first ? at * apart : last + (at + 1) * apart
    return { fileId, text: '', from }
  })
  return [...slides, ...fresh].slice(0, MOST_SLIDES)
}

const APART = 10
