import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'

/**
 * The one document that says whether an import is being written. Everything else that changes who is where raises the
 * revision first, on the condition that none is: so an import knows whether its preview still holds, and lists never show
 * half of one.
 */
export interface RosterStateDoc {
  _id: 'current'
  revision: number
  /** The job that is being written; null when none is. */
  applying: string | null
}

const STATE = 'rosterState'
const ID = 'current'

export const rosterState = (db: Db) => ({
  get: async (): Promise<RosterStateDoc> =>
    (await db.get<RosterStateDoc>(STATE, ID)) ?? { _id: ID, revision: 0, applying: null },
  make: () => db.add<RosterStateDoc>(STATE, { _id: ID, revision: 0, applying: null }),
  raise: () => db.changeIf(STATE, ID, { applying: null }, { revision: db.op.inc(1) }),
  /** From here a job is written to its end; false when the roster changed since its preview. */
  begin: (jobId: string, revision: number) =>
    db.changeIf(STATE, ID, { applying: null, revision }, { applying: jobId }),
  end: (jobId: string) =>
    db.changeIf(STATE, ID, { applying: jobId }, { applying: null, revision: db.op.inc(1) }),
})

/** Before any change of who is where. Refused while an import is being written. */
export async function touchRoster(db: Db): Promise<void> {
  const state = rosterState(db)
  if (await state.raise()) return
  if ((await state.make()) && (await state.raise())) return
  if (await state.raise()) return
  throw new AppError('ROSTER_UPDATING')
}

/** After reading a list: while an import is being written, it may hold half of it and is not shown. */
export async function checkWhole(db: Db): Promise<void> {
  if ((await rosterState(db).get()).applying !== null) throw new AppError('ROSTER_UPDATING')
}
