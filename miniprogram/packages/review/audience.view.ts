import type { PlanAudience } from '../../shared/contract/lessonPlan'
import { type GrantedRole, ROLE_NAMES } from '../../shared/contract/roles'

/** '60 岁以上', '35 岁以下', '35 到 60 岁'; '' for any age. */
export function ageWords({ ageFrom, ageTo }: Pick<PlanAudience, 'ageFrom' | 'ageTo'>): string {
  if (ageFrom === null && ageTo === null) return ''
  if (ageTo === null) return `${ageFrom} 岁以上`
  return ageFrom === null ? `${ageTo} 岁以下` : `${ageFrom} 到 ${ageTo} 岁`
}

/** '第三支部的党员', '梅园工委 · 支部书记 · 60 岁以上 · 教师' */
export function audienceWords(audience: PlanAudience, organizationName: string): string {
  const { roles, trades } = audience
  const parts = [roles.map((role) => ROLE_NAMES[role]).join('、'), ageWords(audience), trades.join('、')]
  const some = parts.filter((word) => word !== '')
  return some.length === 0 ? `${organizationName}的党员` : [organizationName, ...some].join(' · ')
}

/** Whom plans are made for most; the others are found in the list of people. */
const ROLES: readonly GrantedRole[] = ['secretary', 'committee', 'keeper', 'lecturer', 'reviewer']

export const roleChips = (chosen: readonly GrantedRole[]) =>
  ROLES.map((role) => ({ id: role, label: ROLE_NAMES[role], on: chosen.includes(role) }))
