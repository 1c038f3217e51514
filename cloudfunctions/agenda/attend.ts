import type { Instant } from '../../miniprogram/shared/kit/time'
import type { Db } from '../kit/db'
import { alterClaims } from './claim'
import { standings } from './standings'
import { type Claim, type HeldClaim, agendaId, agendas, emptyAgenda, totalled, weekTicks } from './store'

/**
 * Writes an event into a person's week whatever else stands there: what is at the same time is said when one signs up, and
 * forbids nothing. Whoever reserves a space afterwards meets it. One request where the week is open, none where `had`, what
 * the caller has just read there, says the same; done twice it is done once, and other hours replace it within its week.
 */
export async function attend(
  db: Db,
  owner: string,
  wish: Claim,
  now: Instant,
  had?: HeldClaim,
): Promise<void> {
  if (isSame(had, wish)) return
  const store = agendas(db)
  const id = agendaId(owner, wish.date)
  const held: HeldClaim = { ...wish, token: wish.kind, at: now }
  if (await store.claim(id, held, weekTicks(wish), { ticks: db.op.exists(true) })) return
  const { blockedUntil = 0 } = (await standings(db).get(owner)) ?? {}
  const week = totalled(emptyAgenda(owner, wish.date, blockedUntil), { [wish.key]: held })
  if (await store.open(week)) return
  await alterClaims(db, id, (claims) =>
    isSame(claims[wish.key], wish) ? claims : { ...claims, [wish.key]: held },
  )
}

const isSame = (had: HeldClaim | undefined, wish: Claim): boolean =>
  had !== undefined &&
  (['date', 'from', 'to', 'what', 'ref'] as const).every((field) => had[field] === wish[field])
