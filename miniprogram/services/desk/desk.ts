import type { DeskEvent, DeskPerson, LogLine, ScanHow, ScanLine } from '../../shared/contract/checkin'
import { randomPart } from '../../shared/kit/ids'
import type { Instant } from '../../shared/kit/time'
import { type Arrival, type DeskAnswer, decideArrival, decideScan } from '../../shared/rules/desk/decide'
import { DeskBook } from './book'
import { deskIdKept } from './fetching'
import type { Inside } from './insides'
import { LineWriter, type Remark } from './lines'
import type { DeskPorts } from './ports'
import { DeskQueue, type Waiting } from './queue'

/** An answer, and the line that was written for it; null when nothing could be written down. */
export interface Scanned {
  answer: DeskAnswer
  nonce: string | null
}

/** Beyond this share of the phone's storage the desk says so. */
const NEARLY_FULL = 0.9

/**
 * A desk on one phone. Everything it knows (`book`) and everything it wrote (`queue`) stands in storage; the network only
 * makes it newer. The same class runs on the phone and in the simulation.
 */
export class Desk {
  readonly queue: DeskQueue
  private readonly lines: LineWriter
  private looked: Instant | undefined
  /** How many lines a secretary should look at, as the server said last. */
  flagged = 0

  private constructor(
    private readonly book: DeskBook,
    private readonly ports: DeskPorts,
  ) {
    this.lines = new LineWriter(book, ports)
    this.queue = new DeskQueue(book.eventId, book.deskId, ports, {
      onTime: (...times) => book.learnTime(...times),
      // From here on only the list of who is in knows of them.
      onLeaving: () => book.saveIns(),
    })
    // What waits is newer than the list of who is in, which is written when something leaves.
    book.ins.applyAll(this.queue.all())
  }

  /** The desk as the phone kept it; null when it was never opened here. */
  static kept(eventId: string, ports: DeskPorts): Desk | null {
    const book = DeskBook.kept(eventId, ports)
    return book && new Desk(book, ports)
  }

  /** Opens with a network: fetches everything anew. Rejects with a CloudError; what was kept stays. */
  static async open(eventId: string, ports: DeskPorts): Promise<Desk> {
    const deskId = deskIdKept(eventId, ports.keep) ?? `d_${randomPart(ports.random)}`
    return new Desk(await DeskBook.open({ eventId, deskId }, ports), ports)
  }

  /** Everything anew, on a desk that stands already. */
  refresh(): Promise<void> {
    return this.book.refresh()
  }

  get eventId(): string {
    return this.book.eventId
  }

  get event(): DeskEvent {
    return this.book.event
  }

  get deskId(): string {
    return this.book.deskId
  }

  get list(): readonly DeskPerson[] {
    return this.book.people
  }

  get count(): number {
    return this.book.ins.people.size
  }

  /** Whether the phone's storage is nearly full, or was when something had to be written. */
  get isFull(): boolean {
    return this.queue.atRisk > 0 || this.book.isUnkept || this.ports.keep.taken() > NEARLY_FULL
  }

  /** How far the phone's clock is off, milliseconds; positive when it is behind. */
  get clockOff(): number {
    return this.book.ahead
  }

  now(): Instant {
    return this.book.now()
  }

  inside(who: string): Inside | null {
    return this.book.ins.get(who) ?? null
  }

  /** Who is in, latest first. */
  arrivals(): (Inside & { who: string })[] {
    return [...this.book.ins.people].map(([who, one]) => ({ who, ...one })).sort((a, b) => b.at - a.at)
  }

  /** A scanned text: answered at once from what the phone knows, and written down. */
  scan(text: string): Scanned {
    return this.write(decideScan(text, this.book.knows()), {})
  }

  /** Picked by name, with why; or ticked on the paper sheet. */
  pick(person: DeskPerson, how: Extract<ScanHow, 'name' | 'paper'>, reason: string): Scanned {
    const { id: who, name, branch } = person
    const arrival: Arrival = { who, name, branch, how, stale: false }
    const knows = this.book.knows()
    // A sheet is typed in afterwards, when the doors are closed: it says who was there while they were open.
    const at = how === 'paper' ? Math.min(knows.now, this.event.endsAt) : knows.now
    return this.write(decideArrival(arrival, person, { ...knows, now: at }), { reason, at })
  }

  /** Lets somebody in whom the rule would not: the secretary takes it upon herself, and says why. */
  admit(arrival: Arrival, reason: string): Scanned {
    return this.write({ kind: 'in', arrival, walkIn: true }, { reason })
  }

  /** The same with somebody whose own scan came too late to be answered: as of then, within the hours. */
  admitLate({ who, name, at }: Pick<LogLine, 'who' | 'name' | 'at'>, reason: string): Scanned {
    const person = this.list.find(({ id }) => id === who)
    const arrival: Arrival = { who, name, branch: person?.branch ?? '', how: 'name', stale: false }
    const { opensAt, endsAt } = this.event
    const then = Math.max(opensAt, Math.min(at, endsAt))
    const walkIn = person?.status !== 'signed'
    return this.write({ kind: 'in', arrival, walkIn }, { reason, at: then })
  }

  private write(answer: DeskAnswer, remark: Remark): Scanned {
    if (answer.arrival === null) return { answer, nonce: null }
    const line = this.lines.answered(answer, answer.arrival, remark)
    this.keepLine(line)
    return { answer, nonce: line.nonce }
  }

  /** Takes somebody's check-in back: every scan that this phone knows of. False when it knows of none. */
  undo(who: string, reason: string): boolean {
    const inside = this.inside(who)
    if (inside) this.keepLine(this.lines.undone(who, inside.name, inside.nonces, reason))
    return inside !== null
  }

  /** Into storage first: whatever happens to the phone afterwards, it is written down. */
  private keepLine(line: Waiting): void {
    this.queue.add(line)
    this.book.ins.apply(line)
  }

  /** Lines that another desk handed over; says how many are new here. */
  takeOver(fromDesk: string, lines: readonly ScanLine[]): number {
    const before = this.queue.waiting
    const names = new Map(this.list.map(({ id, name }) => [id, name]))
    for (const line of lines)
      this.keepLine({ ...line, name: line.name || (names.get(line.who) ?? ''), fromDesk })
    return this.queue.waiting - before
  }

  /** Delivers what waits, then asks what other desks did. False when there is no network. */
  async sync(): Promise<boolean> {
    await this.queue.deliver()
    const { eventId } = this
    try {
      const seen = await this.ports.server.look(
        this.looked === undefined ? { eventId } : { eventId, since: this.looked },
      )
      this.looked = seen.now
      this.flagged = seen.flagged
      this.book.ins.learn(seen)
      this.book.ins.applyAll(this.queue.all())
      this.book.saveIns()
      return true
    } catch {
      return false
    }
  }
}
