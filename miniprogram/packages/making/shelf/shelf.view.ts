import {
  LESSON_CATEGORY_WORDS,
  LESSON_KIND_WORDS,
  LESSON_LEVEL_WORDS,
  MAIN_THEMES,
} from '../../../shared/contract/lesson'
import type { LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { openProblems } from '../../../shared/rules/lesson/parts'

const OWN_THEME = 'own'

const chipsOf = (words: Readonly<Record<string, string>>, chosen: string) =>
  Object.entries(words).map(([id, label]) => ({ id, label, on: id === chosen }))

const isMain = (theme: string): boolean => (MAIN_THEMES as readonly string[]).includes(theme)

export interface ShelfView {
  categories: { id: string; label: string; on: boolean }[]
  themes: { id: string; label: string; on: boolean }[]
  /** A theme of one's own, to be written. */
  hasOwnTheme: boolean
  theme: string
  themeWrong: string
  levels: { id: string; label: string; on: boolean }[]
  /** How many reviewers the chosen level takes. */
  levelNote: string
  kinds: { id: string; label: string; on: boolean }[]
  isInOrder: boolean
  /** An article is read as one likes: there is nothing to skip. */
  canSkip: boolean
}

export function shelfView(draft: LessonDraft, problems: readonly LessonProblem[]): ShelfView {
  const { category, theme, level, kind, skip, media } = draft
  const hasOwnTheme = !isMain(theme)
  return {
    categories: chipsOf(LESSON_CATEGORY_WORDS, category),
    themes: [
      ...MAIN_THEMES.map((one) => ({ id: one, label: one, on: one === theme })),
      { id: OWN_THEME, label: '特色课', on: hasOwnTheme },
    ],
    ...{ hasOwnTheme, theme: hasOwnTheme ? theme : '' },
    themeWrong: openProblems(problems, draft).find(({ section }) => section === 'shelf')?.sentence ?? '',
    levels: chipsOf(LESSON_LEVEL_WORDS, level),
    levelNote: level === 'district' ? '全区都能看到，要两位评审通过' : '一位评审通过就发布',
    kinds: chipsOf(LESSON_KIND_WORDS, kind),
    ...{ isInOrder: skip === 'afterFirst', canSkip: media !== 'article' },
  }
}

/** The theme that a chip stands for; one's own begins empty. */
export const themeOf = (chip: string): string => (chip === OWN_THEME ? '' : chip)
