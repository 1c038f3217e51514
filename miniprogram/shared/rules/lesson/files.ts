/** Sound and film of a lesson, and what there is to download with it. */
export const MEDIA_BYTES = 60 * 1024 * 1024
const KINDS = 'mp4|m4a|mp3|aac|pdf|docx|xlsx|pptx'

/** The ending of a file that a phone has just put there; null when it is none of ours. */
export const uploadedKind = (fileId: string): string | null =>
  new RegExp(`^cloud://[\\w.-]+/uploads/lesson/[a-z0-9]{16}\\.(${KINDS})$`).exec(fileId)?.[1] ?? null

/** Where it stands once it was submitted: no phone can write there. */
export const lessonKept = (name: string, kind: string): string => `lessons/${name}.${kind}`

export const isLessonKept = (fileId: string): boolean =>
  new RegExp(`^cloud://[\\w.-]+/lessons/[\\w-]+\\.(${KINDS})$`).test(fileId)
