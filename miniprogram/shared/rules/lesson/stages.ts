import type { LessonLevel } from '../../contract/lesson'
import type { DraftSection, LessonDraft, LessonStage } from '../../contract/lessonMaking'
import { type Refused, refused } from '../decision'
import { isOnItsWay } from './files'

/** Two reviewers for what the whole district sees, one for a street's. */
export const passesNeeded = (level: LessonLevel): number => (level === 'district' ? 2 : 1)

/** Which stage may follow which. Whoever may take the step is another question. */
const NEXT: Readonly<Record<LessonStage, readonly LessonStage[]>> = {
  draft: ['submitted', 'retired'],
  submitted: ['returned', 'published'],
  returned: ['submitted', 'retired'],
  published: ['exemplar', 'rework', 'retired'],
  exemplar: ['published', 'rework', 'retired'],
  rework: ['published', 'retired'],
  retired: ['published'],
}

export const canFollow = (from: LessonStage, to: LessonStage): boolean => NEXT[from].includes(to)

/** Stages in which everybody sees a lesson. One that is back in the furnace can be finished by who began it. */
export const isShown = (stage: LessonStage): boolean => stage === 'published' || stage === 'exemplar'

/** Something that a draft still needs, and the editor in which it is put right. */
export interface Lack {
  section: DraftSection
  what: string
}

/** The first that a draft lacks before it can be submitted; null when it is whole. */
export function refuseDraft(draft: LessonDraft): Refused | null {
  const [first] = lacksOf(draft)
  return first ? refused('LESSON_INCOMPLETE', { what: first.what }) : null
}

/** Everything that a draft lacks, in the order in which it is made; the phone's checklist and the server ask the same. */
export const lacksOf = (draft: LessonDraft): Lack[] => [
  ...lackOfWords(draft),
  ...lackOfContent(draft),
  ...lackOfQuiz(draft).map((what): Lack => ({ section: 'quiz', what })),
]

const lackOfWords = ({ title, theme, lecturer }: LessonDraft): Lack[] => [
  ...(title.trim() === '' ? [{ section: 'about', what: '标题' } as const] : []),
  ...(theme.trim() === '' ? [{ section: 'shelf', what: '主题' } as const] : []),
  ...(lecturer.trim() === '' ? [{ section: 'about', what: '讲师' } as const] : []),
]

function lackOfContent(draft: LessonDraft): Lack[] {
  const lacks = draft.media === 'article' ? lackOfArticle(draft) : lackOfClip(draft)
  const isComing = draft.materials.some(({ fileId }) => isOnItsWay(fileId))
  return isComing ? [...lacks, { section: 'materials', what: '资料（还没有传完）' }] : lacks
}

function lackOfArticle({ blocks }: LessonDraft): Lack[] {
  if (!blocks.some(({ text }) => text.trim() !== '')) return [{ section: 'article', what: '正文' }]
  const isComing = blocks.some(({ fileId }) => fileId !== null && isOnItsWay(fileId))
  return isComing ? [{ section: 'article', what: '正文里的图（还没有传完）' }] : []
}

function lackOfClip({ media, fileId, seconds, slides }: LessonDraft): Lack[] {
  const section = media === 'slides' ? 'slides' : 'media'
  const name = media === 'video' ? '视频' : '录音'
  const lacks: Lack[] = []
  if (media === 'slides' && slides.length === 0) lacks.push({ section, what: '图片' })
  if (slides.some((one) => isOnItsWay(one.fileId))) lacks.push({ section, what: '图片（还没有传完）' })
  if (fileId === '') lacks.push({ section, what: name })
  else if (isOnItsWay(fileId)) lacks.push({ section, what: `${name}（还没有传完）` })
  else if (seconds < 1) lacks.push({ section, what: '时长' })
  if (!areInTime(slides, seconds)) lacks.push({ section, what: '每张图从什么时候开始' })
  return lacks
}

/** The first stands there from the beginning, and each begins after the one before it, while there is still something to hear. */
const areInTime = (slides: LessonDraft['slides'], seconds: number): boolean =>
  slides.every(({ from }, at) =>
    at === 0 ? from === 0 : from > (slides[at - 1]?.from ?? 0) && from < seconds,
  )

function lackOfQuiz({ questions, asked, pass }: LessonDraft): string[] {
  if (asked === 0) return []
  if (questions.length < asked) return ['小测题目（不够要考的题数）']
  if (pass < 1 || pass > asked) return ['小测及格题数']
  return questions.flatMap((one, at) => (isSound(one) ? [] : [`小测第 ${at + 1} 题`]))
}

/** Whether a question can be asked: words, two options, and right ones among them. */
export const isSound = ({ kind, text, options, rightIds }: LessonDraft['questions'][number]): boolean =>
  text.trim() !== '' &&
  options.length >= 2 &&
  options.every((one) => one.text.trim() !== '') &&
  rightIds.length >= 1 &&
  rightIds.every((id) => options.some((one) => one.id === id)) &&
  (kind === 'multiple' || rightIds.length === 1)
