import type { SweepReport } from '../../miniprogram/shared/contract/keeping'
import type { Context } from '../kit/action'
import { boundTo } from '../member/public'
import { followReservations } from './binding'
import type { DayDoc } from './dayStore'

const PAGE = 100

/** Carries on where a binding was cut off: what the account had reserved is the member's. True where something moved. */
export async function sweepBindings(
  ctx: Context,
  docs: readonly DayDoc[],
  report: SweepReport,
): Promise<boolean> {
  const accounts = [...new Set(docs.flatMap(({ people }) => people).filter((id) => id.startsWith('a_')))]
  let moved = 0
  for (let at = 0; at < accounts.length; at += PAGE)
    for (const binding of await boundTo(ctx.db, accounts.slice(at, at + PAGE))) {
      const changed = await followReservations(ctx, binding)
      if (changed > 0) report.repaired.push(`${binding.memberId}: ${changed} days follow the binding`)
      moved += changed
    }
  return moved > 0
}
