import type { GalleryCard } from '../../../shared/contract/event'
import type { Instant } from '../../../shared/kit/time'
import { dayOf } from '../../../shared/kit/time'
import { kindWords } from '../../../shared/rules/event/templates'
import { eventDate } from '../../../ui/event.view'
import { dayText } from '../../../ui/words'

/** A record as a card with its first picture. */
export interface StoryItem {
  id: string
  title: string
  kind: string
  /** '11月23日 周一 · 梅园社区服务站' */
  about: string
  came: string
  words: string
  picture: string
  pictures: string
  spoken: string
}

export function storyItem(card: GalleryCard, now: Instant): StoryItem {
  const { eventId, title, startsAt, stationName, organizerName, came, words, picture, pictures } = card
  const sameYear = dayOf(startsAt).slice(0, 4) === dayOf(now).slice(0, 4)
  const day = sameYear ? eventDate(startsAt) : dayText(dayOf(startsAt))
  const about = [day, stationName || organizerName].filter(Boolean).join(' · ')
  const people = came > 0 ? `${came} 人参加` : ''
  return {
    ...{ id: eventId, title, kind: kindWords(card.kind), about, came: people, words, picture },
    pictures: pictures > 1 ? `${pictures} 张照片` : '',
    spoken: [title, about, people, words].filter(Boolean).join('，'),
  }
}

/** The last twelve months, newest first, to choose from; the first is all of them. */
export function monthChips(chosen: string, now: Instant, months = 6) {
  const [year = 0, month = 0] = dayOf(now).slice(0, 7).split('-').map(Number)
  const all = Array.from({ length: months }, (_, back) => {
    const count = year * 12 + month - 1 - back
    const id = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
    return { id, label: `${(count % 12) + 1}月`, on: id === chosen }
  })
  return [{ id: '', label: '全部', on: chosen === '' }, ...all]
}
