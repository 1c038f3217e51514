import type { Clock } from './types'

const OFFSET = 0
const FROZEN_AT = 1

/**
 * The time of one cloud, in memory that worker threads share. Slot 0 is the distance to the machine's clock in
 * milliseconds, slot 1 the instant at which time stands still, or NaN while it moves.
 * `functions/worker.cjs` reads the same two slots.
 */
export class SharedClock implements Clock {
  readonly memory = new SharedArrayBuffer(16)
  private readonly slots = new Float64Array(this.memory)

  constructor() {
    this.slots[FROZEN_AT] = NaN
  }

  now(): number {
    const frozenAt = this.slots[FROZEN_AT] ?? NaN
    return Number.isNaN(frozenAt) ? Math.floor(Date.now() + (this.slots[OFFSET] ?? 0)) : frozenAt
  }

  set(at: number): void {
    if (!Number.isFinite(at)) throw new RangeError('a clock needs epoch milliseconds')
    this.slots[OFFSET] = at - Date.now()
    if (this.frozen) this.slots[FROZEN_AT] = at
  }

  advance(ms: number): void {
    this.set(this.now() + ms)
  }

  freeze(at: number = this.now()): void {
    this.slots[FROZEN_AT] = at
  }

  /** Time moves on from where it stood. */
  resume(): void {
    const at = this.now()
    this.slots[FROZEN_AT] = NaN
    this.set(at)
  }

  private get frozen(): boolean {
    return !Number.isNaN(this.slots[FROZEN_AT] ?? NaN)
  }
}

/** A clock that runs with the machine's until it is set, advanced or frozen. */
export const createClock = (): SharedClock => new SharedClock()
