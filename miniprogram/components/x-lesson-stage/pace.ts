import type { Heard, Player, Source } from './player'

const STEP_MS = 250

/**
 * What has no recorded voice moves on by itself, at the pace at which it would be read aloud: the phone's own voice is
 * not open to mini-programs without a plugin that has to be applied for.
 */
export function pacePlayer({ seconds, start }: Pick<Source, 'seconds' | 'start'>, heard: Heard): Player {
  let position = start
  let rate = 1
  let timer: ReturnType<typeof setInterval> | null = null
  let at = 0
  const stop = () => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  const step = () => {
    const now = Date.now()
    // A timer that slept, as on a locked phone, has not read on.
    position += (Math.min(Math.max(0, now - at), 2 * STEP_MS) * rate) / 1000
    at = now
    if (position < seconds) return heard.time(position)
    position = seconds
    stop()
    heard.ended()
  }
  const play = () => {
    if (timer !== null) return
    if (position >= seconds) position = 0
    at = Date.now()
    timer = setInterval(step, STEP_MS)
    heard.playing(true, position)
  }
  const pause = () => {
    if (timer === null) return
    stop()
    heard.playing(false, position)
  }
  const seek = (to: number) => {
    position = to
    heard.seeked(to)
  }
  return { play, pause, seek, rate: (wanted) => void (rate = wanted), close: stop }
}
