import type { LessonContent } from '../../shared/contract/lesson'
import { filmPlayer } from './film'
import { pacePlayer } from './pace'
import type { Heard, Player, Source } from './player'
import { backgroundPlayer, innerPlayer } from './voice'

/** What plays a lesson of this kind. `stage` is the component in which the video tag stands. */
export function playerFor(
  content: LessonContent,
  source: Omit<Source, 'url'>,
  heard: Heard,
  stage: WechatMiniprogram.Component.TrivialInstance,
): Player {
  if (content.media === 'article') return pacePlayer(source, heard)
  if (content.media === 'video') return filmPlayer(wx.createVideoContext('film', stage))
  const recorded = { ...source, url: content.url }
  return content.media === 'audio' ? backgroundPlayer(recorded, heard) : innerPlayer(recorded, heard)
}

/** On the button that begins it; a video has its own. */
export const PLAY_LABELS: Readonly<Record<LessonContent['media'], string>> = {
  video: '',
  audio: '开始听',
  slides: '开始看',
  article: '带着我读',
}
