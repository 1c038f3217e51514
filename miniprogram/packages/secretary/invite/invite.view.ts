import type { Invitation } from '../../../shared/contract/binding'
import type { Instant } from '../../../shared/kit/time'
import { momentWords } from '../../../shared/kit/words'

export interface InviteView {
  title: string
  branch: string
  /** What the other one does with it. */
  how: string
  until: string
}

export function inviteView({ branchName, memberName, until }: Invitation, now: Instant): InviteView {
  const how = memberName
    ? `请${memberName}打开小红梅，点“我是党员”，扫这个码。只能用一次`
    : '请还没绑定的党员打开小红梅，点“我是党员”，扫这个码，再填自己的姓名'
  return {
    title: memberName ?? '本支部的邀请码',
    branch: branchName,
    how,
    until: `${momentWords(until, now)} 以前有效`,
  }
}
