/** What plays a lesson, whatever it is made of. Positions are seconds. */
export interface Player {
  play(): void
  pause(): void
  seek(position: number): void
  rate(rate: number): void
  /** Lets go of it; nothing is heard of it afterwards. */
  close(): void
}

/** What a player tells. */
export interface Heard {
  time(position: number): void
  playing(isPlaying: boolean, position: number): void
  seeked(position: number): void
  ended(): void
  failed(): void
}

export interface Source {
  url: string
  title: string
  lecturer: string
  seconds: number
  /** Where it begins. */
  start: number
}
