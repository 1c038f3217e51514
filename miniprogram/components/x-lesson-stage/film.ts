import type { Player } from './player'

/** The video tag of the stage; its own events come through the tag. */
export function filmPlayer(film: WechatMiniprogram.VideoContext): Player {
  return {
    play: () => film.play(),
    pause: () => film.pause(),
    seek: (position) => film.seek(position),
    rate: (rate) => film.playbackRate(rate),
    close: () => film.stop(),
  }
}
