import * as member from '../services/member'
import type { Me } from '../shared/contract/member'

/** Roles are given and phones released elsewhere: after so long it is asked again, milliseconds. */
const FRESH = 5 * 60_000

let known: { me: Me; at: number } | null = null

/** Who the phone belongs to; asked once in a while, and after `forget`. */
export async function whoAmI(): Promise<Me> {
  if (known && Date.now() - known.at < FRESH) return known.me
  const { value, keptAt } = await member.me()
  if (keptAt === null) known = { me: value, at: Date.now() }
  return value
}

/** Asks anew next time, for when something about the person may have changed. */
export function forget(): void {
  known = null
}

/** Whether there is a roster line to be found for this account; never before it is known that there is none. */
export const canBind = (me: Me): boolean => me.memberId === null
export const hasCode = (me: Me): boolean => Boolean(me.memberId)
export const isMember = (me: Me): boolean => me.roles.includes('member')
export const isOffice = ({ roles }: Me): boolean => roles.includes('committee') || roles.includes('district')

/** Whom to call in one's branch; '' where there is nobody, and for the secretary herself. */
export function secretaryPhoneOf({ name, roles, branch }: Me): string {
  if (!branch || (roles.includes('secretary') && name === branch.secretaryName)) return ''
  return branch.secretaryPhone
}
