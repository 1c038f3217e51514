import { LESSON_KIND_WORDS, LESSON_MEDIA_WORDS, type LessonDetail } from '../../../shared/contract/lesson'
import { durationWords } from '../../../ui/lesson.view'
import { sizeWords } from '../materials/materials.view'

/** '必修 · 视频 · 12 分钟 · 讲师 周文', as under the learner's player. */
export function aboutWords({ kind, media, seconds, lecturer }: LessonDetail): string {
  const parts = [LESSON_KIND_WORDS[kind], LESSON_MEDIA_WORDS[media], durationWords(seconds)]
  return [...parts, ...(lecturer ? [`讲师 ${lecturer}`] : [])].join(' · ')
}

export interface QuizCard {
  title: string
  note: string
}

export const quizCard = ({ quiz }: Pick<LessonDetail, 'quiz'>): QuizCard | null =>
  quiz && { title: `学完做 ${quiz.asked} 道小题`, note: `答对 ${quiz.pass} 道就行，答错可以再看再答` }

export const materialRows = ({ materials }: Pick<LessonDetail, 'materials'>) =>
  materials.map(({ name, bytes }, at) => ({
    at,
    name,
    note: [sizeWords(bytes), '点开看'].filter(Boolean).join('，'),
  }))

/** Whether an article begins with its own heading: then its title is not said twice. */
export const hasHeading = ({ content }: LessonDetail): boolean =>
  content.media === 'article' && content.blocks[0]?.kind === 'heading'

/** What is not there yet, said plainly instead of an empty stage; '' when there is something to see. */
export function nothingWords({ content }: LessonDetail): string {
  if (content.media === 'article') return content.blocks.length === 0 ? '正文还没有写' : ''
  return content.url === '' ? (content.media === 'video' ? '视频还没有传好' : '录音还没有传好') : ''
}
