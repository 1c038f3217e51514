import type { ClockMove, SharedClock } from '../clock'
import { WireError } from '../errors'
import type { Database } from './database'
import { Transaction } from './transaction'
import { newId } from './values/idKey'

const missing = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )

interface Open {
  transaction: Transaction
  /** When it is over, on the cloud's clock. */
  deadline: number
  timer: NodeJS.Timeout
}

/** The transactions that are under way. They end by themselves when the cloud's clock says so. */
export class Transactions {
  private readonly open = new Map<string, Open>()

  constructor(
    private readonly database: Database,
    private readonly clock: SharedClock,
  ) {
    clock.onMove((move) => this.moved(move))
  }

  start(): string {
    const id = newId()
    const { transactionMs } = this.database.limits
    const deadline = this.clock.now() + transactionMs
    const timer = this.expireLater(id, transactionMs)
    this.open.set(id, { transaction: new Transaction(id, this.database), deadline, timer })
    return id
  }

  private expireLater(id: string, ms: number): NodeJS.Timeout {
    return setTimeout(() => this.expire(id), ms).unref()
  }

  private expire(id: string): void {
    const found = this.open.get(id)
    if (!found) return
    const left = found.deadline - this.clock.now()
    if (left <= 0) this.abort(id)
    else {
      clearTimeout(found.timer)
      found.timer = this.expireLater(id, left)
    }
  }

  /** A clock that goes back does not make a transaction live longer. */
  private moved({ from, to }: ClockMove): void {
    for (const [id, found] of this.open) {
      if (to < from) found.deadline += to - from
      this.expire(id)
    }
  }

  /** Throws DATABASE_TRANSACTION_FAIL if it has ended, or never was. */
  get(id: unknown): Transaction {
    const found = typeof id === 'string' ? this.open.get(id) : undefined
    if (!found) throw missing()
    return found.transaction
  }

  async commit(id: unknown): Promise<void> {
    const transaction = this.get(id)
    this.forget(transaction.id)
    await transaction.commit()
  }

  /** Rolls back. Does nothing if the transaction has ended already. */
  abort(id: string): void {
    const found = this.open.get(id)
    if (!found) return
    this.forget(id)
    found.transaction.end()
  }

  /** An operation that meets a conflict ends its transaction, as MongoDB does. */
  run<T>(id: unknown, operation: (transaction: Transaction) => T): T {
    const transaction = this.get(id)
    try {
      return operation(transaction)
    } catch (error) {
      if (error instanceof WireError && error.code === 'DATABASE_TRANSACTION_CONFLICT')
        this.abort(transaction.id)
      throw error
    }
  }

  abortAll(): void {
    for (const id of [...this.open.keys()]) this.abort(id)
  }

  private forget(id: string): void {
    clearTimeout(this.open.get(id)?.timer)
    this.open.delete(id)
  }
}
