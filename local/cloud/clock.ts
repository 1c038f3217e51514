import type { Clock } from './types'

const OFFSET = 0
const FROZEN_AT = 1

/** `advance` is time that passed, a little faster than it does; `jump` is another time, with nothing in between. */
export interface ClockMove {
  kind: 'advance' | 'jump'
  from: number
  to: number
}

/**
 * The time of one cloud, in memory that worker threads share. Slot 0 is the distance to the machine's clock in
 * milliseconds, slot 1 the instant at which time stands still, or NaN while it moves.
 * `functions/worker.cjs` reads the same two slots.
 */
export class SharedClock implements Clock {
  readonly memory = new SharedArrayBuffer(16)
  private readonly slots = new Float64Array(this.memory)
  private readonly listeners = new Set<(move: ClockMove) => void>()

  constructor() {
    this.slots[FROZEN_AT] = NaN
  }

  now(): number {
    const frozenAt = this.slots[FROZEN_AT] ?? NaN
    return Number.isNaN(frozenAt) ? Math.floor(Date.now() + (this.slots[OFFSET] ?? 0)) : frozenAt
  }

  set(at: number): void {
    this.move('jump', at)
  }

  advance(ms: number): void {
    this.move('advance', this.now() + ms)
  }

  freeze(at: number = this.now()): void {
    const from = this.now()
    this.slots[FROZEN_AT] = at
    this.tell({ kind: 'jump', from, to: at })
  }

  /** Time moves on from where it stood. */
  resume(): void {
    const at = this.now()
    this.slots[FROZEN_AT] = NaN
    this.set(at)
  }

  get frozen(): boolean {
    return !Number.isNaN(this.slots[FROZEN_AT] ?? NaN)
  }

  /** Calls back after every set, advance, freeze and resume. Returns what ends that. */
  onMove(listener: (move: ClockMove) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private move(kind: ClockMove['kind'], to: number): void {
    if (!Number.isFinite(to)) throw new RangeError('a clock needs epoch milliseconds')
    const from = this.now()
    this.slots[OFFSET] = to - Date.now()
    if (this.frozen) this.slots[FROZEN_AT] = to
    this.tell({ kind, from, to })
  }

  private tell(move: ClockMove): void {
    for (const listener of this.listeners) listener(move)
  }
}

/** A clock that runs with the machine's until it is set, advanced or frozen. */
export const createClock = (): SharedClock => new SharedClock()
