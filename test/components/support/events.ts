import type {
  EventBrief,
  EventDetail,
  EventRecord,
  GalleryCard,
  OrganizedEvent,
} from '../../../miniprogram/shared/contract/event'
import { at } from './examples'

const place = { lat: 32.0489, lng: 118.8035 }

/** Today from half past two to four, in a station's room, nobody signed up. */
export function anEvent(change: Partial<EventBrief> = {}): EventBrief {
  return {
    ...{ id: 'e_1', kind: 'partyClass', title: '板凳会', startsAt: at(14, 30), endsAt: at(16) },
    place: {
      name: '活动室',
      stationName: '梅园社区服务站',
      stationId: 'st_1',
      address: '汉府街 3 号',
      place,
    },
    ...{ distance: null, organizerName: '第三支部', audienceWords: '第三支部党员', isOpenToAll: false },
    ...{ status: 'published', hours: 2, capacity: 20, taken: 8, mine: 'none' },
    ...change,
  }
}

export function aDetail(change: Partial<EventDetail> = {}): EventDetail {
  const { place: where, ...brief } = anEvent(change)
  return {
    ...{
      ...brief,
      place: where,
      cover: '',
      topic: '',
      summary: '讲一个故事',
      bring: '笔记本',
      lecturer: null,
      lesson: null,
    },
    fullPlace: { ...where, whereabouts: '二楼 203', spaceId: 'sp_1', phone: '', howToGet: '走东门' },
    ...{ materials: [], questions: [], companions: 0, opensAt: at(8), closesAt: at(14, 30) },
    ...{ cancelUntil: at(12, 30), contact: { name: '赵敏', phone: '13900000003' }, waiting: 0, names: null },
    signup: { eventId: 'e_1', status: 'none', size: 0, position: null, at: null, canCancel: false },
    ...{ window: { kind: 'open', closesAt: at(14, 30) }, needsName: false, clashes: [], changes: [] },
    ...{ cancelledWhy: '', canManage: false, canDesk: false, series: null, hasRecord: false },
    ...{ organizer: { kind: 'organization', id: 'o_3' }, version: 1, now: at(10) },
    ...change,
  }
}

export const aHeldEvent = (change: Partial<OrganizedEvent> = {}): OrganizedEvent => ({
  ...{ ...anEvent(change), waiting: 0, seriesId: null, hasRecord: false },
  ...change,
})

export const aRecord = (change: Partial<EventRecord> = {}): EventRecord => ({
  ...{ eventId: 'e_1', event: anEvent(), words: '大家说得好。\n\n下次再来。', isPublished: true },
  pictures: [
    { fileId: 'f_1', url: 'https://a/1', isHidden: false },
    { fileId: 'f_2', url: 'https://a/2', isHidden: true },
  ],
  ...{ publishedAt: at(18), byName: '赵敏', came: 8, attendance: null, stars: null, version: 1, now: at(19) },
  ...change,
})

export const aCard = (change: Partial<GalleryCard> = {}): GalleryCard => ({
  ...{ eventId: 'e_1', kind: 'partyClass', title: '板凳会', startsAt: at(14, 30), organizerName: '第三支部' },
  ...{ stationId: 'st_1', stationName: '梅园社区服务站', picture: '', pictures: 0, words: '', came: 8 },
  seriesId: null,
  ...change,
})
