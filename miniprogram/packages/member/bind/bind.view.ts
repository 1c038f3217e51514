import type { Invitation } from '../../../shared/contract/binding'
import type { ErrorCode } from '../../../shared/contract/errors'
import { BIND_LOCK_MS, BIND_TRIES } from '../../../shared/rules/binding'
import { type Instant, MINUTE_MS } from '../../../shared/kit/time'
import { momentWords } from '../../../shared/kit/words'
import { numberWords } from '../../../ui/words'

/** What is done with name and number, said before either is asked for. */
export const PROMISES = [
  '只拿来和支部的名册核对，看是不是您本人。',
  '别人看到的是 139****0003 这样的号码。谁看过全号，都记着，您随时能查。',
  '不想用了，随时可以解除。学过的课、来过的活动都还算您的。',
] as const

/** How many wrong tries there are; the server counts. */
export const TRIES = `姓名和手机号要和支部名册上的一样。填错${numberWords(BIND_TRIES)}次，就要停 ${BIND_LOCK_MS / MINUTE_MS} 分钟才能再试。`

export interface InvitationView {
  branch: string
  /** Whom it is for; '' when it is the branch's, and one types the name. */
  name: string
  until: string
}

export function invitationView(
  { branchName, memberName, until }: Omit<Invitation, 'text'>,
  now: Instant,
): InvitationView {
  return { branch: branchName, name: memberName ?? '', until: `${momentWords(until, now)} 以前有效` }
}

export interface RefusedView {
  title: string
  sentence: string
  /** Whether trying again makes no sense for a while. */
  locked: boolean
}

/** Refusals that the page shows in its own place, because one reads them again while correcting; null for all others. */
export function refusedView({ code, message }: { code: ErrorCode; message: string }): RefusedView | null {
  const title = TITLES[code]
  return title ? { title, sentence: message, locked: code === 'BINDING_LOCKED' } : null
}

const TITLES: Readonly<Partial<Record<ErrorCode, string>>> = {
  MEMBER_NOT_MATCHED: '没有对上',
  BINDING_LOCKED: '先停一停',
  MEMBER_BOUND_ELSEWHERE: '已经绑在别的微信上',
  ACCOUNT_BOUND: '这个微信已经绑过了',
  INVITATION_UNREADABLE: '这个码不对',
  INVITATION_OVER: '邀请码过期了',
  INVITATION_NAME_UNKNOWN: '没有对上',
  INVITATION_NAME_AMBIGUOUS: '有两位同名的党员',
  PHONE_CODE_UNUSABLE: '没有取到手机号',
}

/** '' when a phone number can be sent, otherwise what is wrong with it. */
export function phoneWrong(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return ''
  return phone.length < 11 ? `手机号是 11 位，现在填了 ${phone.length} 位` : '手机号是 1 开头的 11 位数字'
}

export const nameWrong = (name: string): string => (name.trim().length < 2 ? '请写全您的姓名' : '')
