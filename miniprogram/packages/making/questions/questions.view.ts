import type { DraftQuestion, LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { openProblems, partsOf } from '../../../shared/rules/lesson/parts'
import { isSound } from '../../../shared/rules/lesson/stages'

export const MOST_QUESTIONS = 50
/** In one quiz. */
export const MOST_ASKED = 20

export const QUESTION_KIND_WORDS: Readonly<Record<DraftQuestion['kind'], string>> = {
  single: '单选',
  multiple: '多选',
  trueFalse: '判断',
}

export interface QuestionItem {
  id: string
  title: string
  /** '单选 · 4 个选项' */
  note: string
  /** What it lacks, or what was not let through; '' when it is whole. */
  wrong: string
  spoken: string
}

export function questionItems(draft: LessonDraft, problems: readonly LessonProblem[]): QuestionItem[] {
  const standing = openProblems(problems, draft).filter(({ section }) => section === 'quiz')
  const parts = partsOf(draft).filter(({ section }) => section === 'quiz')
  return draft.questions.map((one, at) => {
    const text = parts.find(({ name }) => name === `小测第 ${at + 1} 题`)?.text
    const problem = standing.find(({ what }) => what === text)?.sentence ?? ''
    const wrong = problem || lackWords(one)
    const title = one.text.trim() || '还没有写题目'
    const note = `${QUESTION_KIND_WORDS[one.kind]} · ${one.options.length} 个选项`
    return {
      id: one.id,
      title,
      note,
      wrong,
      spoken: [`第 ${at + 1} 题`, title, note, wrong].filter(Boolean).join('，'),
    }
  })
}

/** What a question lacks before it can be asked, one thing at a time; '' when it is whole. */
export function lackWords(question: DraftQuestion): string {
  const { kind, text, options, rightIds } = question
  if (isSound(question)) return ''
  if (text.trim() === '') return '还没有写题目'
  if (options.length < 2) return '至少要两个选项'
  if (options.some((one) => one.text.trim() === '')) return '有一个选项还空着'
  if (rightIds.length === 0) return '还没有点哪个是对的'
  return kind === 'multiple' ? '对的选项没有了，请重新点' : '只能有一个是对的'
}

/** How many can be asked and must be right, when the pool has changed: the first question asks itself. */
export function fitted(draft: Pick<LessonDraft, 'questions' | 'asked' | 'pass'>, before: number) {
  const { questions } = draft
  const most = Math.min(MOST_ASKED, questions.length)
  const asked = before === 0 && questions.length > 0 ? 1 : Math.min(draft.asked, most)
  return { asked, pass: Math.min(Math.max(asked > 0 ? 1 : 0, draft.pass), asked) }
}

export const ruleWords = ({
  asked,
  pass,
  questions,
}: Pick<LessonDraft, 'asked' | 'pass' | 'questions'>): string => {
  if (asked === 0) return '现在不考。学员看完就算学完'
  const pool = questions.length > asked ? `，每次从 ${questions.length} 题里换着出` : ''
  return `看完做 ${asked} 题，答对 ${pass} 题就通过${pool}`
}
