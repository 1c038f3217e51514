import { LESSON_MEDIA_WORDS, type LessonMedia } from '../../../shared/contract/lesson'
import { MEDIA_ICONS } from '../../../ui/lesson.view'

const NOTES: Readonly<Record<LessonMedia, string>> = {
  article: '写几段话，可以配图',
  slides: '几张图片，您来讲解',
  video: '拍一段，或者选一段拍好的',
  audio: '录一段，只听声音',
}

/** The easiest first. */
const ORDER: readonly LessonMedia[] = ['article', 'slides', 'video', 'audio']

export const mediaRows = (chosen: LessonMedia | '') =>
  ORDER.map((media) => ({
    ...{ media, icon: MEDIA_ICONS[media], title: LESSON_MEDIA_WORDS[media], note: NOTES[media] },
    on: media === chosen,
  }))

/** What is still missing, one thing at a time; '' when it can begin. */
export function missingWords(title: string, media: LessonMedia | '', organizationId: string): string {
  if (title.trim() === '') return '给这节课起个名字'
  if (media === '') return '选一种做法'
  return organizationId === '' ? '选一个党组织' : ''
}
