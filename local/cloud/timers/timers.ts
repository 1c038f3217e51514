import type { ClockMove, SharedClock } from '../clock'
import type { Limits } from '../limits'
import { Ring } from '../ring'
import type { TimerInfo, TimerRun } from '../types'
import type { Trigger } from './triggers'

export interface TimersOptions {
  clock: SharedClock
  limits: Limits
  /** Invokes a function; resolves with the request's id and what went wrong, '' for nothing. */
  invoke(name: string, event: object): Promise<{ requestId: string; error: string }>
  onWarning(sentence: string): void
}

interface Planned {
  trigger: Trigger
  next: number | null
  running: boolean
  last: TimerRun | null
}

interface Due {
  planned: Planned
  at: number
}

/** Longer than this, Node's own timers do not wait. */
const longestWait = 3_600_000

/**
 * Fires the triggers by the cloud's clock. While time passes by itself, a trigger that is still running is left out and
 * what was missed (a machine that slept) is not made up for. When the clock is moved on by `advance`, everything that
 * became due is fired, in order and one after the other. When it is set to another time, nothing in between happened.
 */
export class Timers {
  private planned: Planned[] = []
  private readonly runs: Ring<TimerRun>
  private readonly unsubscribe: () => void
  private wait: NodeJS.Timeout | undefined
  private chain: Promise<void> = Promise.resolve()
  private readonly underWay = new Set<Promise<void>>()
  private stepping = false
  private stopped = false

  constructor(private readonly options: TimersOptions) {
    this.runs = new Ring(options.limits.requestLog)
    this.unsubscribe = options.clock.onMove((move) => this.moved(move))
  }

  /** Replaces all triggers, e.g. after a build. */
  load(triggers: readonly Trigger[]): void {
    const now = this.options.clock.now()
    this.planned = triggers.map((trigger) => ({
      trigger,
      next: trigger.cron.next(now),
      running: false,
      last: null,
    }))
    this.schedule()
  }

  list(): TimerInfo[] {
    return this.planned.map(
      ({ trigger: { function: name, name: trigger, config }, next, running, last }) => ({
        function: name,
        name: trigger,
        config,
        next,
        running,
        last,
      }),
    )
  }

  /** Every run and every one that was left out, oldest first. */
  history(): readonly TimerRun[] {
    return this.runs.list()
  }

  /** Fires a trigger now. False if there is none of these names. */
  async run(name: string, trigger: string): Promise<boolean> {
    const planned = this.planned.find((it) => it.trigger.function === name && it.trigger.name === trigger)
    if (planned) await this.fire({ planned, at: this.options.clock.now() })
    return planned !== undefined
  }

  /**
   * Moves the clock on, stopping at every instant at which something is due, so that functions see the time for which
   * they were planned. Resolves when everything has run.
   */
  advance(ms: number): Promise<void> {
    const steps = this.settled().then(() => this.step(ms))
    this.chain = steps.catch(() => undefined)
    return steps
  }

  private async step(ms: number): Promise<void> {
    const { clock } = this.options
    const end = clock.now() + ms
    this.stepping = true
    try {
      const counts = new Map<Planned, number>()
      for (;;) {
        const at = Math.min(...this.planned.map(({ next }) => next ?? Infinity))
        if (at > end) break
        if (at > clock.now()) clock.advance(at - clock.now())
        for (const due of this.takeDue(at, end, counts)) await this.fire(due)
      }
      if (end > clock.now()) clock.advance(end - clock.now())
    } finally {
      this.stepping = false
      this.schedule()
    }
  }

  /** Resolves when nothing that was fired is running any more. */
  async settled(): Promise<void> {
    await this.chain
    while (this.underWay.size > 0) await Promise.all(this.underWay)
  }

  /** Fires nothing more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.unsubscribe()
    clearTimeout(this.wait)
    await this.settled()
  }

  private moved({ kind, from, to }: ClockMove): void {
    if (this.stepping && kind === 'advance') return
    if (kind === 'advance' && to > from) this.catchUp(to)
    else this.replan()
    this.schedule()
  }

  /** What lies between was skipped, or comes again. */
  private replan(): void {
    const now = this.options.clock.now()
    for (const planned of this.planned) planned.next = planned.trigger.cron.next(now)
  }

  private catchUp(to: number): void {
    const counts = new Map<Planned, number>()
    const all: Due[] = []
    for (;;) {
      const at = Math.min(...this.planned.map(({ next }) => next ?? Infinity))
      if (at > to) break
      all.push(...this.takeDue(at, to, counts))
    }
    this.chain = this.chain.then(async () => {
      for (const due of all) if (!this.stopped) await this.fire(due)
    })
  }

  /** Those that are due at an instant, in the order of their functions; plans when they are due again. */
  private takeDue(at: number, end: number, counts: Map<Planned, number>): Due[] {
    const { limits, onWarning } = this.options
    return this.planned
      .filter(({ next }) => next === at)
      .map((planned) => {
        const count = (counts.get(planned) ?? 0) + 1
        counts.set(planned, count)
        planned.next = planned.trigger.cron.next(at)
        if (count === limits.timerCatchUp) {
          const { function: name, name: trigger } = planned.trigger
          onWarning(`The timer ${trigger} of ${name} was due more than ${count} times; the rest is left out.`)
          planned.next = planned.trigger.cron.next(end)
        }
        return { planned, at }
      })
  }

  private schedule(): void {
    clearTimeout(this.wait)
    const { clock } = this.options
    const at = Math.min(...this.planned.map(({ next }) => next ?? Infinity))
    if (this.stopped || this.stepping || clock.frozen || at === Infinity) return
    this.wait = setTimeout(() => this.tick(), Math.max(0, Math.min(at - clock.now(), longestWait)))
    this.wait.unref()
  }

  private tick(): void {
    const now = this.options.clock.now()
    for (const planned of this.planned) {
      const { next, trigger } = planned
      if (next === null || next > now) continue
      planned.next = trigger.cron.next(now)
      const running = this.fire({ planned, at: next }).finally(() => this.underWay.delete(running))
      this.underWay.add(running)
    }
    this.schedule()
  }

  private async fire({ planned, at }: Due): Promise<void> {
    const { function: name, name: trigger } = planned.trigger
    const record = (requestId: string, error: string, skipped: boolean): void => {
      planned.last = { function: name, name: trigger, at, requestId, error, skipped }
      this.runs.add(planned.last)
    }
    if (planned.running) return record('', 'it was still running', true)
    planned.running = true
    try {
      const Time = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
      const event = { Type: 'Timer', TriggerName: trigger, Time, Message: '' }
      const { requestId, error } = await this.options.invoke(name, event)
      record(requestId, error, false)
    } finally {
      planned.running = false
    }
  }
}
