import type { EventRecord } from '../../../shared/contract/event'
import { kindWords } from '../../../shared/rules/event/templates'
import { eventDate, placeWords } from '../../../ui/event.view'

export interface StoryView {
  title: string
  kind: string
  about: string
  place: string
  /** '38 人参加 · 大家给 4.6 分' */
  came: string
  paragraphs: { key: string; words: string }[]
  pictures: { fileId: string; url: string; words: string }[]
  hidden: string
  by: string
}

export function storyView({ event, words, pictures, came, stars, byName }: EventRecord): StoryView {
  const shown = pictures.filter(({ isHidden }) => !isHidden)
  const hidden = pictures.length - shown.length
  const people = came > 0 ? `${came} 人参加` : ''
  const liked = stars === null ? '' : `大家给 ${stars.toFixed(1)} 分（5 分是满分）`
  return {
    title: event.title,
    kind: kindWords(event.kind),
    about: `${eventDate(event.startsAt)} · ${event.organizerName}`,
    place: placeWords(event.place),
    came: [people, liked].filter(Boolean).join(' · '),
    paragraphs: words
      .split(/\n+/)
      .filter((line) => line.trim())
      .map((line, at) => ({ key: `${at}`, words: line.trim() })),
    pictures: shown.map(({ fileId, url }, at) => ({
      fileId,
      url,
      words: `第 ${at + 1} 张照片，点一下看大图`,
    })),
    hidden: hidden > 0 ? `有 ${hidden} 张照片应本人请求收起了` : '',
    by: byName ? `${byName}记` : '',
  }
}
