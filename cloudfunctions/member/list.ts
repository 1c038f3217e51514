import * as z from 'zod'
import type { MemberListInput, MemberListOutput } from '../../miniprogram/shared/contract/people'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { readSearch } from '../../miniprogram/shared/rules/memberSearch'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Condition } from '../kit/db'
import { type OrganizationDoc, namesOf, organizations } from '../organization/public'
import { checkWhole } from '../roster/public'
import { organizationId } from './fields'
import { type MemberDoc, backwards } from './memberDoc'
import { MEMBERS, inSubtree } from './store'
import { briefOf, over60Born } from './view'

const input = z.object({
  organizationId,
  search: z.string().max(30).optional().describe('要找的人'),
  filters: z
    .array(z.enum(['over60', 'cannotCome', 'notBound']))
    .max(3)
    .optional()
    .describe('筛选'),
  after: z.string().max(120).optional().describe('页'),
}) satisfies z.ZodType<MemberListInput>

const PAGE = 50

/** Members of a subtree, by pinyin. */
export const list = action('member.list', {
  role: ['secretary', 'committee', 'district'],
  scope: { organization: async (_ctx, { organizationId: id }) => id },
  input,
  async run(ctx, request): Promise<MemberListOutput> {
    const node = await organizations(ctx.db).get(request.organizationId)
    if (!node) throw new AppError('NOT_FOUND', { what: '这个党组织' })
    const { after = '' } = request
    const [found, total] = await Promise.all([
      page(ctx, conditionsOf(ctx, node, request, after)),
      after === '' ? ctx.db.count(MEMBERS, conditionsOf(ctx, node, request, '')) : null,
    ])
    const [names] = await Promise.all([
      namesOf(
        ctx.db,
        found.map(({ branchId }) => branchId),
      ),
      checkWhole(ctx.db),
    ])
    const members = found.slice(0, PAGE)
    return {
      members: members.map((member) => briefOf(member, names, ctx.now())),
      after: found.length > PAGE ? (members.at(-1)?.order ?? null) : null,
      total,
    }
  },
})

/** One more than a page, which tells whether there is another. */
const page = ({ db }: Context, conditions: readonly Condition[]): Promise<MemberDoc[]> =>
  db.findAny<MemberDoc>(MEMBERS, conditions, {
    limit: PAGE + 1,
    order: { field: 'order', direction: 'asc' },
  })

/** One condition for each thing that the search can mean; each is served by an index. */
function conditionsOf(
  { db, now }: Context,
  node: OrganizationDoc,
  { search = '', filters = [] }: MemberListInput,
  after: string,
): Condition[] {
  const common = {
    ...(node.kind === 'branch' ? { branchId: node._id } : placeOf(node)),
    ...{ status: 'active', order: db.op.gt(after) },
    ...(filters.includes('over60') ? { born: db.op.lte(over60Born(dayOf(now()))) } : {}),
    ...(filters.includes('cannotCome') ? { cannotCome: true } : {}),
    ...(filters.includes('notBound') ? { accountId: null } : {}),
  }
  const meant = readSearch(search)
  const begins = (text: string) => db.op.startsWith(text)
  if (meant.kind === 'name') return [{ ...common, name: begins(meant.begins) }]
  if (meant.kind === 'tail') return [{ ...common, tail: begins(backwards(meant.digits)) }]
  if (meant.kind === 'all') return [common]
  return [
    { ...common, pinyin: begins(meant.begins) },
    { ...common, initials: begins(meant.begins) },
  ]

  /** Everyone is in the district: saying so would only lead away from the order's index. */
  function placeOf({ kind, path }: OrganizationDoc): Condition {
    return kind === 'district' ? {} : inSubtree(db, path)
  }
}
