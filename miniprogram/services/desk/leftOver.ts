import type { DeskPack } from '../../shared/contract/checkin'
import { DeskQueue } from './queue'
import { deliverSelf } from './self'
import { wxKeep, wxServer } from './wxKeep'

/** Of a queue alone nothing is verified. */
const ports = {
  ...{ keep: wxKeep, server: wxServer, clock: Date.now, random: Math.random },
  verify: () => false,
}

let running = false

/**
 * Delivers what any desk of this phone still holds, whichever page is open: a desk may have been closed long before the
 * network came back. Quiet and cheap when nothing waits.
 */
export async function deliverLeftOver(): Promise<void> {
  if (running) return
  running = true
  try {
    const events = new Set(wxKeep.keys().flatMap((key) => /^desk:([^:]+):q:/.exec(key)?.[1] ?? []))
    for (const eventId of events) {
      const pack = wxKeep.get<DeskPack>(`desk:${eventId}:pack`)
      if (pack) await new DeskQueue(eventId, pack.deskId, ports, () => undefined).deliver()
    }
    await deliverSelf()
  } finally {
    running = false
  }
}
