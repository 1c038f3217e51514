import * as z from 'zod'
import type { InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { audit, auditLine } from '../kit/audit'
import { digest } from '../kit/digest'
import { branchGroups } from '../member/public'
import { organizations } from '../organization/public'
import { type ExportDoc, rosterExports } from './exportStore'
import { workOnExport } from './exporting'
import { organizationId, requestId } from './fields'
import { rosterState } from './state'

const input = z.object({ organizationId, requestId }) satisfies z.ZodType<InputOf<'roster.export'>>

/** The roster as a file that import reads, a stretch of work a call. Full phones: who asked is written down first. */
export const exportRoster = action('roster.export', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request) {
    // The organisation is part of the name: nobody goes on with an export of elsewhere.
    const id = `x_${digest(ctx.actor.accountId, request.organizationId, request.requestId)}`
    const doc = (await rosterExports(ctx.db).get(id)) ?? (await begin(ctx, id, request))
    return viewOf(await workOnExport(ctx, doc))
  },
})

async function begin(ctx: Context, id: string, request: InputOf<'roster.export'>): Promise<ExportDoc> {
  const { organizationId: subject, requestId: intention } = request
  const node = await organizations(ctx.db).get(subject)
  if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
  const { applying, revision } = await rosterState(ctx.db).get()
  if (applying !== null) throw new AppError('ROSTER_UPDATING')
  await audit(ctx.db).add(auditLine(ctx, intention, { what: 'export', subject, detail: { name: node.name } }))
  const doc: ExportDoc = {
    ...{ _id: id, organizationId: subject, path: node.path, startedAt: ctx.now() },
    fileName: `${node.name}党员名册 ${dayOf(ctx.now())}.xlsx`,
    ...{ revision, turn: 0, next: 0, fileId: null, groups: await branchGroups(ctx.db, node.path) },
  }
  await rosterExports(ctx.db).add(doc)
  return (await rosterExports(ctx.db).get(id)) ?? doc
}

const viewOf = ({ _id, groups, next, fileId, fileName }: ExportDoc): OutputOf<'roster.export'> => ({
  // The last step puts the parts together.
  ...{ exportId: _id, progress: fileId === null ? next / (groups.length + 1) : 1, fileId, fileName },
})

/** How long a file with full numbers lies in storage for those who did not open it at once. */
const KEPT_MS = 24 * 60 * 60 * 1_000

/** Takes files of yesterday out of storage, and what was left of exports that nobody finished. */
export async function sweepExports(ctx: Context): Promise<void> {
  const old = await rosterExports(ctx.db).startedBefore(ctx.now() - KEPT_MS)
  if (old.length === 0) return
  await ctx.weChat.remove(old.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])))
  await rosterExports(ctx.db).remove(old.map(({ _id }) => _id))
}
