import type { Actor } from './auth'

/** A name that was changed is shown as it was for at most so long. */
const MOST_MS = 10 * 60_000
/** Beyond so many accounts a warm function begins anew. */
const MOST = 2_000

interface Remembered {
  actor: Actor
  at: number
  /** What is known to carry the actor's seal. */
  proofs: Set<string>
}

/**
 * Whom this warm function has read. Nothing rests on it alone: only an action that names its proof gets such an actor,
 * and it writes on the condition that the proof still carries the actor's seal.
 */
const KNOWN = new Map<string, Remembered>()

export function remember(actor: Actor): void {
  const { accountId, seal } = actor
  if (!seal) return void KNOWN.delete(accountId)
  const before = KNOWN.get(accountId)
  if (!before && KNOWN.size >= MOST) KNOWN.clear()
  const proofs = before?.actor.seal === seal ? before.proofs : new Set<string>()
  KNOWN.set(accountId, { actor, at: Date.now(), proofs })
}

/** From now on writes to this document prove who this actor is; it carries the seal, or is thought to. */
export function noteProof({ accountId, seal }: Actor, proof: string): void {
  const known = KNOWN.get(accountId)
  if (known && known.actor.seal === seal) known.proofs.add(proof)
}

/** A proof that failed: the account is read from now on. */
export const forget = (accountId: string): boolean => KNOWN.delete(accountId)

/** Who an account was when it was last read, if what will be written can prove that they still are. */
export function rememberedActor(accountId: string, proofOf: (actor: Actor) => string | null): Actor | null {
  const known = KNOWN.get(accountId)
  if (!known || Date.now() - known.at > MOST_MS) return null
  const proof = proofOf(known.actor)
  return proof !== null && known.proofs.has(proof) ? known.actor : null
}
