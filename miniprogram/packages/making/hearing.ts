/** Plays a recording once, so that its author hears it; `told` hears whether it is playing. */
export class Hearing {
  private readonly sound = wx.createInnerAudioContext()
  private isPlaying = false

  constructor(private readonly told: (isPlaying: boolean) => void) {
    this.sound.onPlay(() => this.turn(true))
    this.sound.onPause(() => this.turn(false))
    this.sound.onStop(() => this.turn(false))
    this.sound.onEnded(() => this.turn(false))
    this.sound.onError(() => this.turn(false))
  }

  /** Begins, or stops. */
  toggle(src: string): void {
    if (this.isPlaying) return this.sound.stop()
    if (this.sound.src !== src) this.sound.src = src
    this.sound.play()
  }

  stop(): void {
    if (this.isPlaying) this.sound.stop()
  }

  close(): void {
    this.sound.destroy()
  }

  private turn(isPlaying: boolean): void {
    this.isPlaying = isPlaying
    this.told(isPlaying)
  }
}
