import type { MyCheckIn, ScanEventInput } from '../../shared/contract/checkin'
import { randomPart } from '../../shared/kit/ids'
import type { Place } from '../../shared/kit/place'
import * as checkin from '../checkin'
import { CloudError } from '../cloud'
import { wxKeep } from './wxKeep'

/** Scans of an event's code by one's own phone that have not reached the server. */
export type SelfScan = Omit<ScanEventInput, 'sentAt'>

const KEY = 'desk.self'
const LATER: readonly string[] = ['OFFLINE', 'BUSY', 'INTERNAL']

const waiting = (): SelfScan[] => wxKeep.get<SelfScan[]>(KEY) ?? []

export type SelfAnswer = { kind: 'in'; mine: MyCheckIn } | { kind: 'waits' }

/** Written down first, then sent. Without a network it waits; a refusal is definite, and thrown. */
export async function scanSelf(code: string, place: Place | null): Promise<SelfAnswer> {
  const nonce = `n_${randomPart()}`
  const scan: SelfScan = { code, nonce, at: Date.now(), ...(place ? { place } : {}) }
  wxKeep.set(KEY, [...waiting(), scan])
  try {
    return { kind: 'in', mine: await send(scan) }
  } catch (error) {
    if (error instanceof CloudError && LATER.includes(error.code)) return { kind: 'waits' }
    throw error
  }
}

/** What waits goes out; the flag on a late one is for the secretary, not for this person. */
export async function deliverSelf(): Promise<void> {
  for (const scan of waiting()) {
    try {
      await send(scan)
    } catch (error) {
      if (error instanceof CloudError && LATER.includes(error.code)) return
    }
  }
}

/** Leaves the phone on a definite answer only, whether that is yes or no. */
async function send(scan: SelfScan): Promise<MyCheckIn> {
  try {
    const mine = await checkin.scan({ ...scan, sentAt: Date.now() })
    forget(scan)
    return mine
  } catch (error) {
    if (!(error instanceof CloudError && LATER.includes(error.code))) forget(scan)
    throw error
  }
}

function forget({ nonce }: SelfScan): void {
  const rest = waiting().filter((one) => one.nonce !== nonce)
  if (rest.length > 0) wxKeep.set(KEY, rest)
  else wxKeep.remove(KEY)
}
