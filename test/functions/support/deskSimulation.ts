import { type KeyObject, verify } from 'node:crypto'
import { actions } from '../../../cloudfunctions/checkin/index'
import { attended, tallyOf } from '../../../cloudfunctions/checkin/attendance'
import type { Condition, Db, Page } from '../../../cloudfunctions/kit/db'
import { type KeyDoc, publicKeyOf } from '../../../cloudfunctions/member/keys'
import { CloudError } from '../../../miniprogram/services/cloud'
import { Desk } from '../../../miniprogram/services/desk/desk'
import type { DeskPorts, DeskServer, Keep } from '../../../miniprogram/services/desk/ports'
import type { DeskPerson } from '../../../miniprogram/shared/contract/checkin'
import { MINUTE_MS } from '../../../miniprogram/shared/kit/time'
import { checkInWindow } from '../../../miniprogram/shared/rules/desk/window'
import {
  type Collected,
  collect,
  handOverTexts,
  handedOver,
} from '../../../miniprogram/shared/rules/desk/handOver'
import {
  STARTS,
  TestKeep,
  type Entrant,
  actorOf,
  addEvent,
  cardCodeOf,
  directly,
  phoneCodeOf,
  serverOf,
} from './desk'
import { over } from './district'

/**
 * Eight desks let some hundred people in while everything goes wrong that can go wrong with phones and networks. The
 * desks are the phone's own class, what they talk to are the function's own actions on a real database.
 */
export interface SimulationResult {
  /** People whom a desk let in and who are not in at the end. */
  lost: number
  /** People in twice, lines twice in the log, people in whom a desk took back. */
  double: number
  /** Scans that are not in the log. */
  missingLines: number
  /** Check-ins whose time is more than two minutes off the true time of the first scan. */
  wrongTimes: number
  /** What happened, to see that it did: all above zero over a few seeds. */
  faults: Record<Fault, number>
}

export type Fault =
  'offline' | 'lostRequest' | 'lostAnswer' | 'repeated' | 'killed' | 'undone' | 'handedOver' | 'twice'

export interface SimulationOptions {
  db: Db
  key: KeyDoc
  seed: number
  desks?: number
  people?: number
  /** The negative control: the server does not recognise a line that it has had before. */
  forgetNonces?: boolean
}

/** A small generator of numbers, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What really happened at the doors, whatever the phones and the server make of it. */
interface Truth {
  nonce: string
  who: string
  kind: 'in' | 'undo'
  at: number
  of: readonly string[]
}

/** One life of the app; what it still does after it was killed reaches nothing. */
interface App {
  ports: DeskPorts
  alive: { yes: boolean }
}

interface Stand {
  net: { online: boolean }
  app: App
  start(): App
  desk: Desk
}

/** The hours of the event that `addEvent` writes. */
const OPENING = checkInWindow({ startsAt: STARTS, endsAt: STARTS + 120 * MINUTE_MS })

export class Simulation {
  private readonly random: () => number
  private now = STARTS - 30 * MINUTE_MS
  private readonly truth: Truth[] = []
  private readonly faults: SimulationResult['faults'] = {
    ...{ offline: 0, lostRequest: 0, lostAnswer: 0, repeated: 0 },
    ...{ killed: 0, undone: 0, handedOver: 0, twice: 0 },
  }
  private readonly stands: Stand[] = []
  private readonly flying = new Set<Promise<unknown>>()
  private readonly entrants: Entrant[]
  private readonly eventId: string
  private list: DeskPerson[] | null = null

  private readonly db: Db

  constructor(private readonly options: SimulationOptions) {
    this.db = remembering(options.db)
    this.random = randomOf(options.seed)
    this.eventId = `e_sim_${options.seed}`
    this.entrants = Array.from({ length: options.people ?? 500 }, (_, n) => ({
      ...{ id: `m_sim_${n}`, name: `党员${n}` },
      codeId: (0x5eed_0000 + n).toString(16).padStart(16, '0'),
    }))
  }

  async run(): Promise<SimulationResult> {
    await addEvent(this.options.db, { id: this.eventId, entrants: this.entrants })
    for (let n = 0; n < (this.options.desks ?? 8); n++) this.stands.push(await this.setUp(n))
    for (const one of this.entrants) await this.arrival(one)
    await this.pack()
    return this.judge()
  }

  private chance(share: number): boolean {
    return this.random() < share
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T
  }

  private async setUp(n: number): Promise<Stand> {
    const skew = Math.round((this.random() - 0.5) * 20 * MINUTE_MS)
    const actor = actorOf(`m_desk_${n}`, `帮手${n}`, [over('secretary', 'o_3')])
    const table = this.options.forgetNonces ? { ...actions, deliver: forgetful(this.random) } : actions
    const server = serverOf(directly(this.db, table, actor, () => this.now))
    const keep = new TestKeep()
    const net = { online: true }
    const start = (): App => {
      const alive = { yes: true }
      const ports: DeskPorts = {
        ...{ keep: whileAlive(keep, alive), server: this.troubled(server, net, alive) },
        ...{ clock: () => this.now + skew, random: this.random, verify: remembered },
      }
      return { ports, alive }
    }
    const app = start()
    return { net, app, start, desk: await Desk.open(this.eventId, app.ports) }
  }

  /** The way to the server and back. The list of people is the same for all, and is asked of the server once. */
  private troubled(server: DeskServer, net: Stand['net'], alive: App['alive']): DeskServer {
    const through = async <I, O>(send: (input: I) => Promise<O>, input: I): Promise<O> => {
      if (!net.online) throw this.trouble('offline')
      if (this.settled) return send(input)
      if (this.chance(0.15)) throw this.trouble('lostRequest')
      const answer = await send(input)
      if (this.chance(0.15)) this.later(() => this.counted('repeated', send(input)))
      if (!alive.yes || this.chance(0.15)) throw this.trouble('lostAnswer')
      return answer
    }
    return {
      open: (input) => server.open(input),
      people: async (input) => {
        this.list ??= await everybody(server, input.eventId)
        return { people: this.list, after: null }
      },
      deliver: (input) => through(server.deliver, input),
      look: (input) => through(server.look, input),
    }
  }

  private settled = false

  private trouble(fault: Fault): CloudError {
    this.faults[fault]++
    return new CloudError('OFFLINE')
  }

  private counted<T>(fault: Fault, work: Promise<T>): Promise<T> {
    this.faults[fault]++
    return work
  }

  /** Comes to pass while other things go on. */
  private later(work: () => Promise<unknown>): void {
    const flying: Promise<unknown> = work()
      .catch(() => undefined)
      .finally(() => this.flying.delete(flying))
    this.flying.add(flying)
  }

  private async arrival(one: Entrant): Promise<void> {
    this.now += Math.round(this.random() * 5_000)
    this.scan(this.pick(this.stands), one)
    if (this.chance(0.08)) {
      this.faults.twice++
      this.scan(this.pick(this.stands), one)
    }
    const stand = this.pick(this.stands)
    if (this.chance(0.04)) this.undoLast(stand)
    if (this.chance(0.04)) stand.net.online = !stand.net.online
    if (this.chance(0.02)) this.restart(stand)
    if (this.chance(0.07)) this.later(() => stand.desk.queue.deliver())
    if (this.chance(0.01)) this.later(() => stand.desk.sync())
    if (this.chance(0.02)) this.handOver(stand, this.pick(this.stands))
    if (this.flying.size > 6) await Promise.race(this.flying)
  }

  /** By card, by phone, or by name; what the phone says, it has written down. */
  private scan({ desk }: Stand, { id, codeId }: Entrant): void {
    const { key } = this.options
    const way = this.random()
    const person = desk.list.find((one) => one.id === id)
    if (!person) throw new Error(`${id} is not on the list`)
    const { nonce, answer } =
      way < 0.1
        ? desk.pick(person, 'name', '手机没电')
        : desk.scan(way < 0.8 ? cardOf(key, codeId) : phoneCodeOf(key, codeId, this.now))
    if (nonce === null || answer.kind === 'refused') throw new Error(`refused: ${JSON.stringify(answer)}`)
    this.truth.push({ nonce, who: id, kind: 'in', at: this.now, of: [] })
  }

  /** The desk takes back somebody whom it has just let in. */
  private undoLast({ desk }: Stand): void {
    const id = this.truth.filter(({ who }) => desk.inside(who)).at(-1)?.who ?? ''
    const nonces = [...(desk.inside(id)?.nonces ?? [])]
    if (!desk.undo(id, '点错了人')) return
    this.faults.undone++
    const line = desk.queue.all().find(({ kind, of }) => kind === 'undo' && of?.join() === nonces.join())
    this.truth.push({ nonce: line?.nonce ?? '', who: id, kind: 'undo', at: this.now, of: nonces })
  }

  /** The system ends the app at any moment, also while it sends; then the person opens it again. */
  private restart(stand: Stand): void {
    this.faults.killed++
    stand.app.alive.yes = false
    stand.app = stand.start()
    const again = Desk.kept(this.eventId, stand.app.ports)
    if (!again) throw new Error('the desk is gone')
    stand.desk = again
  }

  /** By pictures, in any order; the first phone keeps what it has, and may still deliver it later. */
  private handOver(from: Stand, to: Stand): void {
    if (from === to || from.desk.queue.waiting === 0) return
    this.faults.handedOver++
    const own = from.desk.queue.all().filter(({ fromDesk }) => fromDesk === undefined)
    const texts = handOverTexts({ eventId: this.eventId, deskId: from.desk.deskId, lines: own })
    let collected: Collected | null = null
    for (const text of texts.reverse()) collected = collect(collected, text)
    const read = collected && handedOver(collected)
    if (!read) throw new Error('the hand-over cannot be read')
    to.desk.takeOver(read.deskId, read.lines)
  }

  /** At the end everybody has a network, sooner or later. */
  private async pack(): Promise<void> {
    this.now += 10 * MINUTE_MS
    await Promise.all(this.flying)
    this.settled = true
    for (const stand of this.stands) {
      stand.net.online = true
      await stand.desk.queue.deliver()
      if (stand.desk.queue.waiting > 0) throw new Error(`still waiting: ${stand.desk.queue.problem}`)
    }
  }

  private async judge(): Promise<SimulationResult> {
    const { ins, log } = await tallyOf(this.options.db, this.eventId, OPENING)
    const came = attended({ ins })
    const undone = new Set(this.truth.flatMap(({ of }) => of))
    const standing = this.truth.filter(({ kind, nonce }) => kind === 'in' && !undone.has(nonce))
    const first = new Map<string, number>()
    for (const { who, at } of standing) first.set(who, Math.min(at, first.get(who) ?? at))
    const people = new Set(came.map(({ personId }) => personId))
    const nonces = new Set(log.map(({ nonce }) => nonce))
    const written = this.truth.filter(({ nonce }) => !nonces.has(nonce)).length
    return {
      lost: [...first.keys()].filter((who) => !people.has(who)).length,
      double:
        came.length -
        people.size +
        [...people].filter((who) => !first.has(who)).length +
        Math.max(0, log.length - this.truth.length),
      missingLines: written,
      wrongTimes: came.filter(({ personId, at }) => isOff(at, first.get(personId))).length,
      faults: this.faults,
    }
  }
}

const isOff = (at: number, truly: number | undefined): boolean =>
  truly !== undefined && Math.abs(at - truly) > 2 * MINUTE_MS

const verified = new Map<string, boolean>()

/** Five hundred cards are the same in every evening: each signature is worked out once. */
function remembered(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean {
  const name = `${publicKey} ${Buffer.from(signed).toString('base64')} ${Buffer.from(signature).toString('base64')}`
  const known = verified.get(name) ?? isGenuine(publicKey, signed, signature)
  // Codes of phones are as many as there are minutes.
  if (signed[0] === CARD) verified.set(name, known)
  return known
}

/** `isSigned`, with a key that is read once. */
function isGenuine(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean {
  const known = publicKeys.get(publicKey) ?? publicKeyOf(publicKey)
  publicKeys.set(publicKey, known)
  return verify(null, signed, known, signature)
}

const publicKeys = new Map<string, KeyObject>()

/** First byte of a card's code, see `rules/memberCode.ts`. */
const CARD = 2

const cards = new Map<string, string>()
function cardOf(key: KeyDoc, codeId: string): string {
  const known = cards.get(key._id + codeId) ?? cardCodeOf(key, codeId)
  cards.set(key._id + codeId, known)
  return known
}

async function everybody(server: DeskServer, eventId: string): Promise<DeskPerson[]> {
  const all: DeskPerson[] = []
  let after: string | null | undefined
  do {
    const page = await server.people(after ? { eventId, after } : { eventId })
    all.push(...page.people)
    after = page.after
  } while (after)
  return all
}

/** What no desk changes is read once an evening: eight desks open with the same event, people and keys. */
const SAME_ALL_EVENING: readonly string[] = ['events', 'rolls', 'keys', 'revokedCards', 'organizations']

function remembering(db: Db): Db {
  const known = new Map<string, Promise<unknown>>()
  const once = <T>(name: string, read: () => Promise<T>): Promise<T> => {
    const answer = (known.get(name) as Promise<T> | undefined) ?? read()
    known.set(name, answer)
    return answer
  }
  return {
    ...db,
    get: <T>(name: string, id: string) =>
      SAME_ALL_EVENING.includes(name)
        ? once(`${name} ${id}`, () => db.get<T>(name, id))
        : db.get<T>(name, id),
    find: <T>(name: string, where: Condition, page: Page) =>
      SAME_ALL_EVENING.includes(name)
        ? once(`${name} ${JSON.stringify([where, page])}`, () => db.find<T>(name, where, page))
        : db.find<T>(name, where, page),
  }
}

/** What a killed app still does reaches the phone's storage no more. */
const whileAlive = (keep: Keep, alive: { yes: boolean }): Keep => ({
  keys: () => keep.keys(),
  get: (key) => keep.get(key),
  set: (key, value) => (alive.yes ? keep.set(key, value) : undefined),
  remove: (key) => (alive.yes ? keep.remove(key) : undefined),
  taken: () => keep.taken(),
})

/** `deliver` without its nonce check: every delivery is news to it. */
function forgetful(random: () => number): typeof actions.deliver {
  const { deliver } = actions
  const fresh = () => `n_${Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('')}`
  return {
    ...deliver,
    run: async (ctx, input) => {
      const lines = input.lines.map((line) => ({ ...line, nonce: fresh() }))
      const { now } = await deliver.run(ctx, { ...input, lines })
      return { kept: input.lines.map(({ nonce }) => nonce), now }
    },
  }
}
