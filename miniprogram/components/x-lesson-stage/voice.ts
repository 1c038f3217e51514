import type { Heard, Player, Source } from './player'

/** WeChat's one background player takes listeners and gives them never back: they are set once and speak to who plays now. */
let heard: Heard | null = null
let isListening = false

function listen(): WechatMiniprogram.BackgroundAudioManager {
  const voice = wx.getBackgroundAudioManager()
  if (isListening) return voice
  isListening = true
  voice.onPlay(() => heard?.playing(true, voice.currentTime))
  voice.onPause(() => heard?.playing(false, voice.currentTime))
  voice.onStop(() => heard?.playing(false, voice.currentTime))
  voice.onTimeUpdate(() => heard?.time(voice.currentTime))
  voice.onSeeked(() => heard?.seeked(voice.currentTime))
  voice.onEnded(() => heard?.ended())
  voice.onError(() => heard?.failed())
  return voice
}

/** A sound that goes on when the page is left, with the lesson's title on the lock screen. */
export function backgroundPlayer({ url, title, lecturer, start }: Source, listener: Heard): Player {
  const voice = listen()
  heard = listener
  let isBegun = false
  let begin = start
  const play = () => {
    if (isBegun) return voice.play()
    isBegun = true
    Object.assign(voice, { title, singer: lecturer, epname: '小红梅微课', startTime: begin })
    voice.src = url
  }
  const close = () => {
    if (heard !== listener) return
    heard = null
    if (isBegun) voice.stop()
  }
  const seek = (position: number) => {
    if (isBegun) return voice.seek(position)
    begin = position
    listener.seeked(position)
  }
  return {
    play,
    seek,
    close,
    pause: () => voice.pause(),
    rate: (rate) => Object.assign(voice, { playbackRate: rate }),
  }
}

/** The voice of a lesson with pictures: it belongs to its page and stops with it. */
export function innerPlayer({ url, start }: Source, listener: Heard): Player {
  const voice = wx.createInnerAudioContext()
  Object.assign(voice, { src: url, startTime: start })
  voice.onPlay(() => listener.playing(true, voice.currentTime))
  voice.onPause(() => listener.playing(false, voice.currentTime))
  voice.onTimeUpdate(() => listener.time(voice.currentTime))
  voice.onSeeked(() => listener.seeked(voice.currentTime))
  voice.onEnded(() => listener.ended())
  voice.onError(() => listener.failed())
  return {
    play: () => voice.play(),
    pause: () => voice.pause(),
    seek: (position) => voice.seek(position),
    rate: (rate) => Object.assign(voice, { playbackRate: rate }),
    close: () => voice.destroy(),
  }
}
