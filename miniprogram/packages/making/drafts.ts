import { CloudError } from '../../services/cloud'
import type { LessonDraft, LessonWork } from '../../shared/contract/lessonMaking'
import { mergeDrafts } from '../../shared/rules/lesson/merge'
import { type Making, type Ports, type SavedState, isChanged, joined } from './making'

type Listener = (lessonId: string) => void

/**
 * Drafts of lessons on this phone. Every change is kept here at once, and on the server a moment later; what two phones wrote
 * is put together where it can be, and where it cannot, nothing of it is lost.
 */
export class Drafts {
  private readonly known = new Map<string, Making>()
  private readonly states = new Map<string, SavedState>()
  private readonly listeners = new Set<Listener>()
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly ports: Ports) {}

  get(lessonId: string): Making | null {
    const one = this.known.get(lessonId) ?? this.ports.recall(lessonId)
    if (one) this.known.set(lessonId, one)
    return one
  }

  state(lessonId: string): SavedState {
    const one = this.get(lessonId)
    if (one?.clash) return { kind: 'clash' }
    return this.states.get(lessonId) ?? { kind: one && isChanged(one) ? 'kept' : 'untouched' }
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Takes over what the server has; what was written here and not sent yet stays. */
  take(work: LessonWork): Making {
    const { id: lessonId, version, revision, draft } = work
    const kept = this.get(lessonId)
    const fresh = { lessonId, version, revision, base: draft, draft, clash: null, aside: null }
    if (kept?.version !== version) return this.put(fresh)
    if (!isChanged(kept)) return this.put({ ...fresh, aside: kept.aside })
    return this.put(joined(kept, work))
  }

  edit(lessonId: string, change: Partial<LessonDraft>): void {
    const one = this.get(lessonId)
    if (!one) return
    this.put({ ...one, draft: { ...one.draft, ...change } })
    this.show(lessonId, { kind: 'kept' })
    this.ports.soon(lessonId, () => void this.save(lessonId))
  }

  /** One after the other: each save names the revision that the one before has made. */
  save(lessonId: string): Promise<void> {
    const saving = this.last.then(() => this.send(lessonId, 0))
    this.last = saving
    return saving
  }

  /** Everything that was opened here. */
  saveAll(): void {
    for (const lessonId of this.known.keys()) void this.save(lessonId)
  }

  /** Whether all that is written here is on the server. */
  isSaved(lessonId: string): boolean {
    const one = this.get(lessonId)
    return one !== null && !one.clash && !isChanged(one)
  }

  /** Which of two is to be: the other is put aside. */
  settle(lessonId: string, prefer: 'mine' | 'theirs'): Promise<void> {
    const one = this.get(lessonId)
    if (!one?.clash) return Promise.resolve()
    const { theirs, revision } = one.clash
    const of = (which: 'mine' | 'theirs') => mergeDrafts(one.base, one.draft, theirs, which).draft
    const aside = of(prefer === 'mine' ? 'theirs' : 'mine')
    const next = this.put({ ...one, revision, base: theirs, draft: of(prefer), clash: null, aside })
    this.show(lessonId, isChanged(next) ? { kind: 'kept' } : { kind: 'saved', at: this.ports.now() })
    return this.save(lessonId)
  }

  /** What was put aside comes back, and what stands here is put aside. */
  fetchBack(lessonId: string): Promise<void> {
    const one = this.get(lessonId)
    if (!one?.aside) return Promise.resolve()
    this.put({ ...one, draft: one.aside, aside: one.draft })
    return this.save(lessonId)
  }

  /** It is with its reviewers now, or somebody else's. */
  drop(lessonId: string): void {
    this.known.delete(lessonId)
    this.states.delete(lessonId)
    this.ports.forget(lessonId)
  }

  private async send(lessonId: string, turn: number): Promise<void> {
    const one = this.get(lessonId)
    if (!one || one.clash || !isChanged(one)) return
    this.show(lessonId, { kind: 'saving' })
    try {
      const { revision, draft } = one
      this.sent(one, await this.ports.save({ lessonId, revision, draft }))
    } catch (error) {
      await this.failed(lessonId, error, turn)
    }
  }

  /** What was typed meanwhile stays, and is sent next. */
  private sent(one: Making, { revision, draft: base }: LessonWork): void {
    const { lessonId } = one
    const latest = this.get(lessonId) ?? one
    const { draft } = mergeDrafts(one.draft, latest.draft, base, 'mine')
    const next = this.put({ ...latest, revision, base, draft })
    if (!isChanged(next)) return this.show(lessonId, { kind: 'saved', at: this.ports.now() })
    this.ports.soon(lessonId, () => void this.save(lessonId))
  }

  private async failed(lessonId: string, error: unknown, turn: number): Promise<void> {
    const code = error instanceof CloudError ? error.code : null
    if (code === 'LESSON_SAVED_ELSEWHERE' && turn < TURNS) return this.join(lessonId, turn)
    if (error instanceof CloudError && FINAL.has(error.code))
      return this.show(lessonId, { kind: 'refused', sentence: error.message })
    this.show(lessonId, { kind: 'kept' })
  }

  private async join(lessonId: string, turn: number): Promise<void> {
    try {
      const work = await this.ports.fetch(lessonId)
      const one = this.get(lessonId)
      if (one && this.put(joined(one, work)).clash) return this.show(lessonId, { kind: 'clash' })
      await this.send(lessonId, turn + 1)
    } catch {
      this.show(lessonId, { kind: 'kept' })
    }
  }

  private put(one: Making): Making {
    this.known.set(one.lessonId, one)
    this.ports.keep(one)
    return one
  }

  private show(lessonId: string, state: SavedState): void {
    this.states.set(lessonId, state)
    for (const listener of [...this.listeners]) listener(lessonId)
  }
}

/** So often is put together what others keep writing meanwhile. */
const TURNS = 3
/** What no further try would change. */
const FINAL = new Set([
  'LESSON_NOT_EDITABLE',
  'LESSON_NOT_YOURS',
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID_INPUT',
  'TOO_LARGE',
])
