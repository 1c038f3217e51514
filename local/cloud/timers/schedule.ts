import type { TimerInfo, TimerRun } from '../types'
import type { Trigger } from './triggers'

/** A trigger and what is known of its runs. */
export interface Planned {
  trigger: Trigger
  /** Epoch milliseconds; null if it is never due again. */
  next: number | null
  running: boolean
  last: TimerRun | null
}

/** One time that a trigger is due. */
export interface Due {
  planned: Planned
  at: number
}

/** When each trigger is due next. */
export class Schedule {
  private planned: Planned[] = []

  /** Replaces all triggers. */
  load(triggers: readonly Trigger[], now: number): void {
    this.planned = triggers.map((trigger) => ({
      trigger,
      next: trigger.cron.next(now),
      running: false,
      last: null,
    }))
  }

  /** It is another time now: what lies between was skipped, or comes again. */
  replan(now: number): void {
    for (const planned of this.planned) planned.next = planned.trigger.cron.next(now)
  }

  /** The next instant at which something is due; Infinity if nothing ever is. */
  earliest(): number {
    return Math.min(...this.planned.map(({ next }) => next ?? Infinity))
  }

  /** Those that are due at an instant, in the order of their functions; plans when they are due again. */
  takeDue(at: number): Due[] {
    const due = this.planned.filter(({ next }) => next === at).map((planned) => ({ planned, at }))
    for (const { planned } of due) planned.next = planned.trigger.cron.next(at)
    return due
  }

  /** Those that are due by now, each once, however often it was missed. */
  takeLate(now: number): Due[] {
    const due = this.planned.flatMap((planned) =>
      planned.next !== null && planned.next <= now ? [{ planned, at: planned.next }] : [],
    )
    for (const { planned } of due) planned.next = planned.trigger.cron.next(now)
    return due
  }

  find(functionName: string, name: string): Planned | undefined {
    return this.planned.find(({ trigger }) => trigger.function === functionName && trigger.name === name)
  }

  list(): TimerInfo[] {
    return this.planned.map(({ trigger, next, running, last }) => {
      const { function: functionName, name, config } = trigger
      return { function: functionName, name, config, next, running, last }
    })
  }
}

/** Lets each trigger be due so often in one move of the clock, and no more: a year has many seconds. */
export class CatchUp {
  private readonly counts = new Map<Planned, number>()

  constructor(
    private readonly end: number,
    private readonly most: number,
    private readonly onWarning: (sentence: string) => void,
  ) {}

  count({ planned }: Due): void {
    const count = (this.counts.get(planned) ?? 0) + 1
    this.counts.set(planned, count)
    if (count !== this.most) return
    const { function: name, name: trigger, cron } = planned.trigger
    this.onWarning(`The timer ${trigger} of ${name} was due more than ${count} times; the rest is left out.`)
    planned.next = cron.next(this.end)
  }
}
