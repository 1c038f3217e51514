import { randomUUID } from 'node:crypto'
import { WireError, type WireCode } from '../errors'
import type { Fault, FaultOrder } from '../types'
import type { RequestOrigin } from '../wire/dispatch'
import { Unanswered } from '../wire/reply'

const effects = ['fail', 'delay', 'drop', 'kill'] as const

export interface FaultsOptions {
  kill(invocationId: string, reason: string): boolean
}

/** Mishaps that a test orders for requests to come. */
export class Faults {
  private orders: Fault[] = []

  constructor(private readonly options: FaultsOptions) {}

  /** Throws a RangeError whose message says what is wrong with the order. */
  add(order: FaultOrder): Fault {
    const { action, effect, nth = 1, times = 1 } = order
    if (typeof action !== 'string' || action === '') throw new RangeError('a fault needs an action')
    if (!effects.includes(effect))
      throw new RangeError(`the effect of a fault is one of ${effects.join(', ')}`)
    for (const count of [nth, times]) {
      if (!Number.isInteger(count) || count < 1) throw new RangeError('nth and times count from 1')
    }
    if (effect === 'delay' && !((order.ms ?? -1) >= 0)) throw new RangeError('a delay needs ms')
    const fault = { ...order, id: randomUUID(), nth, times, seen: 0, hits: 0 }
    this.orders.push(fault)
    return fault
  }

  list(): readonly Fault[] {
    return this.orders
  }

  clear(): void {
    this.orders = []
  }

  /** Carries a request out, or lets happen to it what was ordered. */
  async around<T>(action: string, origin: RequestOrigin, run: () => Promise<T>): Promise<T> {
    const fault = this.orders.length === 0 ? undefined : this.take(action, origin)
    if (!fault) return run()
    switch (fault.effect) {
      case 'fail':
        throw new WireError((fault.code ?? 'SYS_ERR') as WireCode, fault.message ?? 'ordered by a test')
      case 'delay':
        await new Promise((done) => setTimeout(done, fault.ms))
        return run()
      case 'drop':
        if (fault.when === 'after') await run()
        throw new Unanswered('the connection was broken off, as a test ordered')
      case 'kill':
        return this.kill(fault, action, origin, run)
    }
  }

  /** Ends the function that sent the request, or the one that it calls. */
  private async kill<T>(
    fault: Fault,
    action: string,
    { requestId, invocationId }: RequestOrigin,
    run: () => Promise<T>,
  ): Promise<T> {
    const reason = 'the process of the function was killed, as a test ordered'
    if (action === 'functions.invokeFunction') {
      setTimeout(() => this.options.kill(requestId, reason), fault.ms ?? 0)
      return run()
    }
    if (fault.when === 'after') await run()
    this.options.kill(invocationId, reason)
    throw new Unanswered(reason)
  }

  private take(action: string, origin: RequestOrigin): Fault | undefined {
    let taken: Fault | undefined
    for (const fault of this.orders.filter((it) => isMeant(it, action, origin))) {
      fault.seen++
      if (taken || fault.seen < fault.nth) continue
      fault.hits++
      taken = fault
    }
    this.orders = this.orders.filter(({ hits, times }) => hits < times)
    return taken
  }
}

/** `database.*` stands for every action of the database. */
function isMeant(fault: Fault, action: string, origin: RequestOrigin): boolean {
  const isAction = fault.action.endsWith('*')
    ? action.startsWith(fault.action.slice(0, -1))
    : action === fault.action
  return isAction && (fault.function === undefined || fault.function === origin.function)
}
