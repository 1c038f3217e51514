import type { LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { MEDIA_BYTES } from '../../../shared/rules/lesson/files'
import { openProblems } from '../../../shared/rules/lesson/parts'
import { durationWords } from '../../../ui/lesson.view'
import { type FileView, type StateOf, fileView } from '../files.view'

/** Longer ones are still taken; what is short is watched. Seconds. */
const SHORT = 15 * 60
const MEGA = 1024 * 1024

export interface MediaView {
  isFilm: boolean
  has: boolean
  src: string
  file: FileView
  length: string
  /** What may be wrong with it; '' when nothing. */
  note: string
  wrong: string
}

export interface Sources {
  sourceOf(fileId: string): string
  stateOf: StateOf
  problems: readonly LessonProblem[]
}

export function mediaView(draft: LessonDraft, { sourceOf, stateOf, problems }: Sources): MediaView {
  const { media, fileId, seconds } = draft
  const file = fileView(fileId, stateOf)
  return {
    ...{ isFilm: media === 'video', has: fileId !== '', src: sourceOf(fileId), file },
    length: fileId !== '' && seconds > 0 ? `长 ${durationWords(seconds)}` : '',
    note: seconds > SHORT ? '微课以十几分钟以内为好，太长了大家看不完' : '',
    wrong: openProblems(problems, draft).find(({ section }) => section === 'media')?.sentence ?? '',
  }
}

/** Why a file is not taken; '' when it is. */
export const tooLargeWords = (bytes: number): string =>
  bytes > MEDIA_BYTES
    ? `这个文件有 ${Math.ceil(bytes / MEGA)} MB，最多 ${MEDIA_BYTES / MEGA} MB。请选短一些的，或者分成两课`
    : ''
