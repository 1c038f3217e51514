import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { IMPORTERS, jobId, organizationId, overJob } from './fields'
import { rosterState } from './state'
import { type RosterJobDoc, jobs, viewOf } from './store'
import { jobOf, work } from './work'

const one = z.object({ jobId }) satisfies z.ZodType<InputOf<'roster.step'>>

export const step = action('roster.step', {
  role: IMPORTERS,
  scope: overJob,
  input: one,
  run: async (ctx, { jobId: id }) => viewOf(await work(ctx, id)),
})

export const job = action('roster.job', {
  role: IMPORTERS,
  scope: overJob,
  input: one,
  run: async (ctx, { jobId: id }) => viewOf(await jobOf(ctx, id)),
})

export const list = action('roster.jobs', {
  role: IMPORTERS,
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input: z.object({ organizationId }) satisfies z.ZodType<InputOf<'roster.jobs'>>,
  run: async ({ db }, { organizationId: id }) => ({ jobs: (await jobs(db).of(id)).map(viewOf) }),
})

export const drop = action('roster.drop', {
  role: IMPORTERS,
  scope: overJob,
  input: one,
  async run(ctx, { jobId: id }) {
    const doc = await jobOf(ctx, id)
    if (doc.stage === 'dropped') return viewOf(doc)
    if (doc.stage === 'applying' || doc.stage === 'done') throw new AppError('ROSTER_NOT_READY')
    await jobs(ctx.db).advance(doc, { stage: 'dropped' })
    return viewOf(await jobOf(ctx, id))
  },
})

export const apply = action('roster.apply', {
  role: IMPORTERS,
  scope: overJob,
  input: z.object({
    jobId,
    absentLeave: z.boolean().describe('不在文件里的人'),
    createOrganizations: z.boolean().describe('新组织'),
  }) satisfies z.ZodType<InputOf<'roster.apply'>>,
  async run(ctx, request) {
    const doc = await jobOf(ctx, request.jobId)
    if (doc.stage === 'applying' || doc.stage === 'done') return viewOf(doc)
    if (doc.stage !== 'ready') throw new AppError('ROSTER_NOT_READY')
    const { newOrganizations: count } = doc.counts
    if (count > 0 && !request.createOrganizations) throw new AppError('ROSTER_NEW_ORGANIZATIONS', { count })
    await start(ctx, doc, request.absentLeave)
    return viewOf(await jobOf(ctx, request.jobId))
  },
})

/**
 * From the one conditional write on the roster's state on, the job is written to its end. It is noted in the job first
 * what is to be written, so that whoever finds the state can go on.
 */
async function start(ctx: Context, doc: RosterJobDoc, absentLeave: boolean): Promise<void> {
  const total = 1 + doc.rowChunks + (absentLeave ? doc.absentChunks : 0)
  const planned = { stage: 'applying', next: 0, total, absentLeave, on: dayOf(ctx.now()) }
  const state = rosterState(ctx.db)
  await state.make()
  const isBegun = await state.begin(doc._id, doc.revision)
  if (!isBegun && (await state.get()).applying !== doc._id) {
    if ((await state.get()).applying !== null) throw new AppError('ROSTER_UPDATING')
    await jobs(ctx.db).advance(doc, { stage: 'dropped' })
    throw new AppError('ROSTER_CHANGED')
  }
  await jobs(ctx.db).advance(doc, planned)
}
