import { WireError } from '../errors'
import type { Database } from './database'
import { Transaction } from './transaction'
import { newId } from './values/idKey'

const missing = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )

/** The transactions that are under way. */
export class Transactions {
  private readonly open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>()

  constructor(private readonly database: Database) {}

  start(): string {
    const id = newId()
    const timer = setTimeout(() => this.abort(id), this.database.limits.transactionMs)
    timer.unref()
    this.open.set(id, { transaction: new Transaction(id, this.database), timer })
    return id
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
