import * as z from 'zod'
import type { LessonFigures } from '../../miniprogram/shared/contract/lessonMaking'
import { type Looked, stopsAt, tenthsOf } from '../../miniprogram/shared/rules/lesson/figures'
import { averageOf } from '../../miniprogram/shared/rules/lesson/furnace'
import { type Context, action } from '../kit/action'
import type { LessonDoc, RatingDoc, VersionDoc } from './docs'
import { lessonId } from './fields'
import { lessonOf } from './learner'
import { learners, progress, ratings, versions } from './store'
import { requireAuthorOrReviewer } from './work'

const WORDS = 20

/** What an author learns about the published version: no names in it. */
export const figures = action('lesson.figures', {
  role: ['lecturer', 'secretary', 'reviewer', 'committee', 'district'],
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }): Promise<LessonFigures> {
    const lesson = await lessonOf(ctx, id)
    await requireAuthorOrReviewer(ctx, lesson)
    const [said, [completed, amid], version] = await Promise.all([
      ratings(ctx.db).latest(id, lesson.version),
      watchedBy(ctx, lesson),
      versions(ctx.db).get(id, lesson.version),
    ])
    const count = completed.count + amid.count
    const tenths = tenthsOf([completed, amid], lesson.seconds)
    return {
      ...{ title: lesson.title, version: lesson.version, seconds: lesson.seconds },
      stars: [...lesson.stars],
      average: averageOf(lesson.stars),
      ...{ reasons: reasonsOf(said), words: wordsOf(said) },
      ...{ learners: count, completed: completed.count, watchedTenths: tenths },
      stopsAt: stopsAt(tenths, count),
      questions: version ? questionsOf(version) : [],
    }
  },
})

/**
 * Who completed it, and who is or was in the middle of it: what they are watching stands in their own documents, up to the last
 * beat; what was put aside for newer lessons stands in `progress`. At most 1,000 of each are looked at for what was watched.
 */
async function watchedBy({ db }: Context, { _id, version }: LessonDoc): Promise<[Looked, Looked]> {
  const [done, count, open, openCount, aside] = await Promise.all([
    progress(db).of(_id, version, true),
    progress(db).countCompleted(_id, version),
    learners(db).amid(_id),
    learners(db).countAmid(_id),
    progress(db).of(_id, version, false),
  ])
  const bins = new Map(aside.map((one) => [one.personId, one.bins]))
  for (const { _id: person, watching } of open) {
    const mine = watching[_id]
    if (mine?.version === version) bins.set(person, mine.bins)
  }
  for (const { personId } of done) bins.delete(personId)
  const unseen = openCount / Math.max(1, open.length)
  return [
    { bins: done.map((one) => one.bins), count },
    { bins: [...bins.values()], count: Math.round(bins.size * Math.max(1, unseen)) },
  ]
}

const wordsOf = (said: readonly RatingDoc[]) =>
  said.flatMap(({ words }) => (words === '' ? [] : [words])).slice(0, WORDS)

function reasonsOf(said: readonly RatingDoc[]): LessonFigures['reasons'] {
  const counts = new Map<string, number>()
  for (const reason of said.flatMap(({ reasons }) => reasons))
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
}

/** Those that fail most first. */
const questionsOf = ({ content, asked, wrong }: VersionDoc): LessonFigures['questions'] =>
  content.questions
    .map(({ id, text }) => ({ text, asked: asked[id] ?? 0, wrong: wrong[id] ?? 0 }))
    .sort((a, b) => b.wrong / Math.max(1, b.asked) - a.wrong / Math.max(1, a.asked))
