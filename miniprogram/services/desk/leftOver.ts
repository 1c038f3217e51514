import { DeskBook } from './book'
import { deskIdKept } from './fetching'
import { DeskQueue } from './queue'
import { deliverSelf } from './self'
import { wxKeep, wxServer } from './wxKeep'

/** Of a queue alone nothing is verified. */
const ports = {
  ...{ keep: wxKeep, server: wxServer, clock: Date.now, random: Math.random },
  verify: () => false,
}

/** Who was scanned here stays known here, also when what was written about them has gone out. */
function queueOf(eventId: string, deskId: string): DeskQueue {
  const book = DeskBook.kept(eventId, ports)
  const queue = new DeskQueue(eventId, deskId, ports, {
    onTime: (...times) => book?.learnTime(...times),
    onLeaving: () => {
      book?.ins.applyAll(queue.all())
      book?.saveIns()
    },
  })
  return queue
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
      const deskId = deskIdKept(eventId, wxKeep)
      if (deskId !== null) await queueOf(eventId, deskId).deliver()
    }
    await deliverSelf()
  } finally {
    running = false
  }
}
