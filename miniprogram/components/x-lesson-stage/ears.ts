import type { Player } from './player'

/** What of a stage its ears and keys need. */
interface Stage {
  data: { isPlaying: boolean }
  setData(data: { isFull: boolean }): void
  hands(): { player: Player | null }
  here(): number
  moved(position: number): void
  turned(isPlaying: boolean, position: number): void
  landed(position: number): void
  ended(): void
}

/** What the video tag tells, in the words of every player. */
export const FILM_EARS = {
  onFilmPlay(this: Stage) {
    this.turned(true, this.here())
  },
  onFilmPause(this: Stage) {
    this.turned(false, this.here())
  },
  onFilmTime(this: Stage, { detail }: WechatMiniprogram.VideoTimeUpdate) {
    this.moved(detail.currentTime)
  },
  onFilmSeek(this: Stage, { detail }: WechatMiniprogram.CustomEvent<{ position: number }>) {
    this.landed(detail.position)
  },
  onFilmFull(this: Stage, { detail }: WechatMiniprogram.VideoFullScreenChange) {
    this.setData({ isFull: detail.fullScreen })
  },
  onFilmEnd(this: Stage) {
    this.ended()
  },
}

/** How far 退 15 秒 goes back, seconds. */
const BACK = 15

/** Our own keys under what has none. */
export const KEYS = {
  onPlayTap(this: Stage) {
    const { player } = this.hands()
    if (this.data.isPlaying) player?.pause()
    else player?.play()
  },
  onBack(this: Stage) {
    this.hands().player?.seek(Math.max(0, this.here() - BACK))
  },
  onSlide(this: Stage, { detail }: WechatMiniprogram.SliderChange) {
    this.hands().player?.seek(detail.value)
  },
}
