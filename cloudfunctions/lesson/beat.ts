import * as z from 'zod'
import type { BeatInput, BeatOutput } from '../../miniprogram/shared/contract/lesson'
import {
  HIGHEST_RATE,
  LATE_MS,
  SLACK_MS,
  allowanceFor,
  costOf,
  lessonAllows,
} from '../../miniprogram/shared/rules/lesson/allowance'
import { BIN_SECONDS, binsOf, mergeBins, spansOf } from '../../miniprogram/shared/rules/lesson/bins'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { LearnerDoc, Watching } from './docs'
import { lessonId } from './fields'
import { isWatched, needsQuiz, standingOf } from './learner'
import { learners, progress } from './store'

const LONGEST_SECONDS = 4 * 60 * 60
const second = z.number().min(0).max(LONGEST_SECONDS)

/** What was watched, every so often. One write in the usual case: everything that must hold is its condition. */
export const beat = action('lesson.beat', {
  role: 'resident',
  scope: 'own',
  input: z.object({
    lessonId,
    version: z.number().int().min(1).describe('版本'),
    openedAt: z.number().int().describe('打开时间'),
    seconds: second.describe('时长'),
    spans: z
      .array(z.object({ from: z.number(), to: z.number() }))
      .max(720)
      .describe('看过的部分'),
    position: second.describe('位置'),
  }) satisfies z.ZodType<BeatInput>,
  async run(ctx, input): Promise<BeatOutput> {
    const bins = binsOf(input.spans, input.seconds)
    return (await takeAtOnce(ctx, input, bins)) ? { kind: 'kept' } : lookAndTake(ctx, input, bins)
  },
})

/**
 * Takes the bins without reading: the lesson was opened as the phone says, the person's time is not spent, and the lesson
 * holds few enough bins for the time since. Bins that were there already cost their time again, which delays at most.
 */
function takeAtOnce(ctx: Context, input: BeatInput, bins: readonly number[]): Promise<boolean> {
  const now = ctx.now()
  const cost = costOf(bins.length)
  const most = Math.floor((costable(now - input.openedAt + SLACK_MS) * HIGHEST_RATE) / (BIN_SECONDS * 1_000))
  if (most < bins.length) return Promise.resolve(false)
  const { db, actor } = ctx
  return learners(db).take(
    actor.personId,
    input.lessonId,
    {
      ...sameOpening(input),
      spentUntil: db.op.between(now - LATE_MS, now + SLACK_MS - cost),
      [`watching.${input.lessonId}.bins.${most - bins.length}`]: db.op.exists(false),
    },
    bins,
    { spentUntil: db.op.inc(cost), ...left(input, now) },
  )
}

const costable = (ms: number) => Math.max(0, ms)

const sameOpening = ({ lessonId: id, version, openedAt, seconds }: BeatInput) => ({
  [`watching.${id}.version`]: version,
  [`watching.${id}.openedAt`]: openedAt,
  [`watching.${id}.seconds`]: seconds,
})

const left = ({ lessonId: id, position }: BeatInput, now: number) => ({
  [`watching.${id}.position`]: position,
  [`watching.${id}.at`]: now,
})

const TURNS = 5

async function lookAndTake(ctx: Context, input: BeatInput, bins: readonly number[]): Promise<BeatOutput> {
  for (let turn = 0; turn < TURNS; turn++) {
    const learner = await learners(ctx.db).get(ctx.actor.personId)
    const watching = learner?.watching[input.lessonId]
    if (!learner || !watching || !isSameOpening(input, watching)) return elsewhere(ctx, input)
    const done = await takeFresh(ctx, input, learner, watching, bins)
    if (done) return done
  }
  throw new AppError('BUSY')
}

const isSameOpening = (input: BeatInput, { version, openedAt, seconds }: Watching) =>
  version === input.version && openedAt === input.openedAt && seconds === input.seconds

/** Completed meanwhile, perhaps on another phone; or revised. */
async function elsewhere({ db, actor }: Context, { lessonId: id }: BeatInput): Promise<BeatOutput> {
  const kept = await progress(db).get(actor.personId, id)
  const standing = standingOf(undefined, kept)
  if (!kept?.completedAt || !standing) return { kind: 'outdated' }
  return { kind: 'full', standing, watched: spansOf(kept.bins, kept.seconds), needsQuiz: false }
}

/** null when somebody else, or another phone of the same person, wrote in between. */
async function takeFresh(
  ctx: Context,
  input: BeatInput,
  { spentUntil }: LearnerDoc,
  watching: Watching,
  bins: readonly number[],
): Promise<BeatOutput | null> {
  const now = ctx.now()
  const fresh = bins.filter((bin) => !watching.bins.includes(bin))
  const total = watching.bins.length + fresh.length
  const allowance = allowanceFor(fresh.length, spentUntil, watching.openedAt, now)
  if (fresh.length > 0 && allowance.kind === 'early') return allowance
  if (fresh.length > 0 && !lessonAllows(total, watching.openedAt, now))
    return { kind: 'early', againAt: watching.openedAt + costOf(total) - SLACK_MS }
  const spent = fresh.length > 0 && allowance.kind === 'allowed' ? { spentUntil: allowance.spentUntil } : {}
  const condition = { ...sameOpening(input), spentUntil }
  const change = { ...spent, ...left(input, now) }
  const isTaken = await learners(ctx.db).take(ctx.actor.personId, input.lessonId, condition, fresh, change)
  return isTaken ? fullOf({ ...watching, bins: mergeBins(watching.bins, fresh) }) : null
}

const fullOf = (watching: Watching): BeatOutput => ({
  kind: 'full',
  standing: { seconds: standingOf(watching, null)?.seconds ?? 0, completedAt: null },
  watched: spansOf(watching.bins, watching.seconds),
  needsQuiz: isWatched(watching) && needsQuiz(watching),
})
