import type { LessonDraft } from '../../contract/lessonMaking'

/** Sound and film of a lesson, and what there is to download with it. */
export const MEDIA_BYTES = 60 * 1024 * 1024
const KINDS = 'mp4|m4a|mp3|aac|pdf|docx|xlsx|pptx'

/** The ending of a file that a phone has just put there; null when it is none of ours. */
export const uploadedKind = (fileId: string): string | null =>
  new RegExp(`^cloud://[\\w.-]+/uploads/lesson/[a-z0-9]{16}\\.(${KINDS})$`).exec(fileId)?.[1] ?? null

/** Where a phone puts it. `random` is 16 characters that nobody guesses; null when lessons have no such files. */
export function lessonUploadPath(random: string, name: string): string | null {
  const kind = new RegExp(`\\.(${KINDS})$`).exec(name.toLowerCase())?.[1]
  return kind === undefined ? null : `uploads/lesson/${random}.${kind}`
}

/** Where it stands once it was submitted: no phone can write there. */
export const lessonKept = (name: string, kind: string): string => `lessons/${name}.${kind}`

export const isLessonKept = (fileId: string): boolean =>
  new RegExp(`^cloud://[\\w.-]+/lessons/[\\w-]+\\.(${KINDS})$`).test(fileId)

/** Stands in a draft for a file that is on its way from a phone; `upload` is the name of that way. */
export const fileOnItsWay = (upload: string): string => `phone:${upload}`
export const uploadOf = (fileId: string): string | null => /^phone:([a-z0-9]{16})$/.exec(fileId)?.[1] ?? null
export const isOnItsWay = (fileId: string): boolean => uploadOf(fileId) !== null

type WithFiles = Pick<LessonDraft, 'fileId' | 'blocks' | 'slides' | 'materials'>

/** Every file that a draft names. */
export const filesOf = ({ fileId, blocks, slides, materials }: WithFiles): string[] =>
  [
    ...[fileId, ...blocks.map((one) => one.fileId ?? ''), ...slides.map((one) => one.fileId)],
    ...materials.map((one) => one.fileId),
  ].filter((id) => id !== '')

/** The draft with one file in place of another, wherever it stands. */
export function withFile<T extends WithFiles>(draft: T, from: string, to: string): T {
  const other = (fileId: string) => (fileId === from ? to : fileId)
  return {
    ...draft,
    fileId: other(draft.fileId),
    blocks: draft.blocks.map((one) => (one.fileId === from ? { ...one, fileId: to } : one)),
    slides: draft.slides.map((one) => ({ ...one, fileId: other(one.fileId) })),
    materials: draft.materials.map((one) => ({ ...one, fileId: other(one.fileId) })),
  }
}
