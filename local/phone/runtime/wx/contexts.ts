import type { AudioTag } from '../builtins/audio'
import { mapContext, type MapTag } from '../builtins/kit/mapContext'
import { videoContext, type VideoTag } from '../builtins/kit/videoContext'
import type { Caller } from '../framework/caller'
import { tagById } from './tags'
import type { Area } from './registry'

function audioContext(id: string, caller?: Caller): object {
  const tag = () => tagById<AudioTag>(id, 'audio', caller)
  const audio = () => tag()?.audio()
  return {
    setSrc: (src: string) => tag()?.setSrc(src),
    play: () =>
      void audio()
        ?.play()
        .catch(() => {}),
    pause: () => audio()?.pause(),
    seek(seconds: number) {
      const element = audio()
      if (element) element.currentTime = seconds
    },
  }
}

export const contexts: Area = {
  sync: {
    createVideoContext: (id: string, caller?: Caller) =>
      videoContext(() => tagById<VideoTag>(id, 'video', caller)),
    createMapContext: (id: string, caller?: Caller) => mapContext(() => tagById<MapTag>(id, 'map', caller)),
    createAudioContext: audioContext,
  },
}
