/** Pulling a scroll-view down to refresh it, as a state machine without a view. */

export interface PullSink {
  /** Height of the space that is pulled open. */
  show(height: number, smoothly: boolean): void
  raise(event: string, dy: number): void
}

type State = 'idle' | 'pulling' | 'refreshing'

export class Pull {
  private state: State = 'idle'
  private height = 0
  private from: { x: number; y: number } | undefined
  private willRefresh = false

  constructor(private readonly sink: PullSink) {}

  get isRefreshing(): boolean {
    return this.state === 'refreshing'
  }

  start(x: number, y: number): void {
    this.from = this.state === 'idle' ? { x, y } : undefined
  }

  move(x: number, y: number, threshold: number): void {
    if (!this.from) return
    const [dx, dy] = [Math.abs(x - this.from.x), y - this.from.y]
    if (this.state === 'idle' && (dy <= 0 || dx > dy)) return
    this.state = 'pulling'
    this.height = Math.max(0, Math.min(dy / 2, threshold * 3))
    this.sink.show(this.height, false)
    this.sink.raise('refresherpulling', this.height)
    if (this.height >= threshold && !this.willRefresh) {
      this.willRefresh = true
      this.sink.raise('refresherwillrefresh', this.height)
    }
  }

  /** The finger is gone. Returns true when it pulled far enough. */
  end(threshold: number): boolean {
    this.from = undefined
    this.willRefresh = false
    if (this.state !== 'pulling') return false
    if (this.height >= threshold) return true
    this.state = 'idle'
    this.sink.raise('refresherabort', this.height)
    this.sink.show(0, true)
    this.height = 0
    return false
  }

  refresh(threshold: number): void {
    if (this.state === 'refreshing') return
    const { height } = this
    this.state = 'refreshing'
    this.sink.show(threshold, true)
    this.sink.raise('refresherrefresh', height || threshold)
  }

  restore(): void {
    if (this.state !== 'refreshing') return
    this.state = 'idle'
    this.height = 0
    this.sink.show(0, true)
    this.sink.raise('refresherrestore', 0)
  }
}
