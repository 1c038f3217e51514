import type { Instant } from '../shared/kit/time'

let ahead = 0

/** Every answer that carries the server's time sets the phone's idea of it right: many phones are minutes off. */
export function learnTime(serverNow: Instant): Instant {
  ahead = serverNow - Date.now()
  return serverNow
}

/** The server's time, as well as the phone knows it. */
export const now = (): Instant => Date.now() + ahead
