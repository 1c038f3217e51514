import { randomPart } from '../../miniprogram/shared/kit/ids'

/**
 * An account's seal names one state of whom it stands for: whoever binds or lets go of it gives it another. What may be
 * written by an account that is only remembered carries the seal it was last read with, and is written on the condition
 * that it still does. `member/seals.ts` keeps the order that makes this hold.
 */
export interface Sealed {
  seal?: string
}

const CHANGING = '!'

export const newSeal = (): string => randomPart()

/** Stands in the account while it is being changed; nobody goes on by what they remember then. */
export const newMark = (): string => CHANGING + randomPart()

/** An account that has never been changed has its own id for a seal; one that is being changed has none. */
export function sealOf(accountId: string, account: Sealed | null): string | null {
  const { seal = accountId } = account ?? {}
  return seal.startsWith(CHANGING) ? null : seal
}
