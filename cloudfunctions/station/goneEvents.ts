import { type HeldClaim, agendas } from '../agenda/public'
import type { Context } from '../kit/action'
import { isGone } from '../event/public'

/** Keys of events in a week that the person has no place in (any more). */
export async function goneEvents({ db, now }: Pick<Context, 'db' | 'now'>, id: string): Promise<string[]> {
  const { claims = {} } = (await agendas(db).get(id)) ?? {}
  const held = Object.values(claims).filter(({ kind }) => kind === 'event')
  const gone = await Promise.all(held.map((one) => isGone(db, one, now())))
  return held.filter((_, index) => gone[index]).map(({ key }) => key)
}

type Claims = Readonly<Record<string, HeldClaim>>

/** The very same claims when none of them is there. */
export const withoutKeys = (claims: Claims, keys: readonly string[]): Claims =>
  keys.some((key) => claims[key])
    ? Object.fromEntries(Object.entries(claims).filter(([key]) => !keys.includes(key)))
    : claims
