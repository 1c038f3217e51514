import type { Change } from './reader'

/** Which transaction holds which document. */
export class Locks {
  private readonly owners = new Map<string, string>()
  private waiters: (() => void)[] = []

  /** The transaction, other than `mine`, that holds one of the documents. */
  holderOf(changes: readonly Change[], mine = ''): string | undefined {
    for (const change of changes) {
      const owner = this.owners.get(lockKey(change))
      if (owner !== undefined && owner !== mine) return owner
    }
    return undefined
  }

  take(changes: readonly Change[], owner: string): void {
    for (const change of changes) this.owners.set(lockKey(change), owner)
  }

  releaseAll(owner: string): void {
    for (const [key, holder] of this.owners) if (holder === owner) this.owners.delete(key)
    const { waiters } = this
    this.waiters = []
    for (const wake of waiters) wake()
  }

  /** Resolves when some lock was released: true, or after `ms`: false. */
  released(ms: number): Promise<boolean> {
    return new Promise((done) => {
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((waiter) => waiter !== wake)
        done(false)
      }, ms)
      const wake = (): void => {
        clearTimeout(timer)
        done(true)
      }
      this.waiters.push(wake)
    })
  }
}

const lockKey = ({ collection, key }: Change): string => `${collection.name}\u0000${key}`
