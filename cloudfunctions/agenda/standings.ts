import type { Instant } from '../../miniprogram/shared/kit/time'
import { blockAfter } from '../../miniprogram/shared/rules/noShow'
import type { Db } from '../kit/db'
import { agendas } from './store'

/** How often a person was expected and did not come. */
export interface StandingDoc {
  _id: string
  /** When, by the key of the reservation. */
  noShows: Record<string, Instant>
  blockedUntil: Instant
}

const STANDINGS = 'standings'

export const standings = (db: Db) => ({
  get: (personId: string) => db.get<StandingDoc>(STANDINGS, personId),
  open: (personId: string) => db.add<StandingDoc>(STANDINGS, { _id: personId, noShows: {}, blockedUntil: 0 }),
  note: (personId: string, key: string, at: Instant) =>
    db.changeIf(STANDINGS, personId, {}, { [`noShows.${key}`]: at }),
  block: (personId: string, until: Instant) =>
    db.changeIf(STANDINGS, personId, { blockedUntil: db.op.lt(until) }, { blockedUntil: until }),
})

/** Writes down that nobody came, and what follows. Done twice it is done once. */
export async function noteNoShow(db: Db, personId: string, key: string, at: Instant): Promise<void> {
  const store = standings(db)
  const before = await store.get(personId)
  if (before?.noShows[key] === undefined) {
    if (!before) await store.open(personId)
    await store.note(personId, key, at)
  }
  const { noShows = {} } = (await store.get(personId)) ?? {}
  const until = blockAfter(Object.values(noShows), at)
  if (until === null) return
  await store.block(personId, until)
  await agendas(db).block(personId, until)
}
