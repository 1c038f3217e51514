import { clockOf } from '../../../components/x-lesson-stage/stage.view'
import type { Cue } from '../../../shared/contract/lesson'
import { CAPTIONS, type CaptionsRead } from '../../../shared/rules/lesson/captions'

/** What is wrong with a captions file and what to do; '' when it can be used as it is. */
export function trouble(read: CaptionsRead | null): string {
  if (read === null) return '这个文件读不出来。请让做字幕的人另存为 .srt 再发一次'
  const words: Readonly<Record<CaptionsRead['kind'], string>> = {
    read: '',
    longer: '',
    garbled: '这个文件里的字是乱码。请让做字幕的人另存为“UTF-8”的 .srt 再发一次',
    tooLong: `字幕太长，最多 ${CAPTIONS / 10_000} 万字。请检查是不是选错了文件`,
    unreadable: '这个文件里没有找到字幕。每一句前面要有起止时间，像 00:00:01,000 --> 00:00:04,000',
  }
  return words[read.kind]
}

/** Said although it is taken: nothing is broken, but something may be mixed up. */
export const doubt = (read: CaptionsRead | null, seconds: number): string =>
  read?.kind === 'longer'
    ? `字幕到 ${clockOf(read.to)} 才完，这一课只有 ${clockOf(seconds)}。是不是选错了文件？`
    : ''

export interface CueRow {
  key: number
  clock: string
  text: string
}

/** The first few: enough to see that it is the right file. */
export const cueRows = (cues: readonly Cue[], most = 6): CueRow[] =>
  cues.slice(0, most).map(({ from, text }, key) => ({ key, clock: clockOf(from), text }))
