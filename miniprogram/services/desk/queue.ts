import type { ScanLine } from '../../shared/contract/checkin'
import type { Instant } from '../../shared/kit/time'
import { CloudError } from '../cloud'
import type { DeskPorts } from './ports'

/** A line that waits for the network. */
export interface Waiting extends ScanLine {
  /** From which desk it was taken over; absent for this desk's own. */
  fromDesk?: string
}

/** What a queue tells its desk. */
export interface QueueEvents {
  onTime(serverNow: Instant, sent: Instant, received: Instant): void
  /** Right before lines leave that the server has kept. */
  onLeaving(): void
}

/** Lines in one delivery, as the action takes them. */
const BATCH = 50

/** What these refusals mean is "later": all lines stay, and the next try sends them again. */
const LATER: readonly string[] = ['OFFLINE', 'BUSY', 'INTERNAL', 'UNAUTHENTICATED']

/**
 * Lines on their way to the server. Each is a key of its own in the phone's storage, written before the person at the
 * desk sees an answer; it leaves only when the server has named it as kept. A killed app finds all of them again.
 */
export class DeskQueue {
  /** By nonce, in the order of writing. Holds as well what storage had no room for. */
  private readonly lines = new Map<string, Waiting>()
  private readonly unsaved = new Set<string>()
  private running: Promise<void> | null = null
  /** The last refusal that was not about the network; '' when there is none. */
  problem = ''

  constructor(
    private readonly eventId: string,
    private readonly deskId: string,
    private readonly ports: DeskPorts,
    private readonly events: QueueEvents,
  ) {
    const found = ports.keep
      .keys()
      .filter((key) => key.startsWith(this.prefix))
      .flatMap((key) => ports.keep.get<Waiting>(key) ?? [])
    for (const line of found.sort((a, b) => a.at - b.at)) this.lines.set(line.nonce, line)
  }

  private get prefix(): string {
    return `desk:${this.eventId}:q:`
  }

  get waiting(): number {
    return this.lines.size
  }

  /** Lines that stand in memory only, because the phone is full: they are gone if the app is closed. */
  get atRisk(): number {
    return this.unsaved.size
  }

  has(nonce: string): boolean {
    return this.lines.has(nonce)
  }

  all(): Waiting[] {
    return [...this.lines.values()]
  }

  add(line: Waiting): void {
    if (this.lines.has(line.nonce)) return
    this.lines.set(line.nonce, line)
    this.save(line)
  }

  private save(line: Waiting): void {
    try {
      this.ports.keep.set(this.prefix + line.nonce, line)
      this.unsaved.delete(line.nonce)
    } catch {
      this.unsaved.add(line.nonce)
    }
  }

  private drop(nonces: readonly string[]): void {
    for (const nonce of nonces) {
      this.ports.keep.remove(this.prefix + nonce)
      this.lines.delete(nonce)
      this.unsaved.delete(nonce)
    }
    // Where something has left there may be room for what was only in memory.
    for (const nonce of [...this.unsaved]) {
      const line = this.lines.get(nonce)
      if (line) this.save(line)
    }
  }

  /** Sends what waits, and what comes meanwhile. Two calls at once are one. Never rejects. */
  deliver(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async run(): Promise<void> {
    const refused = new Set<string>()
    this.problem = ''
    for (;;) {
      const next = this.batch(refused)
      if (next.length === 0) return
      const outcome = await this.send(next)
      if (outcome === 'later') return
      if (outcome === 'refused') await this.oneByOne(next, refused)
    }
  }

  /** The oldest lines of one origin that have not been refused in this round. */
  private batch(refused: ReadonlySet<string>): Waiting[] {
    const open = this.all().filter(({ nonce }) => !refused.has(nonce))
    return open.filter(({ fromDesk }) => fromDesk === open[0]?.fromDesk).slice(0, BATCH)
  }

  /** One line that the server will not have must not hold up the others; it stays, to be handed over. */
  private async oneByOne(lines: readonly Waiting[], refused: Set<string>): Promise<void> {
    for (const line of lines) {
      const outcome = lines.length === 1 ? 'refused' : await this.send([line])
      if (outcome === 'refused') refused.add(line.nonce)
      if (outcome === 'later') return
    }
  }

  private async send(lines: readonly Waiting[]): Promise<'kept' | 'later' | 'refused'> {
    const { eventId, deskId, ports } = this
    const [fromDesk] = lines.map((line) => line.fromDesk)
    const sentAt = ports.clock()
    try {
      const plain = lines.map((line) => plainLine(line))
      const input = { eventId, deskId, sentAt, lines: plain }
      const { kept, now } = await ports.server.deliver(fromDesk ? { ...input, fromDesk } : input)
      this.events.onTime(now, sentAt, ports.clock())
      const before = this.lines.size
      this.events.onLeaving()
      this.drop(kept)
      return this.lines.size < before ? 'kept' : 'later'
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      if (LATER.includes(error.code)) return 'later'
      this.problem = error.message
      return 'refused'
    }
  }
}

function plainLine(line: Waiting): ScanLine {
  const { fromDesk: _, ...plain } = line
  return plain
}
