import type { LessonLevel } from '../../contract/lesson'
import type { LessonDraft, LessonStage } from '../../contract/lessonMaking'
import { type Refused, refused } from '../decision'

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

/** What a draft still lacks before it can be submitted; null when it is whole. */
export function refuseDraft(draft: LessonDraft): Refused | null {
  const lacking = lackOf(draft)
  return lacking ? refused('LESSON_INCOMPLETE', { what: lacking }) : null
}

function lackOf(draft: LessonDraft): string | null {
  if (draft.title.trim() === '') return '标题'
  if (draft.theme.trim() === '') return '主题'
  if (draft.lecturer.trim() === '') return '讲师'
  return lackOfContent(draft) ?? lackOfQuiz(draft)
}

function lackOfContent({ media, fileId, seconds, blocks, slides }: LessonDraft): string | null {
  if (media === 'article') return blocks.some(({ text }) => text.trim() !== '') ? null : '正文'
  if (fileId === '') return media === 'video' ? '视频' : '录音'
  if (seconds < 1) return '时长'
  return media === 'slides' && slides.length === 0 ? '图片' : null
}

function lackOfQuiz({ questions, asked, pass }: LessonDraft): string | null {
  if (asked === 0) return null
  if (questions.length < asked) return '小测题目（不够要考的题数）'
  if (pass < 1 || pass > asked) return '小测及格题数'
  const bad = questions.findIndex((one) => !isSound(one))
  return bad < 0 ? null : `小测第 ${bad + 1} 题`
}

const isSound = ({ kind, text, options, rightIds }: LessonDraft['questions'][number]): boolean =>
  text.trim() !== '' &&
  options.length >= 2 &&
  options.every((one) => one.text.trim() !== '') &&
  rightIds.length >= 1 &&
  rightIds.every((id) => options.some((one) => one.id === id)) &&
  (kind === 'multiple' || rightIds.length === 1)
