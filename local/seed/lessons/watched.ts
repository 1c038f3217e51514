import type { ProgressDoc, RatingDoc } from '../../../cloudfunctions/lesson/docs'
import type { LessonDoc } from '../../../cloudfunctions/lesson/public'
import { binCount, neededBins, secondsOf } from '../../../miniprogram/shared/rules/lesson/bins'
import { EVALUATION_REASONS } from '../../../miniprogram/shared/contract/lesson'
import { neighbours } from '../people'

const HOUR_MS = 60 * 60_000
const range = (count: number) => Array.from({ length: count }, (_, n) => n)

/** The same every time: a small number that follows from two. */
const dice = (a: number, b: number, sides: number): number => ((a + 3) * 7_919 + (b + 5) * 104_729) % sides

/** The demo population: neighbours who have watched every third lesson, most of them to the end. */
export function watchedBy(
  lesson: LessonDoc,
  number: number,
): { progress: ProgressDoc[]; ratings: RatingDoc[] } {
  const learners = neighbours.filter((_, person) => dice(number, person, 3) === 0)
  const progress = learners.map(({ memberId }, person) =>
    progressOf(lesson, memberId, dice(number, person, 10)),
  )
  const ratings = progress
    .filter(({ completedAt }) => completedAt !== null)
    .map(({ personId }, person) => ratingOf(lesson, personId, dice(person, number, 7)))
  return { progress, ratings }
}

/** All of them, to the end, and with five stars but for one. */
export function lovedBy(lesson: LessonDoc): { progress: ProgressDoc[]; ratings: RatingDoc[] } {
  const progress = neighbours.map(({ memberId }) => progressOf(lesson, memberId, 9))
  const ratings = progress.map(({ personId }, n) => ratingOf(lesson, personId, n === 0 ? 1 : 4 + (n % 3)))
  return { progress, ratings }
}

export function progressOf(lesson: LessonDoc, personId: string, luck: number): ProgressDoc {
  const isDone = luck > 2
  const bins = range(
    isDone ? binCount(lesson.seconds) : Math.floor(neededBins(lesson.seconds) * (0.2 + luck / 10)),
  )
  const at = lesson.publishedAt + (luck + 1) * 5 * HOUR_MS
  return {
    ...{
      _id: `${personId}:${lesson._id}`,
      personId,
      lessonId: lesson._id,
      version: 1,
      seconds: lesson.seconds,
    },
    ...{ openedAt: at - HOUR_MS, bins, position: bins.length * 5, at, quiz: null },
    ...{ completedAt: isDone ? at : null, counted: secondsOf(bins, lesson.seconds) },
  }
}

export function ratingOf(lesson: LessonDoc, personId: string, luck: number): RatingDoc {
  const stars = luck === 0 ? 3 : luck < 4 ? 4 : 5
  const reason = EVALUATION_REASONS.good[luck % EVALUATION_REASONS.good.length] ?? ''
  return {
    ...{ _id: `${lesson._id}:1:${personId}`, lessonId: lesson._id, version: 1, personId, stars },
    ...{ reasons: [reason], words: '', at: lesson.publishedAt + 12 * HOUR_MS },
  }
}
