import * as member from '../services/member'
import type { Me } from '../shared/contract/member'

let known: Me | null = null

/** Who the phone belongs to; asked once, then known until `forget`. */
export async function whoAmI(): Promise<Me> {
  if (known) return known
  const { value, keptAt } = await member.me()
  if (keptAt === null) known = value
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
