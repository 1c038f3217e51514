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
  const isWritten = write([...waiting(), scan])
  try {
    return { kind: 'in', mine: await send(scan) }
  } catch (error) {
    if (!(error instanceof CloudError && LATER.includes(error.code))) throw error
    if (isWritten) return { kind: 'waits' }
    throw new CloudError('PHONE_FULL')
  }
}

/** False when the phone has no room: then only a network helps. */
function write(scans: readonly SelfScan[]): boolean {
  try {
    wxKeep.set(KEY, scans)
    return true
  } catch {
    return false
  }
}

/** What waits goes out. Of a refusal that comes now the person is told by a notice, and the secretary's list shows it. */
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
