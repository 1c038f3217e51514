import type { DeskEvent, DeskPack, DeskPerson, ScanHow, ScanLine } from '../../shared/contract/checkin'
import { randomPart } from '../../shared/kit/ids'
import type { Instant } from '../../shared/kit/time'
import {
  type Arrival,
  type DeskAnswer,
  type DeskKnowledge,
  decideArrival,
  decideScan,
} from '../../shared/rules/desk/decide'
import { byCode } from '../../shared/rules/desk/people'
import { aheadOf, everybody, key, tidy } from './fetching'
import { type Inside, Insides } from './insides'
import type { DeskPorts } from './ports'
import { DeskQueue, type Waiting } from './queue'

/** An answer, and the line that was written for it; null when nothing could be written down. */
export interface Scanned {
  answer: DeskAnswer
  nonce: string | null
}

const LONGEST_TRIP_MS = 10_000

/** Beyond this share of the phone's storage the desk says so. */
const NEARLY_FULL = 0.9

/**
 * A desk on one phone. Everything it knows and everything it wrote stands in `keep`; the network only makes it newer. The
 * same class runs on the phone and in the simulation.
 */
export class Desk {
  readonly queue: DeskQueue
  private people: DeskPerson[]
  private codes: ReadonlyMap<string, DeskPerson>
  private readonly ins: Insides
  private ahead: number
  private looked: Instant | undefined

  private constructor(
    readonly eventId: string,
    private pack: DeskPack,
    private readonly ports: DeskPorts,
  ) {
    const { keep } = ports
    this.people = keep.get<DeskPerson[]>(key(eventId, 'people')) ?? []
    this.codes = byCode(this.people)
    this.ins = new Insides(keep.get<[string, Inside][]>(key(eventId, 'ins')) ?? [], pack.deskName)
    this.ahead = keep.get<number>(key(eventId, 'ahead')) ?? 0
    this.queue = new DeskQueue(eventId, pack.deskId, ports, (...times) => this.learn(...times))
    // What was written down just before the app was killed, and had not reached the list of who is in.
    this.ins.applyAll(this.queue.all())
  }

  /** The desk as the phone kept it; null when it was never opened here. */
  static kept(eventId: string, ports: DeskPorts): Desk | null {
    const pack = ports.keep.get<DeskPack>(key(eventId, 'pack'))
    return pack ? new Desk(eventId, pack, ports) : null
  }

  /** Opens with a network: fetches everything anew. Rejects with a CloudError; what was kept stays. */
  static async open(eventId: string, ports: DeskPorts): Promise<Desk> {
    const before = ports.keep.get<DeskPack>(key(eventId, 'pack'))
    const deskId = before?.deskId ?? `d_${randomPart(ports.random)}`
    const sent = ports.clock()
    const pack = await ports.server.open({ eventId, deskId })
    const ahead = aheadOf(pack.now, sent, ports.clock())
    tidy(ports.keep, pack.now)
    const people = await everybody(eventId, ports)
    ports.keep.set(key(eventId, 'people'), people)
    ports.keep.set(key(eventId, 'ahead'), ahead)
    ports.keep.set(key(eventId, 'pack'), pack)
    return new Desk(eventId, pack, ports)
  }

  /** Everything anew, on a desk that stands already. */
  async refresh(): Promise<void> {
    const sent = this.ports.clock()
    const pack = await this.ports.server.open({ eventId: this.eventId, deskId: this.pack.deskId })
    this.learn(pack.now, sent, this.ports.clock())
    this.people = await everybody(this.eventId, this.ports)
    this.codes = byCode(this.people)
    this.pack = pack
    this.save('people', this.people)
    this.save('pack', pack)
  }

  get event(): DeskEvent {
    return this.pack.event
  }

  get deskId(): string {
    return this.pack.deskId
  }

  get list(): readonly DeskPerson[] {
    return this.people
  }

  get count(): number {
    return this.ins.people.size
  }

  /** Whether the phone's storage is nearly full, or was when a line had to be written. */
  get isFull(): boolean {
    return this.queue.atRisk > 0 || this.ports.keep.taken() > NEARLY_FULL
  }

  /** How far the phone's clock is off, milliseconds; positive when it is behind. */
  get clockOff(): number {
    return this.ahead
  }

  now(): Instant {
    return this.ports.clock() + this.ahead
  }

  inside(who: string): Inside | null {
    return this.ins.people.get(who) ?? null
  }

  /** Who is in, latest first. */
  arrivals(): (Inside & { who: string })[] {
    return [...this.ins.people].map(([who, one]) => ({ who, ...one })).sort((a, b) => b.at - a.at)
  }

  private knows(): DeskKnowledge {
    const { keys, revoked, event } = this.pack
    const { verify } = this.ports
    return { keys, revoked, event, verify, codes: this.codes, now: this.now(), ins: this.ins.people }
  }

  /** A scanned text: answered at once from what the phone knows, and written down. */
  scan(text: string): Scanned {
    return this.write(decideScan(text, this.knows()), {})
  }

  /** Picked by name, with why; or ticked on the paper sheet. */
  pick(person: DeskPerson, how: Extract<ScanHow, 'name' | 'paper'>, reason: string): Scanned {
    const { id: who, name, branch } = person
    const arrival: Arrival = { who, name, branch, how, stale: false }
    const knows = this.knows()
    // A sheet is typed in afterwards, when the doors are closed: it says who was there while they were open.
    const at = how === 'paper' ? Math.min(knows.now, this.event.endsAt) : knows.now
    return this.write(decideArrival(arrival, person, { ...knows, now: at }), { reason, at })
  }

  /** Lets somebody in whom the rule would not: the secretary takes it upon herself, and says why. */
  admit(arrival: Arrival, reason: string): Scanned {
    return this.write({ kind: 'in', arrival, walkIn: true }, { reason })
  }

  private write(answer: DeskAnswer, more: { reason?: string; at?: Instant }): Scanned {
    const { arrival } = answer
    if (arrival === null) return { answer, nonce: null }
    const { who, name, how, stamp } = arrival
    const line = this.line({
      ...{ kind: answer.kind === 'refused' ? 'refused' : 'in', who, name, how },
      ...(stamp === undefined ? {} : { stamp }),
      ...(answer.kind === 'refused' ? { reason: answer.code } : {}),
      ...(more.reason ? { reason: more.reason } : {}),
      ...(answer.kind === 'in' && answer.walkIn ? { walkIn: true } : {}),
    })
    if (more.at !== undefined) line.at = more.at - this.ahead
    this.keepLine(line)
    return { answer, nonce: line.nonce }
  }

  /** Takes somebody's check-in back: every scan that this phone knows of. False when it knows of none. */
  undo(who: string, reason: string): boolean {
    const inside = this.ins.people.get(who)
    if (!inside) return false
    const { name, nonces } = inside
    this.keepLine(this.line({ kind: 'undo', who, name, how: 'name', reason, of: nonces.slice(0, 50) }))
    return true
  }

  private line(known: Omit<ScanLine, 'nonce' | 'at' | 'ahead'>): ScanLine {
    const nonce = `n_${randomPart(this.ports.random)}`
    return { nonce, ...known, at: this.ports.clock(), ahead: Math.round(this.ahead) }
  }

  /** Into storage first: whatever happens to the phone afterwards, it is written down. */
  private keepLine(line: Waiting): void {
    this.queue.add(line)
    this.ins.apply(line)
    this.saveIns()
  }

  /** Lines that another desk handed over; says how many are new here. */
  takeOver(fromDesk: string, lines: readonly ScanLine[]): number {
    const before = this.queue.waiting
    const names = new Map(this.people.map(({ id, name }) => [id, name]))
    for (const line of lines)
      this.keepLine({ ...line, name: line.name || (names.get(line.who) ?? ''), fromDesk })
    return this.queue.waiting - before
  }

  /** Delivers what waits, then asks what other desks did. False when there is no network. */
  async sync(): Promise<boolean> {
    await this.queue.deliver()
    try {
      const seen = await this.ports.server.look(
        this.looked === undefined ? { eventId: this.eventId } : { eventId: this.eventId, since: this.looked },
      )
      this.looked = seen.now
      this.ins.learn(seen)
      this.ins.applyAll(this.queue.all())
      this.saveIns()
      return true
    } catch {
      return false
    }
  }

  /** An answer that took long says little: the server may have read its clock at any moment in between. */
  private learn(serverNow: Instant, sent: Instant, received: Instant): void {
    if (Math.abs(received - sent) > LONGEST_TRIP_MS) return
    this.ahead = aheadOf(serverNow, sent, received)
    this.save('ahead', this.ahead)
  }

  private saveIns(): void {
    this.save('ins', [...this.ins.people])
  }

  /** What can be had again from the server or worked out from the queue may fail to be kept; lines may not. */
  private save(name: string, value: unknown): void {
    try {
      this.ports.keep.set(key(this.eventId, name), value)
    } catch {
      // The desk says by itself that the phone is full.
    }
  }
}
