import type { DeskPack, DeskPerson } from '../../shared/contract/checkin'
import { type Instant, DAY_MINUTES, MINUTE_MS } from '../../shared/kit/time'
import type { DeskPorts, Keep } from './ports'

/** Where a desk keeps what, in the phone's storage. */
export const key = (eventId: string, name: string): string => `desk:${eventId}:${name}`

/** Half of the way there and half of the way back: the server read its clock in between. */
export const aheadOf = (serverNow: Instant, sent: Instant, received: Instant): number =>
  Math.round(serverNow - (sent + received) / 2)

/** Under which name this phone's desk stands on the server; null when it was never opened here. */
export const deskIdKept = (eventId: string, keep: Keep): string | null =>
  keep.get<DeskPack>(key(eventId, 'pack'))?.deskId ?? null

/** How long an event's list stays on the phone after its end. */
const KEPT_DAYS = 7

/** Lists of events that are long over go, unless something of them still waits. */
export function tidy(keep: Keep, now: Instant): void {
  const keys = keep.keys()
  for (const name of keys) {
    const eventId = /^desk:([^:]+):pack$/.exec(name)?.[1]
    const pack = eventId ? keep.get<DeskPack>(name) : null
    if (!pack || pack.event.closesAt + KEPT_DAYS * DAY_MINUTES * MINUTE_MS > now) continue
    const own = keys.filter((one) => one.startsWith(`desk:${eventId}:`))
    if (own.every((one) => !one.startsWith(`desk:${eventId}:q:`))) own.forEach((one) => keep.remove(one))
  }
}

/** The whole list, page by page. */
export async function everybody(eventId: string, { server }: DeskPorts): Promise<DeskPerson[]> {
  const all = new Map<string, DeskPerson>()
  let after: string | null | undefined
  do {
    const page = await server.people(after ? { eventId, after } : { eventId })
    for (const one of page.people) all.set(one.id, one)
    after = page.after
  } while (after)
  return [...all.values()]
}
