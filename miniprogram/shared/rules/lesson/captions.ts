import type { Cue } from '../../contract/lesson'

const TIME = /(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/
const LINE = new RegExp(`${TIME.source}\\s*-->\\s*${TIME.source}`)

/** The cues of .vtt or .srt text in order; what is no cue is left out. */
export function cuesOf(text: string): Cue[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap(cueOf)
    .sort((a, b) => a.from - b.from)
}

function cueOf(block: string): Cue[] {
  const lines = block.split('\n')
  const at = lines.findIndex((line) => LINE.test(line))
  const match = LINE.exec(lines[at] ?? '')
  if (!match) return []
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = match
  const words = lines
    .slice(at + 1)
    .join(' ')
    .replace(/<[^>]*>/g, '')
    .trim()
  const cue = { from: seconds(h1, m1, s1, f1), to: seconds(h2, m2, s2, f2), text: words }
  return cue.to > cue.from && words !== '' ? [cue] : []
}

const seconds = (h = '0', m = '0', s = '0', fraction = '0') =>
  Number(h) * 3_600 + Number(m) * 60 + Number(s) + Number(fraction.padEnd(3, '0')) / 1_000

/** As much as a lesson keeps, characters. */
export const CAPTIONS = 60_000

/** What can be wrong with a captions file: it has no times, it is too long, or it goes on after the lesson's end. */
export type CaptionsRead =
  | { kind: 'read'; cues: Cue[] }
  | { kind: 'unreadable' }
  /** Written in another alphabet than UTF-8, as older programs do. */
  | { kind: 'garbled' }
  | { kind: 'tooLong' }
  | { kind: 'longer'; cues: Cue[]; to: number }

/** `seconds` is the length of what they belong to; 0 while that is not known. */
export function readCaptions(text: string, seconds: number): CaptionsRead {
  if (text.includes('\uFFFD')) return { kind: 'garbled' }
  if (text.length > CAPTIONS) return { kind: 'tooLong' }
  const cues = cuesOf(text)
  if (cues.length === 0) return { kind: 'unreadable' }
  const to = Math.max(...cues.map((cue) => cue.to))
  return seconds > 0 && to > seconds + LEEWAY ? { kind: 'longer', cues, to } : { kind: 'read', cues }
}

/** Players and recorders do not agree to the second. */
const LEEWAY = 5
