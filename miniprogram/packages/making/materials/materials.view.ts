import type { LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { openProblems } from '../../../shared/rules/lesson/parts'
import { type FileView, type StateOf, fileView } from '../files.view'

export const MOST_MATERIALS = 10
const LONGEST_NAME = 60

export interface MaterialItem {
  key: string
  at: number
  name: string
  /** '1.2 MB' */
  size: string
  file: FileView
  wrong: string
}

export function materialItems(
  draft: LessonDraft,
  stateOf: StateOf,
  problems: readonly LessonProblem[],
): MaterialItem[] {
  const standing = openProblems(problems, draft).filter(({ section }) => section === 'materials')
  return draft.materials.map(({ name, fileId, bytes }, at) => ({
    ...{ key: fileId, at, name, size: sizeWords(bytes), file: fileView(fileId, stateOf) },
    wrong: standing.find(({ what }) => what === fileId || what === name)?.sentence ?? '',
  }))
}

/** '1.2 MB'; '' where nobody knows. */
export function sizeWords(bytes: number): string {
  if (bytes <= 0) return ''
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A name that fits, with its ending. */
export function nameOf(name: string): string {
  if (name.length <= LONGEST_NAME) return name
  const ending = /\.\w+$/.exec(name)?.[0] ?? ''
  return name.slice(0, LONGEST_NAME - ending.length) + ending
}
