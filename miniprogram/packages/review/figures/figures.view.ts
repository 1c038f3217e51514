import { clockOf } from '../../../components/x-lesson-stage/stage.view'
import type { LessonFigures } from '../../../shared/contract/lessonMaking'

export interface Bar {
  key: string
  label: string
  /** '12 人' */
  count: string
  /** Of the longest, 0 to 100. */
  share: number
  /** Whether it is the one to look at. */
  isMarked: boolean
}

export interface FiguresView {
  title: string
  /** '第 2 版 · 36 人看过，28 人学完' */
  about: string
  /** '4.3 星，12 人评过'; what is missing where nobody has. */
  rating: string
  stars: Bar[]
  reasons: { reason: string; count: number }[]
  words: { key: string; words: string }[]
  /** '最多人停在 1:20–1:40 这一段'; '' where too few have watched it. */
  stops: string
  tenths: Bar[]
  questions: QuestionFigure[]
}

export interface QuestionFigure {
  key: string
  text: string
  /** '答过 12 次，错 5 次' */
  note: string
  /** Answered wrong, 0 to 100 of all. */
  share: number
  isHard: boolean
}

export function figuresView(figures: LessonFigures): FiguresView {
  const { title, version, learners, completed, reasons, words } = figures
  return {
    ...{ title, reasons, rating: ratingWords(figures), stars: starBars(figures.stars) },
    about: [version > 1 ? `第 ${version} 版` : '', watchedWords(learners, completed)]
      .filter(Boolean)
      .join(' · '),
    words: words.map((one, index) => ({ key: `${index}`, words: one })),
    ...{ stops: stopWords(figures), tenths: tenthBars(figures) },
    questions: figures.questions.filter(({ asked }) => asked > 0).map(questionFigure),
  }
}

const watchedWords = (learners: number, completed: number): string =>
  learners === 0 ? '还没有人看过' : `${learners} 人看过，${completed} 人学完`

function ratingWords({ average, stars }: LessonFigures): string {
  const raters = stars.reduce((sum, count) => sum + count, 0)
  return average === null ? '还没有人评' : `${average.toFixed(1)} 星，${raters} 人评过`
}

/** Five stars first. */
function starBars(stars: LessonFigures['stars']): Bar[] {
  const most = Math.max(1, ...stars)
  return stars
    .map((count, index) => ({
      ...{ key: `${index + 1}`, label: `${index + 1} 星`, count: `${count} 人` },
      ...{ share: Math.round((100 * count) / most), isMarked: false },
    }))
    .reverse()
}

/** How many watched each tenth; the one at which most stop stands out. */
function tenthBars({ watchedTenths, learners, seconds, stopsAt }: LessonFigures): Bar[] {
  if (learners === 0) return []
  return watchedTenths.map((count, tenth) => ({
    ...{ key: `${tenth}`, label: partWords(tenth, seconds), count: `${count} 人` },
    ...{ share: Math.min(100, Math.round((100 * count) / learners)), isMarked: tenth === stopsAt },
  }))
}

/** '0:20–0:40' */
const partWords = (tenth: number, seconds: number): string =>
  `${clockOf((seconds * tenth) / 10)}–${clockOf((seconds * (tenth + 1)) / 10)}`

const stopWords = ({ stopsAt, seconds }: LessonFigures): string =>
  stopsAt === null ? '' : `最多人停在 ${partWords(stopsAt, seconds)} 这一段`

/** From here on a question deserves a look: it is wrong about as often as it is right. */
const HARD = 40

function questionFigure(
  { text, asked, wrong }: LessonFigures['questions'][number],
  index: number,
): QuestionFigure {
  const share = Math.round((100 * wrong) / asked)
  return { key: `${index}`, text, note: `答过 ${asked} 次，错 ${wrong} 次`, share, isHard: share >= HARD }
}
