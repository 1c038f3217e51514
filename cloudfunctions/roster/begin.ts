import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { RosterCounts } from '../../miniprogram/shared/contract/roster'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { organizations } from '../organization/public'
import { IMPORTERS, organizationId, requestId } from './fields'
import { type RosterJobDoc, jobs, viewOf } from './store'

const input = z.object({
  ...{ organizationId, requestId },
  fileId: z.string().min(1).max(400).describe('文件'),
  fileName: z.string().trim().min(1).max(120).describe('文件名'),
}) satisfies z.ZodType<InputOf<'roster.begin'>>

const NOTHING: RosterCounts = {
  ...{ rows: 0, bad: 0, new: 0, changed: 0, moved: 0, unchanged: 0, absent: 0, newOrganizations: 0 },
}

/** A job for an uploaded file; nothing is read yet. */
export const begin = action('roster.begin', {
  role: IMPORTERS,
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request) {
    const node = await organizations(ctx.db).get(request.organizationId)
    if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
    const doc: RosterJobDoc = {
      _id: `j_${digest(ctx.actor.accountId, request.requestId)}`,
      ...{ organizationId: node._id, path: node.path, fileId: request.fileId, fileName: request.fileName },
      ...{ stage: 'reading', next: 0, total: 0, rowChunks: 0, absentChunks: 0, counts: NOTHING },
      ...{ badRows: [], absent: [], headings: [], unknownHeadings: [], skipped: 0, revision: 0 },
      ...{ startedAt: ctx.now(), startedBy: ctx.actor.personId, startedByName: ctx.actor.name ?? '' },
      ...{ absentLeave: false, on: dayOf(ctx.now()) },
    }
    await jobs(ctx.db).add(doc)
    return viewOf((await jobs(ctx.db).get(doc._id)) ?? doc)
  },
})
