import type { EventStatus, SignupWindow } from '../../contract/event'
import type { Instant } from '../../kit/time'
import { sentenceOf } from '../../contract/errors'
import { momentWords } from '../../kit/words'
import { type Refused, refused } from '../decision'

/** What decides whether somebody may sign up, leaving out whether there is room. */
export interface SignupTerms {
  status: EventStatus
  openTo: readonly string[]
  audienceWords: string
  opensAt: Instant
  closesAt: Instant
  startsAt: Instant
}

/** The first reason against signing up now, in the order in which a person would want to hear it. */
export function refuseSignUp(terms: SignupTerms, keys: readonly string[], now: Instant): Refused | null {
  if (terms.status === 'cancelled') return refused('EVENT_CANCELLED')
  if (!terms.openTo.some((key) => keys.includes(key)))
    return refused('EVENT_NOT_FOR_YOU', { who: terms.audienceWords })
  if (now >= terms.startsAt) return refused('EVENT_BEGUN')
  if (now < terms.opensAt) return refused('EVENT_SIGNUP_EARLY', { when: momentWords(terms.opensAt, now) })
  if (now >= terms.closesAt) return refused('EVENT_SIGNUP_OVER', { when: momentWords(terms.closesAt, now) })
  return null
}

/** The same as the page shows it. */
export function windowOf(
  terms: SignupTerms,
  keys: readonly string[],
  room: { left: number },
  now: Instant,
): SignupWindow {
  const no = refuseSignUp(terms, keys, now)
  if (no === null) return { kind: room.left > 0 ? 'open' : 'full', closesAt: terms.closesAt }
  if (no.code === 'EVENT_SIGNUP_EARLY') return { kind: 'early', opensAt: terms.opensAt }
  const words = sentenceOf(no.code, no.params)
  if (no.code === 'EVENT_NOT_FOR_YOU') return { kind: 'notForYou', words }
  return { kind: no.code === 'EVENT_CANCELLED' ? 'cancelled' : 'closed', words }
}
