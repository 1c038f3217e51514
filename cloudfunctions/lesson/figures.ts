import * as z from 'zod'
import type { LessonFigures } from '../../miniprogram/shared/contract/lessonMaking'
import { binCount } from '../../miniprogram/shared/rules/lesson/bins'
import { averageOf } from '../../miniprogram/shared/rules/lesson/furnace'
import { action } from '../kit/action'
import type { ProgressDoc, RatingDoc, VersionDoc } from './docs'
import { lessonId } from './fields'
import { lessonOf } from './learner'
import { progress, ratings, versions } from './store'
import { requireAuthorOrReviewer } from './work'

const WORDS = 20
/** Fewer say nothing about where people stop. */
const ENOUGH = 5

/** What an author learns about the published version: no names in it. At most 1,000 learners are looked at. */
export const figures = action('lesson.figures', {
  role: ['lecturer', 'secretary', 'reviewer', 'committee', 'district'],
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }): Promise<LessonFigures> {
    const lesson = await lessonOf(ctx, id)
    await requireAuthorOrReviewer(ctx, lesson)
    const [said, watched, version] = await Promise.all([
      ratings(ctx.db).latest(id, lesson.version),
      progress(ctx.db).of(id, lesson.version),
      versions(ctx.db).get(id, lesson.version),
    ])
    const tenths = tenthsOf(watched, lesson.seconds)
    return {
      stars: [...lesson.stars],
      average: averageOf(lesson.stars),
      ...{ reasons: reasonsOf(said), words: wordsOf(said), learners: watched.length },
      completed: watched.filter(({ completedAt }) => completedAt !== null).length,
      ...{ watchedTenths: tenths, stopsAt: watched.length < ENOUGH ? null : steepest(tenths) },
      questions: version ? questionsOf(version) : [],
    }
  },
})

const wordsOf = (said: readonly RatingDoc[]) =>
  said.flatMap(({ words }) => (words === '' ? [] : [words])).slice(0, WORDS)

function reasonsOf(said: readonly RatingDoc[]): LessonFigures['reasons'] {
  const counts = new Map<string, number>()
  for (const reason of said.flatMap(({ reasons }) => reasons))
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
}

/** How many have watched at least half of each tenth. */
function tenthsOf(watched: readonly Pick<ProgressDoc, 'bins'>[], seconds: number): number[] {
  const bins = binCount(seconds)
  return Array.from({ length: 10 }, (_, tenth) => {
    const [from, to] = [Math.floor((bins * tenth) / 10), Math.ceil((bins * (tenth + 1)) / 10)]
    const isSeen = (seen: readonly number[]) =>
      seen.filter((bin) => bin >= from && bin < to).length * 2 >= to - from
    return watched.filter((one) => isSeen(one.bins)).length
  })
}

/** The tenth before which most are lost; null when nobody is. */
function steepest(tenths: readonly number[]): number | null {
  const losses = tenths.slice(1).map((count, index) => (tenths[index] ?? 0) - count)
  const most = Math.max(...losses)
  return most > 0 ? losses.indexOf(most) + 1 : null
}

const questionsOf = ({ content, asked, wrong }: VersionDoc): LessonFigures['questions'] =>
  content.questions
    .map(({ id, text }) => ({ text, asked: asked[id] ?? 0, wrong: wrong[id] ?? 0 }))
    .sort((a, b) => b.wrong - a.wrong)
