import type { LessonRow } from './content/index'

/** The files of one demo lesson under `files/`, by its number. Articles have none. */
export interface MediaFiles {
  /** The clip, or the narration. */
  main: string
  captions: string
  /** Pictures, one a sentence; only slides have them. */
  slides: readonly string[]
}

export function mediaFiles(row: LessonRow, number: number): MediaFiles {
  const base = String(number).padStart(3, '0')
  const isVideo = row.media === 'video'
  const slides = row.media === 'slides' ? row.sentences.map((_, n) => `${base}-${n}.jpg`) : []
  return { main: `${base}.${isVideo ? 'mp4' : 'm4a'}`, captions: `${base}.vtt`, slides }
}
