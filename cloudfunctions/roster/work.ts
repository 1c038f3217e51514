import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { write } from './applying'
import { compare } from './comparing'
import { read } from './reading'
import { rosterState } from './state'
import { type RosterJobDoc, jobs } from './store'

/** How long a call goes on working: well under the function's 20 s, and short enough to show progress. */
const STRETCH_MS = 6_000

export async function jobOf({ db }: Context, id: string): Promise<RosterJobDoc> {
  const job = await jobs(db).get(id)
  if (!job) throw new AppError('NOT_FOUND', { what: '这次导入' })
  return job
}

/** Works on a job until it rests or the stretch is over. Each step is taken on the condition that nobody took it before. */
export async function work(ctx: Context, id: string): Promise<RosterJobDoc> {
  const until = ctx.now() + STRETCH_MS
  let job = await jobOf(ctx, id)
  while (job.stage === 'reading' || job.stage === 'comparing' || job.stage === 'applying') {
    const { stage } = job
    await takeStep(ctx, job)
    job = await jobOf(ctx, id)
    // A file is read in one go; what follows begins in a call of its own.
    if (ctx.now() >= until || stage === 'reading') break
  }
  return job
}

async function takeStep(ctx: Context, job: RosterJobDoc): Promise<void> {
  if (job.stage === 'comparing') return compare(ctx, job)
  if (job.stage === 'applying') return write(ctx, job)
  try {
    await read(ctx, job)
  } catch (error) {
    // A file that cannot be read will not be read better next time.
    if (error instanceof AppError) await jobs(ctx.db).advance(job, { stage: 'dropped' })
    throw error
  }
}

/** Goes on with a job whose importer went away in the middle of the writing. */
export async function finishLeftOver(ctx: Context): Promise<void> {
  const { applying } = await rosterState(ctx.db).get()
  if (applying !== null) await work(ctx, applying)
}
