import type { BeatInput, BeatOutput, WatchedSpan } from '../shared/contract/lesson'
import type { OutputOf } from '../shared/contract/index'
import { union } from '../shared/rules/lesson/bins'
import { CloudError } from './cloud'
import { type Opening, type Waiting, keyOf, nothingWaits, tidied, without } from './lessonWaiting'

export interface QueuePorts {
  load(): Record<string, Waiting>
  save(all: Record<string, Waiting>): void
  beat(input: BeatInput): Promise<BeatOutput>
  finish(lessonId: string): Promise<OutputOf<'lesson.finish'>>
  now(): number
}

/** What came of telling; the page that is open may want to know. */
export type Told =
  | { kind: 'beat'; lessonId: string; answer: BeatOutput }
  | { kind: 'finished'; lessonId: string; answer: OutputOf<'lesson.finish'> }

/** How far one is, where the answer says so. */
export function standingTold(told: Told): Pick<OutputOf<'lesson.finish'>, 'standing' | 'watched'> | null {
  if (told.kind === 'finished') return told.answer
  return told.answer.kind === 'full' ? told.answer : null
}

const MOST_SPANS = 720

/**
 * What was watched, kept in the phone's storage until the server has it. Stretches of one opening are joined, so that a
 * whole journey under the ground is one request; told in any order, twice or late they add up to the same. Whatever is on
 * its way stays in the storage until it is answered: an app that is killed tells it again.
 */
export class LessonQueue {
  /** Whether the server answered when it was last told something. */
  isReachable = true
  private running: Promise<void> | null = null
  private listeners = new Set<(told: Told) => void>()

  constructor(private readonly ports: QueuePorts) {}

  /** Calls back at each answer, until the function that it gives is called. */
  listen(listener: (told: Told) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  add(opening: Opening, spans: readonly WatchedSpan[], position: number): void {
    this.change(opening, (one) => ({
      ...one,
      spans: union([...one.spans, ...spans], opening.seconds),
      position,
      isFresh: one.isFresh || spans.length > 0 || one.position !== position,
    }))
  }

  /** Finishes the lesson after everything of this opening has been told. */
  finish(opening: Opening): void {
    this.change(opening, (one) => ({ ...one, toFinish: true }))
  }

  /** Whether anything of this lesson is only on the phone. */
  waits(lessonId: string): boolean {
    return Object.values(this.ports.load()).some((one) => one.lessonId === lessonId && one.spans.length > 0)
  }

  /** What of an opening is only on the phone, and where it was left; null when the server has it all. */
  kept(opening: Opening): Pick<Waiting, 'spans' | 'position'> | null {
    const one = this.ports.load()[keyOf(opening)]
    return one?.isFresh ? { spans: [...one.carry, ...one.spans], position: one.position } : null
  }

  /** Tells what can be told now. One at a time; whoever calls meanwhile waits for a turn of their own. */
  async drain(): Promise<void> {
    const before = this.running
    const mine = (async () => {
      await before
      await this.round()
    })()
    this.running = mine
    try {
      await mine
    } finally {
      if (this.running === mine) this.running = null
    }
  }

  private async round(): Promise<void> {
    for (const [key, one] of Object.entries(this.ports.load())) {
      if (one.notBefore > this.ports.now()) continue
      if (!(await this.tell(key, one))) return
    }
  }

  /** false when nothing else can be told either. */
  private async tell(key: string, one: Waiting): Promise<boolean> {
    try {
      if (one.isFresh && !(await this.tellBeat(key, one))) return true
      if (one.toFinish) await this.tellFinish(key, one)
      return true
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      this.isReachable = error.code !== 'OFFLINE'
      if (!STAYS.includes(error.code)) this.drop(key)
      return error.code === 'INTERNAL' || !STAYS.includes(error.code)
    }
  }

  /** Whether it was taken. */
  private async tellBeat(key: string, one: Waiting): Promise<boolean> {
    const { lessonId, version, openedAt, seconds, position } = one
    const sent = union([...one.carry, ...one.spans], seconds).slice(0, MOST_SPANS)
    const answer = await this.ports.beat({ lessonId, version, openedAt, seconds, spans: sent, position })
    if (answer.kind === 'outdated') this.drop(key)
    else if (answer.kind === 'early') this.put(key, (now) => ({ ...now, notBefore: answer.againAt }))
    else this.put(key, (now) => without(now, one, sent))
    this.say({ kind: 'beat', lessonId, answer })
    return answer.kind === 'kept' || answer.kind === 'full'
  }

  private async tellFinish(key: string, { lessonId }: Waiting): Promise<void> {
    if (this.ports.load()[key]?.spans.length) return
    const answer = await this.ports.finish(lessonId)
    if (answer.standing.completedAt !== null) this.drop(key)
    else this.put(key, (now) => ({ ...now, toFinish: false }))
    this.say({ kind: 'finished', lessonId, answer })
  }

  private say(told: Told): void {
    this.isReachable = true
    for (const listener of [...this.listeners]) listener(told)
  }

  private change(opening: Opening, how: (one: Waiting) => Waiting): void {
    const all = this.ports.load()
    const key = keyOf(opening)
    this.ports.save({ ...all, [key]: how(all[key] ?? nothingWaits(opening)) })
  }

  private put(key: string, how: (one: Waiting) => Waiting): void {
    const all = this.ports.load()
    const one = all[key]
    if (one) this.ports.save(tidied({ ...all, [key]: how(one) }))
  }

  private drop(key: string): void {
    const { [key]: _, ...rest } = this.ports.load()
    this.ports.save(rest)
  }
}

/** Refusals that pass by themselves: the network is gone, the service is busy or ill. */
const STAYS: readonly string[] = ['OFFLINE', 'BUSY', 'INTERNAL']
