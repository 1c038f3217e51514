import type { MemberDetail } from '../../../shared/contract/people'
import { ROLE_NAMES } from '../../../shared/contract/roles'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { dayText } from '../../../ui/words'

export interface PersonView {
  name: string
  branch: string
  branchId: string
  left: boolean
  phone: string
  /** Facts of the roster, only those that are known. */
  facts: { label: string; value: string }[]
  stays: { key: string; branch: string; when: string }[]
  cannotCome: boolean
  bound: boolean
  /** '已绑定微信，2026年3月1日起', or what to do. */
  binding: string
  /** '活动证 2026年3月1日发', '' when there is none. */
  card: string
}

export function personView(member: MemberDetail): PersonView {
  const { name, branchId, branchName, phoneMasked, status, stays, cannotCome, bound, boundAt, card } = member
  return {
    name,
    branch: branchName,
    branchId,
    left: status === 'left',
    phone: phoneMasked,
    facts: factsOf(member),
    stays: stays.map((stay) => ({
      key: `${stay.branchId}-${stay.from}`,
      branch: stay.branchName,
      when: stay.to ? `${dayText(stay.from)} 到 ${dayText(stay.to)}` : `${dayText(stay.from)} 起`,
    })),
    cannotCome,
    bound,
    binding: bound ? `已绑定微信${boundAt ? `，${sinceWords(boundAt)}` : ''}` : '还没有绑定微信',
    card: card ? `${sinceWords(card.issuedAt)}发的活动证` : '',
  }
}

function factsOf({ gender, age, born, joined, education, occupation, grants }: MemberDetail) {
  const roles = grants.map(({ role, scopeName }) => `${ROLE_NAMES[role]}（${scopeName}）`).join('、')
  return [
    { label: '性别', value: gender },
    { label: '年龄', value: age === null ? '' : `${age} 岁${born ? `（${dayText(born)}生）` : ''}` },
    { label: '入党', value: joined ? dayText(joined) : '' },
    { label: '学历', value: education },
    { label: '职业', value: occupation },
    { label: '担任', value: roles },
  ].filter(({ value }) => value !== '')
}

const sinceWords = (at: Instant): string => dayText(dayOf(at))

/** Why somebody looks at a number; one has to be given, and the member reads it. */
export const REASONS = ['通知开会', '上门看望', '核对名册', '有急事'] as const

export const reasonChips = (chosen: string) =>
  REASONS.map((label) => ({ id: label, label, on: label === chosen }))

export const releaseQuestion = (name: string) => ({
  title: `解除${name}的绑定？`,
  content: `${name}换了手机，就要先解除旧的。解除以后旧手机上看不到“我的码”，学过的都还在。`,
  yes: '解除',
  no: '不解除',
})

export const cardQuestion = (name: string) => ({
  title: `${name}的活动证丢了？`,
  content: '旧证马上作废，再扫就不认了。新证在“活动证”里重新印。',
  yes: '作废旧证',
  no: '没有丢',
})
