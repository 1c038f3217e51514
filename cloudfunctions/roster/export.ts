import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { idsOf } from '../../miniprogram/shared/kit/path'
import { ROSTER_COLUMNS, headingOf } from '../../miniprogram/shared/rules/roster/headings'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { audit, auditLine } from '../kit/audit'
import { digest } from '../kit/digest'
import { SheetWriter } from '../kit/sheet'
import { type MemberDoc, eachPage } from '../member/public'
import { type OrganizationDoc, organizations } from '../organization/public'
import { organizationId, requestId } from './fields'
import { checkWhole } from './state'

const input = z.object({
  ...{ organizationId, requestId },
  exportId: z.string().max(60).optional().describe('导出编号'),
}) satisfies z.ZodType<InputOf<'roster.export'>>

const FIELDS = [
  ...[
    'branchId',
    'number',
    'name',
    'gender',
    'phone',
    'born',
    'joined',
    'education',
    'occupation',
    'cannotCome',
  ],
]

/** The roster as a file that import reads. Full phones: who asked is written down first. */
export const exportRoster = action('roster.export', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, { organizationId: id, requestId: request }) {
    const node = await organizations(ctx.db).get(id)
    if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
    const exportId = `x_${digest(ctx.actor.accountId, request)}`
    await audit(ctx.db).add(
      auditLine(ctx, request, { what: 'export', subject: id, detail: { name: node.name } }),
    )
    const bytes = await tableOf(ctx, node)
    await checkWhole(ctx.db)
    const fileId = await ctx.weChat.upload(`exports/${exportId}.xlsx`, bytes)
    return { exportId, progress: 1, fileId, fileName: `${node.name}党员名册 ${dayOf(ctx.now())}.xlsx` }
  },
})

async function tableOf({ db }: Context, node: OrganizationDoc): Promise<Buffer> {
  const [inside, above] = await Promise.all([
    organizations(db).subtree(node.path),
    organizations(db).some(idsOf(node.path)),
  ])
  const nodes = new Map([...inside, ...above].map((one) => [one._id, one]))
  const sheet = new SheetWriter()
  sheet.add([ROSTER_COLUMNS.map(headingOf)])
  await eachPage(db, node.path, FIELDS, (page) => sheet.add(page.map((member) => cellsOf(member, nodes))))
  return sheet.end()
}

/** In the order of `ROSTER_COLUMNS`. */
function cellsOf(member: MemberDoc, nodes: ReadonlyMap<string, OrganizationDoc>): string[] {
  const branch = nodes.get(member.branchId)
  const way = idsOf(branch?.path ?? '').map((id) => nodes.get(id))
  const nameOf = (kind: OrganizationDoc['kind']) =>
    way.filter((node) => node?.kind === kind).at(-1)?.name ?? ''
  return [
    ...[nameOf('committee'), nameOf('party'), branch?.name ?? '', member.number, member.name, member.gender],
    ...[member.phone, member.born ?? '', member.joined ?? '', member.education, member.occupation],
    member.cannotCome ? '是' : '否',
  ]
}
