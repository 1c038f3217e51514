import type { ClockMove, SharedClock } from '../clock'
import type { Limits } from '../limits'
import { Ring } from '../ring'
import type { TimerInfo, TimerRun } from '../types'
import { CatchUp, Schedule, type Due } from './schedule'
import type { Trigger } from './triggers'

export interface TimersOptions {
  clock: SharedClock
  limits: Limits
  /** Invokes a function; resolves with the request's id and what went wrong, '' for nothing. */
  invoke(name: string, event: object): Promise<{ requestId: string; error: string }>
  onWarning(sentence: string): void
}

/** Longer than this, Node's own timers do not wait. */
const longestWait = 3_600_000

/**
 * Fires the triggers by the cloud's clock. While time passes by itself, a trigger that is still running is left out and
 * what was missed (a machine that slept) is not made up for. When the clock is moved on by `advance`, everything that
 * became due is fired, in order and one after the other. When it is set to another time, nothing in between happened.
 */
export class Timers {
  private readonly schedule = new Schedule()
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
    this.schedule.load(triggers, this.options.clock.now())
    this.waitForNext()
  }

  list(): TimerInfo[] {
    return this.schedule.list()
  }

  /** Every run and every one that was left out, oldest first. */
  history(): readonly TimerRun[] {
    return this.runs.list()
  }

  /** Fires a trigger now. False if there is none of these names. */
  async run(name: string, trigger: string): Promise<boolean> {
    const planned = this.schedule.find(name, trigger)
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

  private async step(ms: number): Promise<void> {
    const { clock } = this.options
    const end = clock.now() + ms
    this.stepping = true
    try {
      for (const due of this.dueUntil(end)) {
        if (due.at > clock.now()) clock.advance(due.at - clock.now())
        if (!this.stopped) await this.fire(due)
      }
      if (end > clock.now()) clock.advance(end - clock.now())
    } finally {
      this.stepping = false
      this.waitForNext()
    }
  }

  private moved({ kind, from, to }: ClockMove): void {
    if (this.stepping && kind === 'advance') return
    if (kind === 'advance' && to > from) this.catchUp(to)
    else this.schedule.replan(to)
    this.waitForNext()
  }

  private catchUp(to: number): void {
    const all = [...this.dueUntil(to)]
    this.chain = this.chain.then(async () => {
      for (const due of all) if (!this.stopped) await this.fire(due)
    })
  }

  /** Everything that is due up to an instant, in order. */
  private *dueUntil(end: number): Iterable<Due> {
    const { limits, onWarning } = this.options
    const catchUp = new CatchUp(end, limits.timerCatchUp, onWarning)
    for (let at = this.schedule.earliest(); at <= end; at = this.schedule.earliest()) {
      for (const due of this.schedule.takeDue(at)) {
        catchUp.count(due)
        yield due
      }
    }
  }

  private waitForNext(): void {
    clearTimeout(this.wait)
    const { clock } = this.options
    const at = this.schedule.earliest()
    if (this.stopped || this.stepping || clock.frozen || at === Infinity) return
    this.wait = setTimeout(() => this.tick(), Math.max(0, Math.min(at - clock.now(), longestWait)))
    this.wait.unref()
  }

  private tick(): void {
    for (const due of this.schedule.takeLate(this.options.clock.now())) {
      const running = this.fire(due).finally(() => this.underWay.delete(running))
      this.underWay.add(running)
    }
    this.waitForNext()
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
