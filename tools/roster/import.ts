import type { ErrorCode, Reply } from '../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import type { Actor } from '../../cloudfunctions/kit/auth'
import type { RosterJob } from '../../miniprogram/shared/contract/roster'

/** Calls an action of the function `roster` as the operator. */
export type Call = <K extends ActionName & `roster.${string}`>(
  action: K,
  input: InputOf<K>,
) => Promise<OutputOf<K>>

/** Whoever holds the environment's credentials stands over the whole district. */
export const operator = (districtId: string): Actor => ({
  ...{
    personId: 'operator',
    accountId: 'operator',
    memberId: null,
    name: '命令行',
    roles: ['resident', 'district'],
  },
  grants: [{ role: 'district', scope: { kind: 'organization', id: districtId } }],
})

/** The function's own actions, in this process, on whatever environment the SDK is pointed at. */
export async function connect(): Promise<{
  call: Call
  districtId: string
  upload(name: string, bytes: Buffer): Promise<string>
}> {
  const [{ wxDb }, { wxWeChat }, { actions }, { dispatch }, { organizations }] = await Promise.all([
    ...([import('../../cloudfunctions/kit/wxDb'), import('../../cloudfunctions/kit/wxWeChat')] as const),
    ...([import('../../cloudfunctions/roster/index'), import('../../cloudfunctions/kit/action')] as const),
    import('../../cloudfunctions/organization/public'),
  ])
  const district = await organizations(wxDb).district()
  if (!district)
    throw new Error('This environment has no district yet: create it before its roster is imported.')
  const ctx = {
    db: wxDb,
    weChat: wxWeChat,
    now: Date.now,
    actor: operator(district._id),
    requestId: 'command',
  }
  const call: Call = async (action, input) => {
    const definition = actions[action.slice('roster.'.length) as keyof typeof actions]
    const reply = (await dispatch(definition as never, ctx, input)) as Reply<OutputOf<typeof action>>
    if (reply.ok) return reply.data
    throw new RefusedError(reply.error.code, reply.error.message)
  }
  return { call, districtId: district._id, upload: (name, bytes) => wxWeChat.upload(name, bytes) }
}

/** A refusal with its sentence; nothing else of it is for people. */
export class RefusedError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
  }
}

/** Steps until the job rests, telling how far it is. */
export async function rest(call: Call, jobId: string, tell: (job: RosterJob) => void): Promise<RosterJob> {
  for (;;) {
    const job = await call('roster.step', { jobId })
    tell(job)
    if (job.stage === 'ready' || job.stage === 'done' || job.stage === 'dropped') return job
  }
}

/** The preview as lines for a terminal. */
export function previewLines({ counts, badRows, absent, unknownHeadings }: RosterJob): string[] {
  const { rows, bad, new: added, changed, moved, unchanged, absent: gone, newOrganizations } = counts
  return [
    `读懂 ${rows} 行，有问题 ${bad} 行`,
    `新增 ${added}，变更 ${changed}，换支部 ${moved}，不变 ${unchanged}，不在文件里 ${gone}，新组织 ${newOrganizations}`,
    ...(unknownHeadings.length > 0 ? [`没有用到的列：${unknownHeadings.join('、')}`] : []),
    ...badRows.map(({ row, name, reason }) => `  第 ${row} 行 ${name}：${reason}`),
    ...absent.map(({ name, branchName }) => `  不在文件里：${name}（${branchName}）`),
  ]
}
