import { type Instant, MINUTE_MS } from '../kit/time'

/** Wrong tries to bind before an account has to wait, and for how long. */
export const BIND_TRIES = 3
export const BIND_LOCK_MS = 30 * MINUTE_MS

/** Invitations: one member's lasts a day, a branch's as long as a meeting. */
export const MEMBER_INVITATION_MS = 24 * 60 * MINUTE_MS
export const BRANCH_INVITATION_MS = 2 * 60 * MINUTE_MS

/** Whole minutes until an account may try again, at least 1. */
export const lockMinutes = (wrongAt: Instant, now: Instant): number =>
  Math.max(1, Math.ceil((wrongAt + BIND_LOCK_MS - now) / MINUTE_MS))

const PATTERN = /^XHM:JOIN:([0-9A-F]{24})$/

/** Upper case only, so that the QR picture stays small. */
export const invitationText = (token: string): string => `XHM:JOIN:${token}`

/** null when the text is no invitation at all. */
export const readInvitationText = (text: string): string | null =>
  PATTERN.exec(text.trim().toUpperCase())?.[1] ?? null
