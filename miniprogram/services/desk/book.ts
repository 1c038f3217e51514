import type { DeskEvent, DeskPack, DeskPerson } from '../../shared/contract/checkin'
import type { InputOf } from '../../shared/contract/index'
import type { Instant } from '../../shared/kit/time'
import type { DeskKnowledge } from '../../shared/rules/desk/decide'
import { byCode } from '../../shared/rules/desk/people'
import { aheadOf, everybody, key, tidy } from './fetching'
import { type Inside, Insides } from './insides'
import type { DeskPorts } from './ports'

const LONGEST_TRIP_MS = 10_000

/** What a desk fetched from the server. */
interface Fetched {
  pack: DeskPack
  people: readonly DeskPerson[]
}

/**
 * What a desk knows without asking anybody: the event, its people, the public keys, who is in, and how far the phone's
 * clock is off. Kept in storage, so that an app that was killed goes on without a network.
 */
export class DeskBook {
  readonly ins: Insides
  /** What the server's clock is ahead of the phone's by, milliseconds. */
  ahead: number
  private codes: ReadonlyMap<string, DeskPerson>
  /** What had no room in the phone's storage. */
  private readonly unkept = new Set<string>()

  private constructor(
    readonly eventId: string,
    private fetched: Fetched,
    private readonly ports: DeskPorts,
  ) {
    const { keep } = ports
    this.ins = new Insides(keep.get<[string, Inside][]>(key(eventId, 'ins')) ?? [], fetched.pack.deskName)
    this.ahead = keep.get<number>(key(eventId, 'ahead')) ?? 0
    this.codes = byCode(fetched.people)
  }

  /** As the phone kept it; null when it was never opened here, or the phone had no room for its list. */
  static kept(eventId: string, ports: DeskPorts): DeskBook | null {
    const pack = ports.keep.get<DeskPack>(key(eventId, 'pack'))
    const people = ports.keep.get<DeskPerson[]>(key(eventId, 'people'))
    return pack && people ? new DeskBook(eventId, { pack, people }, ports) : null
  }

  /** Fetches everything. Rejects with a CloudError; a phone without room works all the same, until it is closed. */
  static async open({ eventId, deskId }: InputOf<'checkin.open'>, ports: DeskPorts): Promise<DeskBook> {
    const sent = ports.clock()
    const pack = await ports.server.open({ eventId, deskId })
    const received = ports.clock()
    tidy(ports.keep, pack.now)
    const people = await everybody(eventId, ports)
    const book = new DeskBook(eventId, { pack, people }, ports)
    book.ahead = aheadOf(pack.now, sent, received)
    book.save('ahead', book.ahead)
    book.saveFetched()
    return book
  }

  /** Everything anew. Rejects with a CloudError; what was known stays. */
  async refresh(): Promise<void> {
    const { eventId, ports } = this
    const sent = ports.clock()
    const pack = await ports.server.open({ eventId, deskId: this.deskId })
    this.learnTime(pack.now, sent, ports.clock())
    const people = await everybody(eventId, ports)
    this.fetched = { pack, people }
    this.codes = byCode(people)
    this.saveFetched()
  }

  get event(): DeskEvent {
    return this.fetched.pack.event
  }

  get deskId(): string {
    return this.fetched.pack.deskId
  }

  get people(): readonly DeskPerson[] {
    return this.fetched.people
  }

  /** Whether an app that is closed now would have to fetch something again. */
  get isUnkept(): boolean {
    return this.unkept.size > 0
  }

  now(): Instant {
    return this.ports.clock() + this.ahead
  }

  knows(): DeskKnowledge {
    const { keys, revoked, event } = this.fetched.pack
    const { verify } = this.ports
    return { keys, revoked, event, verify, codes: this.codes, now: this.now(), ins: this.ins }
  }

  /** An answer that took long says little: the server may have read its clock at any moment in between. */
  learnTime(serverNow: Instant, sent: Instant, received: Instant): void {
    if (Math.abs(received - sent) > LONGEST_TRIP_MS) return
    this.ahead = aheadOf(serverNow, sent, received)
    this.save('ahead', this.ahead)
  }

  saveIns(): void {
    this.save('ins', [...this.ins.people])
  }

  /** The small one first: by it, what still waits finds its way to the server even where the list had no room. */
  private saveFetched(): void {
    this.save('pack', this.fetched.pack)
    this.save('people', this.fetched.people)
  }

  /** What can be had again from the server, or worked out, may fail to be kept; lines may not. */
  private save(name: string, value: unknown): void {
    try {
      this.ports.keep.set(key(this.eventId, name), value)
      this.unkept.delete(name)
    } catch {
      this.unkept.add(name)
    }
  }
}
