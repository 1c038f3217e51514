import type { ChangeInput } from '../../miniprogram/shared/contract/reservation'
import { type Booking, isStanding } from '../../miniprogram/shared/rules/day/book'
import type { Space } from './spaceStore'

/** So many requests are remembered, that a retry finds what it did. */
const REMEMBERED = 8

/** The booking as a request changes it. Other hours, more people or other content are looked at by the keeper again; the rest is not. */
export function changed(now: Booking, wanted: Booking, { approval }: Space, request: string): Booking {
  const isOther =
    now.from !== wanted.from ||
    now.to !== wanted.to ||
    now.people < wanted.people ||
    JSON.stringify(now.content ?? null) !== JSON.stringify(wanted.content ?? null)
  return {
    ...wanted,
    status: approval && isOther && isStanding(now) ? 'asked' : now.status,
    changes: (now.changes ?? 0) + 1,
    requests: [...(now.requests ?? []), request].slice(-REMEMBERED),
  }
}

/** What of a booking the request says anew. */
export function saidAnew(request: ChangeInput): Partial<Booking> {
  const { from, to, people: count, purpose: why, organization: of, contact: whom, content: shown } = request
  const all = { from, to, people: count, purpose: why, organization: of, contact: whom, content: shown }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
