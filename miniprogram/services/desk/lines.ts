import type { ScanLine } from '../../shared/contract/checkin'
import { randomPart } from '../../shared/kit/ids'
import type { Instant } from '../../shared/kit/time'
import type { Arrival, DeskAnswer } from '../../shared/rules/desk/decide'
import type { DeskBook } from './book'
import type { DeskPorts } from './ports'

/** What the person at the desk adds to an answer. */
export interface Remark {
  reason?: string
  /** When it was, where that is not now. */
  at?: Instant
}

/** Writes down what happens at a desk; each line has a nonce, by which the server knows it when it comes again. */
export class LineWriter {
  constructor(
    private readonly book: DeskBook,
    private readonly ports: DeskPorts,
  ) {}

  /** Of an answer about somebody. */
  answered(answer: DeskAnswer, arrival: Arrival, { reason, at }: Remark): ScanLine {
    const { who, name, how, stamp } = arrival
    const why = answer.kind === 'refused' ? answer.code : reason
    const line = this.line({
      ...{ kind: answer.kind === 'refused' ? 'refused' : 'in', who, name, how },
      ...(stamp === undefined ? {} : { stamp }),
      ...(why ? { reason: why } : {}),
      ...(answer.kind === 'in' && answer.walkIn ? { walkIn: true } : {}),
    })
    return at === undefined ? line : { ...line, at: at - this.book.ahead }
  }

  /** Takes back what the lines named say. */
  undone(who: string, name: string, nonces: readonly string[], reason: string): ScanLine {
    return this.line({ kind: 'undo', who, name, how: 'name', reason, of: nonces.slice(0, 50) })
  }

  private line(known: Omit<ScanLine, 'nonce' | 'at' | 'ahead'>): ScanLine {
    const nonce = `n_${randomPart(this.ports.random)}`
    return { nonce, ...known, at: this.ports.clock(), ahead: Math.round(this.book.ahead) }
  }
}
