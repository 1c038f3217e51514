import type { LessonUpload } from '../../services/making'

/** How far something is. `lost`: the phone has cleared the file away, it has to be chosen again. */
export interface UploadState {
  state: 'waiting' | 'sending' | 'failed' | 'lost'
  /** 0 to 1. */
  share: number
}

/** What uploads need of the phone, the cloud and the drafts. */
export interface UploadPorts {
  send(upload: LessonUpload, onProgress: (share: number) => void): Promise<string>
  isThere(upload: LessonUpload): boolean
  forget(upload: LessonUpload): void
  recall(): LessonUpload[]
  keep(uploads: LessonUpload[]): void
  /** Whether the draft still has a place for it. */
  isWanted(upload: LessonUpload): boolean
  /** Puts it into the draft. */
  place(upload: LessonUpload, fileId: string): Promise<void>
  pause(ms: number): Promise<void>
}

const TRIES = 3
const WAIT_MS = 1_000

/**
 * Files on their way, kept on the phone until they are there: a phone that dies, or loses its network, sends them when the
 * lesson is opened the next time. One after the other, since on a slow network each would hold up all the others.
 */
export class Uploads {
  private readonly states = new Map<string, UploadState>()
  private readonly listeners = new Set<() => void>()
  private running: Promise<void> | null = null
  /** As kept on the phone: read once, since pages ask for it at every step of an upload. */
  private list: readonly LessonUpload[] | null = null

  constructor(private readonly ports: UploadPorts) {}

  all(): readonly LessonUpload[] {
    this.list ??= this.ports.recall()
    return this.list
  }

  /** null when this phone knows nothing of it: another phone is sending it. */
  state(id: string): UploadState | null {
    const isKnown = this.all().some((one) => one.id === id)
    return isKnown ? (this.states.get(id) ?? { state: 'waiting', share: 0 }) : null
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** To be called once the draft has a place for them. */
  add(uploads: readonly LessonUpload[]): void {
    this.keep([...this.all(), ...uploads])
    void this.run()
  }

  /** Sends everything that waits; what failed before is tried again. */
  run(): Promise<void> {
    this.running ??= this.sendAll().finally(() => (this.running = null))
    return this.running
  }

  private async sendAll(): Promise<void> {
    for (const [id, { state }] of [...this.states])
      if (state === 'failed') this.states.set(id, { state: 'waiting', share: 0 })
    for (let next = this.next(); next; next = this.next()) await this.sendOne(next)
  }

  private next(): LessonUpload | undefined {
    return this.all().find(({ id }) => (this.states.get(id)?.state ?? 'waiting') === 'waiting')
  }

  private async sendOne(upload: LessonUpload): Promise<void> {
    const { ports } = this
    if (!ports.isWanted(upload)) return this.end(upload)
    if (!ports.isThere(upload)) return this.show(upload.id, { state: 'lost', share: 0 })
    for (let turn = 1; ; turn++) {
      try {
        this.show(upload.id, { state: 'sending', share: 0 })
        const fileId = await ports.send(upload, (share) => this.show(upload.id, { state: 'sending', share }))
        await ports.place(upload, fileId)
        return this.end(upload)
      } catch {
        if (turn === TRIES) return this.show(upload.id, { state: 'failed', share: 0 })
        await ports.pause(WAIT_MS * turn)
      }
    }
  }

  private end(upload: LessonUpload): void {
    this.ports.forget(upload)
    this.states.delete(upload.id)
    this.keep(this.all().filter(({ id }) => id !== upload.id))
    for (const listener of [...this.listeners]) listener()
  }

  private keep(list: LessonUpload[]): void {
    this.list = list
    this.ports.keep(list)
  }

  private show(id: string, state: UploadState): void {
    this.states.set(id, state)
    for (const listener of [...this.listeners]) listener()
  }
}
