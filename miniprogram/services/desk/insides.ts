import type { CheckIn, ScanLine } from '../../shared/contract/checkin'
import type { Instant } from '../../shared/kit/time'

/** Somebody who is in, as far as this phone knows. */
export interface Inside {
  name: string
  at: Instant
  by: string
  nonces: string[]
  /** What this phone called them before the server said who it was: a code whose owner it did not know. */
  before?: string[]
}

/** Who is in: what the server said last, and on top of it what this phone wrote down since. */
export class Insides {
  readonly people: Map<string, Inside>
  private readonly renamed = new Map<string, string>()

  constructor(
    known: readonly [string, Inside][],
    private readonly deskName: string,
  ) {
    this.people = new Map(known)
    for (const [who, { before = [] }] of known) for (const name of before) this.renamed.set(name, who)
  }

  get(who: string): Inside | undefined {
    return this.people.get(this.renamed.get(who) ?? who)
  }

  apply({ kind, who: written, name, nonce, at, ahead, of = [] }: ScanLine): void {
    const who = this.renamed.get(written) ?? written
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
    const owners = this.owners()
    for (const one of ins) {
      const { who, name, at, by, nonces } = one
      const before = [...(this.people.get(who)?.before ?? []), ...this.otherNames(one, owners)]
      this.people.set(who, { name, at, by, nonces: [...nonces], ...(before.length > 0 ? { before } : {}) })
    }
    for (const who of gone) this.people.delete(who)
  }

  /** By nonce: as whom this phone has a line. */
  private owners(): ReadonlyMap<string, string> {
    return new Map([...this.people].flatMap(([who, { nonces }]) => nonces.map((one) => [one, who] as const)))
  }

  /** A line is about one person: what this phone had it under is another name of theirs. */
  private otherNames({ who, nonces }: CheckIn, owners: ReadonlyMap<string, string>): string[] {
    const names = new Set(nonces.flatMap((nonce) => owners.get(nonce) ?? []))
    names.delete(who)
    for (const name of names) {
      this.renamed.set(name, who)
      this.people.delete(name)
    }
    return [...names]
  }
}
