/** One view of a phone's panel. */
export interface Tab {
  id: string
  /** Two characters. */
  label: string
  element: HTMLElement
  /** It can be seen now; until {@link hide} it keeps itself up to date. */
  show(): void
  hide(): void
}

/** Calls again and again, but only between start and stop, and at once on start. */
export class Pulse {
  private timer: number | undefined

  constructor(
    private readonly beat: () => void,
    private readonly milliseconds = 400,
  ) {}

  start(): void {
    this.stop()
    this.beat()
    this.timer = window.setInterval(this.beat, this.milliseconds)
  }

  stop(): void {
    window.clearInterval(this.timer)
  }
}
