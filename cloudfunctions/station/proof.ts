import type { AgendaDoc } from '../agenda/public'
import { agendaId, agendas, openAgenda } from '../agenda/public'
import type { Context } from '../kit/action'
import { type Actor, readActor } from '../kit/auth'
import { forget, noteProof } from '../kit/remembered'
import { isDay, type Day } from '../../miniprogram/shared/kit/time'

/** What was written did not prove that a remembered caller is still who they were; nothing has been written. */
export class Unproven extends Error {}

/** A remembered caller is proven by claiming their own week. */
export function weekOfCaller({ personId }: Actor, raw: unknown): string | null {
  const { date } = (raw ?? {}) as { date?: unknown }
  return typeof date === 'string' && isDay(date) ? agendaId(personId, date) : null
}

/** Tries it with who is remembered; what that does not prove, or refuses before it is proven, is done with who was read. */
export async function byWhoItIs<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  try {
    return await run(ctx)
  } catch (error) {
    if (!(error instanceof Unproven) || !ctx.reread) throw error
    forget(ctx.actor.accountId)
    return run(await ctx.reread())
  }
}

/**
 * Opens the caller's week, if need be, and sees to it that it carries the seal of their account: reserving is one request
 * shorter then. The account is read after the week, so that no seal of before a change outlives it; see `member/seals.ts`.
 */
export async function readyWeek(ctx: Context, date: Day, found: AgendaDoc | undefined): Promise<void> {
  const { db, actor } = ctx
  const week = found ?? (await openAgenda(db, actor.personId, date))
  if (!week) return
  if (week.seal !== actor.seal) {
    const now = await readActor(db, actor.accountId)
    if (!now.seal || now.personId !== actor.personId) return
    if (!(await agendas(db).adopt(week, now.seal))) return
    noteProof(now, week._id)
  } else noteProof(actor, week._id)
}

/** A week that was claimed by who had just been read was most likely looked at before, and carries their seal. */
export function likelyProof({ actor, reread }: Context, date: Day): void {
  if (!reread) noteProof(actor, agendaId(actor.personId, date))
}
