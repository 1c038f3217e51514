import { type ChosenFile, keepForUpload, placeOf } from '../../../services/making'
import { drafts, uploads } from '../drafting'
import { beginnings } from './recording'

/** Puts a recording into the draft, with when each picture begins, and sends it; false when there is no draft for it. */
export function takeRecording(lessonId: string, file: ChosenFile, marks: readonly number[]): boolean {
  const draft = drafts.get(lessonId)?.draft
  const upload = keepForUpload(lessonId, file)
  if (!draft || !upload) return false
  const seconds = Math.ceil(file.seconds)
  const froms = beginnings(marks, draft.slides.length, seconds)
  const slides = draft.slides.map((one, at) => ({ ...one, from: froms[at] ?? 0 }))
  drafts.edit(lessonId, { fileId: placeOf(upload), seconds, slides })
  uploads.add([upload])
  return true
}
