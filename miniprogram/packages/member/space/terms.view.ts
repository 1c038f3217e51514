import type { SpaceBrief, SpaceDay, SpaceRules } from '../../../shared/contract/station'
import type { Minute } from '../../../shared/kit/time'
import { lengthWords } from '../../../shared/kit/words'

/** What one agrees to when reserving a space, in words. */

export interface Pill {
  words: string
  tone: 'amber' | 'stone'
}

/** What must be known before anything is chosen. */
export function pillsOf({ approval, audience, audienceName }: SpaceBrief & SpaceRules): Pill[] {
  const whom: Record<typeof audience, string> = {
    everyone: '',
    members: '只供党员',
    organization: audienceName ? `只供${audienceName}` : '只供本单位',
  }
  return [
    ...(approval ? [{ words: '要等站长同意', tone: 'amber' } as const] : []),
    ...(whom[audience] ? [{ words: whom[audience], tone: 'stone' } as const] : []),
  ]
}

/** 90 › '1 个半小时', 2880 › '2 天' */
export const noticeWords = (minutes: Minute): string =>
  minutes >= 1440 && minutes % 1440 === 0 ? `${minutes / 1440} 天` : lengthWords(minutes)

/** '一次 1 小时到 4 小时，可提前 13 天约' and what else holds here, a sentence each. */
export function termLines({ space }: Pick<SpaceDay, 'space'>): string[] {
  const { shortest, longest, horizonDays, notice, approval, quota, before, after, kind } = space
  const length =
    shortest === longest ? lengthWords(shortest) : `${lengthWords(shortest)}到 ${lengthWords(longest)}`
  return [
    `一次 ${length}，可提前 ${horizonDays} 天约`,
    notice.make > 0 ? `至少提前 ${noticeWords(notice.make)}约` : '',
    kind === 'screen' ? '要放的内容先由站长看过，同意了才放' : approval ? '站长同意以后才算约好' : '',
    notice.cancel > 0 ? `不来了，开始前 ${noticeWords(notice.cancel)}可以取消` : '不来了，开始前都可以取消',
    quotaLine(quota),
    before + after > 0 ? `两次之间留 ${lengthWords(before + after)}收拾屋子，这段约不上` : '',
  ].filter(Boolean)
}

function quotaLine({ minutes, times, branchMinutes }: SpaceRules['quota']): string {
  const most = [minutes === null ? '' : lengthWords(minutes), times === null ? '' : `${times} 次`].filter(
    Boolean,
  )
  const branch = branchMinutes === null ? '' : `一个支部一周最多 ${lengthWords(branchMinutes)}`
  return [most.length > 0 ? `一个人一周最多 ${most.join('、')}` : '', branch].filter(Boolean).join('，')
}

/** '这一周您还能约 2 小时'; '' where there is no quota. */
export function leftWords({ quota }: Pick<SpaceDay, 'quota'>): string {
  const { minutes, times, branchMinutes } = quota
  const own = [minutes === null ? '' : lengthWords(minutes), times === null ? '' : `${times} 次`].filter(
    Boolean,
  )
  const branch = branchMinutes === null ? '' : `本支部还能约 ${lengthWords(branchMinutes)}`
  return [own.length > 0 ? `这一周您还能约 ${own.join('、')}` : '', branch].filter(Boolean).join('，')
}
