import {
  LESSON_CATEGORY_WORDS,
  LESSON_KIND_WORDS,
  LESSON_LEVEL_WORDS,
  LESSON_MEDIA_WORDS,
  type QuizQuestion,
} from '../../../shared/contract/lesson'
import {
  type DraftQuestion,
  LESSON_STAGE_WORDS,
  type LessonDraft,
  type LessonWork,
} from '../../../shared/contract/lessonMaking'
import { canFollow } from '../../../shared/rules/lesson/stages'
import { durationWords } from '../../../ui/lesson.view'

export interface HeadView {
  title: string
  stage: string
  tone: 'plum' | 'pine' | 'amber' | 'stone'
  /** '宋国栋 · 梅园新村社区党委' */
  by: string
  /** '区级 · 必修 · 视频 · 3 分钟' */
  about: string
  /** '党史故事 · 党史课' */
  shelf: string
  intro: string
}

const TONES: Readonly<Record<LessonWork['stage'], HeadView['tone']>> = {
  ...{ draft: 'stone', submitted: 'amber', returned: 'plum', published: 'pine', exemplar: 'pine' },
  ...{ rework: 'plum', retired: 'stone' },
}

export function headView({ draft, stage, version, authorName, organizationName }: LessonWork): HeadView {
  const { title, level, kind, media, seconds, category, theme, intro } = draft
  const what = [LESSON_LEVEL_WORDS[level], LESSON_KIND_WORDS[kind], LESSON_MEDIA_WORDS[media]]
  return {
    ...{ title, intro, tone: TONES[stage], about: [...what, durationWords(seconds)].join(' · ') },
    shelf: `${LESSON_CATEGORY_WORDS[category]} · ${theme}`,
    stage: version > 1 ? `${LESSON_STAGE_WORDS[stage]} · 第 ${version} 版` : LESSON_STAGE_WORDS[stage],
    by: `${authorName} · ${organizationName}`,
  }
}

export interface Verdict {
  /** Whether this person may pass or return it now. */
  canJudge: boolean
  /** Why not, or who else has to; '' when there is nothing to say. */
  words: string
}

/** What this reviewer can say of a lesson that waits. Nobody judges their own, and nobody passes one twice. */
export function verdictOf(work: LessonWork, personId: string): Verdict {
  const { stage, authorId, passes } = work
  if (stage !== 'submitted') return { canJudge: false, words: '' }
  if (authorId === personId) return { canJudge: false, words: '这是您自己做的课，要由别的审核员来评' }
  if (passes.byIds.includes(personId))
    return { canJudge: false, words: '您已经通过，还要另一位审核员通过才发布' }
  if (passes.needed < 2) return { canJudge: true, words: '' }
  const names = passes.byNames.join('、')
  return {
    canJudge: true,
    words: names ? `${names}已经通过，您再通过就发布` : '全区都看的课，要两位审核员通过',
  }
}

/** Said before a lesson is passed: what it leads to. */
export function passQuestion({ passes, draft }: LessonWork) {
  const isLast = passes.byIds.length + 1 >= passes.needed
  return {
    title: `通过《${draft.title}》？`,
    content: isLast ? '马上发布，大家在微课里就能看到' : '您通过以后，还要另一位审核员通过才发布',
    ...{ yes: '通过', no: '再看看' },
  }
}

/** What can be done with a lesson that is out; the names are those of decide/. */
export interface Place {
  deed: 'exemplar' | 'published' | 'rework' | 'retired'
  label: string
}

export function placesOf({ placed }: Pick<LessonWork, 'placed'>): Place[] {
  if (placed === null) return []
  const back = placed === 'exemplar' ? '不再作样板课' : '重新上架'
  const all: Place[] = [
    { deed: 'exemplar', label: '评为样板课' },
    { deed: 'published', label: back },
    { deed: 'rework', label: '送回去回炉' },
    { deed: 'retired', label: '下架' },
  ]
  return all.filter(({ deed }) => canFollow(placed, deed))
}

export interface QuestionView {
  id: string
  /** '第 1 题 · 多选' */
  head: string
  text: string
  options: { id: string; text: string; isRight: boolean }[]
  why: string
}

const KIND_WORDS: Readonly<Record<QuizQuestion['kind'], string>> = {
  single: '单选',
  multiple: '多选',
  trueFalse: '判断',
}

export const questionViews = (questions: readonly DraftQuestion[]): QuestionView[] =>
  questions.map(({ id, kind, text, options, rightIds, why }, index) => ({
    ...{ id, text, why, head: `第 ${index + 1} 题 · ${KIND_WORDS[kind]}` },
    options: options.map((one) => ({ ...one, isRight: rightIds.includes(one.id) })),
  }))

/** '每次考 2 道，答对 2 道及格'; '' without a quiz. */
export const quizWords = ({ asked, pass }: Pick<LessonDraft, 'asked' | 'pass'>): string =>
  asked === 0 ? '' : `每次从下面考 ${asked} 道，答对 ${pass} 道及格`
