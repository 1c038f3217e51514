import type { EventDetail } from '../../../shared/contract/event'
import type { Instant } from '../../../shared/kit/time'
import { type EventItem, eventItem, placeWords } from '../../../ui/event.view'

export type Stage = 'ahead' | 'running' | 'over' | 'cancelled'

export interface ManageView {
  item: EventItem
  stage: Stage
  place: string
  /** '38 人报名，名额 45' */
  count: string
  waiting: string
  helpers: string
  cancelled: string
  record: { title: string; note: string }
  isSeries: boolean
}

export function manageView(event: EventDetail, now: Instant): ManageView {
  const { taken, capacity, waiting, hasRecord } = event
  return {
    item: eventItem(event, now),
    stage: stageOf(event, now),
    place: placeWords(event.fullPlace),
    count: `${taken} 人报名${capacity === null ? '' : `，名额 ${capacity}`}`,
    waiting: waiting > 0 ? `${waiting} 人候补` : '',
    helpers: '在门口帮着签到的人',
    cancelled: event.cancelledWhy,
    record: hasRecord
      ? { title: '改纪实', note: '已经在线上展示' }
      : { title: '写纪实', note: '几句话，几张照片，展示给大家' },
    isSeries: event.series !== null,
  }
}

function stageOf({ status, startsAt, endsAt }: EventDetail, now: Instant): Stage {
  if (status === 'cancelled') return 'cancelled'
  if (endsAt <= now) return 'over'
  return startsAt <= now ? 'running' : 'ahead'
}
