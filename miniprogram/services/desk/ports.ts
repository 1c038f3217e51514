import type { InputOf, OutputOf } from '../../shared/contract/index'
import type { Instant } from '../../shared/kit/time'

/** What outlives the app: on the phone `wx` storage. */
export interface Keep {
  keys(): string[]
  get<T>(key: string): T | null
  /** Throws when there is no room. One key is written whole or not at all. */
  set(key: string, value: unknown): void
  remove(key: string): void
  /** How much of the room is taken, 0 to 1. */
  taken(): number
}

/** The four actions that a desk calls; each rejects with a CloudError. */
export interface DeskServer {
  open(input: InputOf<'checkin.open'>): Promise<OutputOf<'checkin.open'>>
  people(input: InputOf<'checkin.people'>): Promise<OutputOf<'checkin.people'>>
  deliver(input: InputOf<'checkin.deliver'>): Promise<OutputOf<'checkin.deliver'>>
  look(input: InputOf<'checkin.look'>): Promise<OutputOf<'checkin.look'>>
}

export interface DeskPorts {
  keep: Keep
  server: DeskServer
  /** The phone's own clock, right or wrong. */
  clock(): Instant
  random(): number
  verify(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean
}
