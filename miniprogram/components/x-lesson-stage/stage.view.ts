import type { ArticleBlock, Cue, LessonContent } from '../../shared/contract/lesson'

/** Rates that WeChat's video knows; below one is for those who want it slower. */
export const RATES = [0.8, 1, 1.25, 1.5, 2] as const

/** Short, so that all of them stand in one row. */
const RATE_WORDS: Readonly<Record<number, string>> = { 0.8: '慢些', 1: '正常', 2: '2倍' }

export const rateChips = (chosen: number) =>
  RATES.map((rate) => ({
    rate,
    label: RATE_WORDS[rate] ?? String(rate),
    spoken: rate === 1 ? '正常快慢' : `${rate} 倍`,
    on: rate === chosen,
  }))

/** '3:05' */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** The one that is being said; -1 in between. */
export const indexAt = (parts: readonly { from: number; to: number }[], position: number): number =>
  parts.findIndex(({ from, to }) => from <= position && position < to)

/** A sentence of a paragraph, with the seconds in which it is read. */
export interface Sentence extends Cue {
  key: string
}

/** Where sentences end; the mark belongs to the sentence before it. */
const SENTENCES = /[^。！？；!?;]+[。！？；!?;]*[”’」』）)]*/g

/** A paragraph's time, shared out among its sentences by their length. */
export function sentencesOf({ text, from, to }: ArticleBlock): Sentence[] {
  const parts = text.match(SENTENCES) ?? [text]
  const whole = parts.reduce((sum, part) => sum + part.length, 0)
  let read = 0
  return parts.map((part) => {
    const begins = from + ((to - from) * read) / whole
    read += part.length
    return { key: `${from}:${read}`, text: part, from: begins, to: from + ((to - from) * read) / whole }
  })
}

export interface BlockView extends ArticleBlock {
  key: string
  sentences: Sentence[]
}

export const blockViews = (content: LessonContent): BlockView[] =>
  content.media === 'article'
    ? content.blocks.map((block) => ({
        ...block,
        key: String(block.from),
        sentences: block.kind === 'picture' ? [] : sentencesOf(block),
      }))
    : []

/** What is said in words, of whichever kind of lesson. */
export function cuesOf(content: LessonContent): Cue[] {
  if (content.media === 'video' || content.media === 'audio') return content.cues
  return content.media === 'slides' ? content.slides.map(({ from, to, text }) => ({ from, to, text })) : []
}

export type Judged = { kind: 'play' } | { kind: 'back'; to: number }

/** A first viewing goes in order where the lesson says so: ahead of `limit` one is brought back. null is no limit. */
export function judgeSeek(position: number, limit: number | null, before: number): Judged {
  if (limit === null || position <= limit + LEEWAY) return { kind: 'play' }
  return { kind: 'back', to: Math.min(before, limit) }
}

/** Players do not seek exactly, seconds. */
const LEEWAY = 2

/**
 * Reading by oneself: time counts for what is on the screen and has not been read yet, from its beginning on, no faster
 * than it would be read aloud at this rate. `elapsed` is in seconds.
 */
export function readOn(
  onScreen: readonly { from: number; to: number }[],
  read: readonly { from: number; to: number }[],
  elapsed: number,
  rate: number,
): { from: number; to: number } | null {
  for (const { from, to } of onScreen) {
    const start = firstUnread(from, to, read)
    if (start !== null) return { from: start, to: Math.min(to, start + elapsed * rate) }
  }
  return null
}

function firstUnread(from: number, to: number, read: readonly { from: number; to: number }[]): number | null {
  let at = from
  for (const span of [...read].sort((a, b) => a.from - b.from))
    if (span.from <= at + 0.01 && span.to > at) at = span.to
  return at < to - 0.01 ? at : null
}
