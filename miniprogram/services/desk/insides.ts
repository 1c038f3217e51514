import type { CheckIn, ScanLine } from '../../shared/contract/checkin'
import type { Instant } from '../../shared/kit/time'

/** Somebody who is in, as far as this phone knows. */
export interface Inside {
  name: string
  at: Instant
  by: string
  nonces: string[]
}

/** Who is in: what the server said last, and on top of it what this phone wrote down since. */
export class Insides {
  readonly people: Map<string, Inside>

  constructor(
    known: readonly [string, Inside][],
    private readonly deskName: string,
  ) {
    this.people = new Map(known)
  }

  apply({ kind, who, name, nonce, at, ahead, of = [] }: ScanLine): void {
    const there = this.people.get(who)
    if (kind === 'in' && !there)
      this.people.set(who, { name, at: at + ahead, by: this.deskName, nonces: [nonce] })
    if (kind === 'in' && there && !there.nonces.includes(nonce)) there.nonces.push(nonce)
    if (kind === 'undo' && there) {
      there.nonces = there.nonces.filter((one) => !of.includes(one))
      if (there.nonces.length === 0) this.people.delete(who)
    }
  }

  /** What waits is newer than what the server knows; what is taken back was there before. */
  applyAll(lines: readonly ScanLine[]): void {
    for (const line of lines) if (line.kind !== 'undo') this.apply(line)
    for (const line of lines) if (line.kind === 'undo') this.apply(line)
  }

  learn({ ins, gone }: { ins: readonly CheckIn[]; gone: readonly string[] }): void {
    for (const { who, name, at, by, nonces } of ins)
      this.people.set(who, { name, at, by, nonces: [...nonces] })
    for (const who of gone) this.people.delete(who)
  }
}
