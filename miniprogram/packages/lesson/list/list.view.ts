import {
  LESSON_CATEGORY_WORDS,
  LESSON_MEDIA_WORDS,
  type LessonCategory,
  type LessonFilter,
  type LessonMedia,
  MAIN_THEMES,
} from '../../../shared/contract/lesson'

/** Of whose lists: everybody's, or one's own. */
const SCOPES = [
  { id: '', label: '全部' },
  { id: 'exemplar', label: '样板课' },
  { id: 'favourites', label: '我收藏的' },
  { id: 'recent', label: '最近看的' },
  { id: 'unfinished', label: '没看完的' },
] as const

export type Query = Readonly<Record<string, string | undefined>>

const isOf = <T extends string>(known: readonly T[], text: string | undefined): text is T =>
  known.includes(text as T)

const CATEGORIES = Object.keys(LESSON_CATEGORY_WORDS) as LessonCategory[]
const MEDIA = Object.keys(LESSON_MEDIA_WORDS) as LessonMedia[]
const ONLY = ['favourites', 'recent', 'exemplar', 'unfinished'] as const

/** What an address asks for; whatever it does not know is left out. */
export function filterOf({ category, theme, media, only, text }: Query): LessonFilter {
  return {
    ...(isOf(CATEGORIES, category) ? { category } : {}),
    ...(isOf(MEDIA, media) ? { media } : {}),
    ...(isOf(ONLY, only) ? { only } : {}),
    ...(theme ? { theme } : {}),
    ...(text ? { text } : {}),
  }
}

/** A filter without what is empty: a chip tapped again, a field that was cleared. */
export const changed = (filter: LessonFilter, change: Query): LessonFilter =>
  filterOf({ ...(filter as Query), ...change })

export const scopeChips = ({ only }: LessonFilter) =>
  SCOPES.map(({ id, label }) => ({ id, label, on: id === (only ?? '') }))

const withAll = (words: Readonly<Record<string, string>>, chosen = '') => [
  { id: '', label: '都要', on: chosen === '' },
  ...Object.entries(words).map(([id, label]) => ({ id, label, on: id === chosen })),
]

export const categoryChips = ({ category }: LessonFilter) => withAll(LESSON_CATEGORY_WORDS, category)
export const mediaChips = ({ media }: LessonFilter) => withAll(LESSON_MEDIA_WORDS, media)
export const themeChips = ({ theme }: LessonFilter) => {
  const main: readonly string[] = MAIN_THEMES
  const themes = theme && !main.includes(theme) ? [...main, theme] : main
  return withAll(Object.fromEntries(themes.map((one) => [one, one])), theme)
}

/** How the button says what is chosen further: '主题和形式' or '党史课 · 视频'. */
export const furtherWords = ({ theme, media, category }: LessonFilter): string =>
  [category ? LESSON_CATEGORY_WORDS[category] : '', theme ?? '', media ? LESSON_MEDIA_WORDS[media] : '']
    .filter((word) => word !== '')
    .join(' · ') || '分类、主题和形式'

export function emptyWords({ only, text }: LessonFilter): { title: string; note: string; action: string } {
  if (text) return { title: `没有找到“${text}”`, note: '换个说法，或者用拼音试试', action: '看全部' }
  if (only === 'favourites')
    return { title: '还没有收藏', note: '看到好的，在课的下面点“收藏”', action: '看全部' }
  if (only === 'recent' || only === 'unfinished')
    return { title: '这里还没有课', note: '看过的课，会在这里', action: '看全部' }
  return { title: '没有这样的课', note: '换一种看法试试', action: '看全部' }
}
