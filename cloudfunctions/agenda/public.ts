/**
 * Where people are, week by week: what other functions may use. A reservation and an event claim their time here before
 * they take their place, so that nobody is in two places.
 */
export { type ClaimResult, type Limits, alterClaim, alterClaims, claim, openAgenda, release } from './claim'
export { attend } from './attend'
export { noteNoShow, standings } from './standings'
export { claimsOf } from './claimsOf'
export {
  type AgendaDoc,
  type Claim,
  type HeldClaim,
  agendaId,
  agendas,
  isQuota,
  quotaOwner,
  totalled,
  weekOf,
  weekTicks,
} from './store'
