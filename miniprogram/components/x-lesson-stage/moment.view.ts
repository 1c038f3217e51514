import type { LessonContent } from '../../shared/contract/lesson'
import { type BlockView, clockOf, indexAt } from './stage.view'

/** What the stage shows of a moment. */
export interface Shown {
  /** Whole seconds, for the slider. */
  at: number
  /** '1:05' */
  clock: string
  /** The caption that is being said. */
  line: string
  /** Of an article, the paragraph and the sentence that are being read; -1 when nobody is led. */
  blockAt: number
  sentenceAt: number
  slide: { url: string; text: string }
}

export const NOTHING_SHOWN: Shown = {
  ...{ at: 0, clock: clockOf(0), line: '', blockAt: -1, sentenceAt: -1 },
  slide: { url: '', text: '' },
}

/** What a stage has to draw with. */
export interface Parts {
  cues: readonly { from: number; to: number; text: string }[]
  blocks: readonly BlockView[]
  isPlaying: boolean
}

export function shownAt(content: LessonContent, { cues, blocks, isPlaying }: Parts, position: number): Shown {
  const blockAt = isPlaying ? indexAt(blocks, position) : -1
  return {
    ...{ at: Math.floor(position), clock: clockOf(position) },
    line: cues[indexAt(cues, position)]?.text ?? '',
    ...{ blockAt, sentenceAt: indexAt(blocks[blockAt]?.sentences ?? [], position) },
    slide: slideAt(content, position),
  }
}

/** Before the first one begins the first is shown. */
function slideAt(content: LessonContent, position: number): Shown['slide'] {
  const slides = content.media === 'slides' ? content.slides : []
  const { url = '', text = '' } = slides[Math.max(0, indexAt(slides, position))] ?? {}
  return { url, text }
}

/** Only what is different has to be drawn: players tell the time four times a second. */
export function difference(before: Shown, after: Shown): Partial<Shown> {
  const keys = Object.keys(after) as (keyof Shown)[]
  const changed = keys.filter((key) =>
    key === 'slide' ? before.slide.url !== after.slide.url : before[key] !== after[key],
  )
  return Object.fromEntries(changed.map((key) => [key, after[key]]))
}
