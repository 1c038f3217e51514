import type {
  Reservation,
  SpaceDay,
  StationBrief,
  StationDetail,
  Wait,
} from '../../../miniprogram/shared/contract/station'
import { instantOf } from '../../../miniprogram/shared/kit/time'

/** Monday 4 May 2026; the examples' day. */
export const DAY = '2026-05-04'

export const at = (hour: number, minute = 0, day = DAY) => instantOf(day, hour * 60 + minute)

export const minutes = (hour: number, minute = 0) => hour * 60 + minute

export const range = (from: number, to: number) => ({ from: from * 60, to: to * 60 })

const place = { lat: 32.0489, lng: 118.8035 }

export function aReservation(change: Partial<Reservation> = {}): Reservation {
  const date = change.date ?? DAY
  const from = change.from ?? minutes(14, 30)
  return {
    id: 'r_1',
    spaceId: 's_1',
    spaceName: '活动室',
    whereabouts: '二楼 203',
    stationId: 't_1',
    stationName: '梅园社区服务站',
    address: '汉府街 3 号',
    phone: '02584550001',
    place,
    date,
    from,
    to: minutes(16, 30),
    people: 12,
    purpose: '读书会',
    ...{ organization: '', contact: '', content: null, why: '' },
    status: 'booked',
    checkInOpens: instantOf(date, from - 15),
    checkedInAt: null,
    releaseAt: instantOf(date, from + 15),
    ...{ changeBy: instantOf(date, from), cancelBy: instantOf(date, from) },
    leftAt: null,
    createdAt: at(8),
    ...{ seriesId: null, eventId: null },
    ...change,
  }
}

export function aSpaceDay(change: Partial<SpaceDay> = {}): SpaceDay {
  return {
    space: {
      id: 's_1',
      name: '活动室',
      whereabouts: '二楼 203',
      capacity: 20,
      kind: 'room',
      equipment: ['投影'],
      ...{ audience: 'everyone', audienceName: '', rules: '', photos: [] },
      step: 30,
      shortest: 60,
      longest: 240,
      horizonDays: 13,
      ...{ seriesDays: 92, before: 0, after: 0, approval: false },
      notice: { make: 0, change: 0, cancel: 0 },
      quota: { minutes: null, times: null, branchMinutes: null },
    },
    station: { id: 't_1', name: '梅园社区服务站', address: '汉府街 3 号', phone: '02584550001', place },
    date: DAY,
    today: DAY,
    now: at(8),
    open: [range(9, 12), range(13, 21)],
    closedWhy: null,
    taken: [],
    mine: [],
    waits: [],
    elsewhere: [],
    quota: { minutes: null, times: null, branchMinutes: null },
    noShows: { count: 0, limit: 3, blockedUntil: null, warning: null },
    days: [
      { date: DAY, state: 'free', why: null },
      { date: '2026-05-05', state: 'tight', why: null },
      { date: '2026-05-06', state: 'full', why: null },
      { date: '2026-05-07', state: 'closed', why: '周四闭馆' },
      { date: '2026-05-08', state: 'free', why: null },
    ],
    ...change,
  }
}

export function aWait(change: Partial<Wait> = {}): Wait {
  return {
    id: 'w_1',
    ...{ spaceId: 's_1', spaceName: '活动室', stationName: '梅园社区服务站' },
    ...{ date: DAY, from: minutes(14, 30), to: minutes(16, 30), people: 12 },
    ...{ status: 'waiting', ahead: 1, until: null },
    ...change,
  }
}

export function aStation(change: Partial<StationBrief> = {}): StationBrief {
  return {
    id: 't_1',
    name: '梅园社区服务站',
    kind: 'community',
    address: '汉府街 3 号',
    place,
    distance: 430,
    today: [range(9, 21)],
    closedWhy: null,
    facilities: ['无障碍坡道'],
    spaces: 2,
    favourite: false,
    ...change,
  }
}

export function aStationDetail(change: Partial<StationDetail> = {}): StationDetail {
  const { space } = aSpaceDay()
  const week = [[], ...Array.from({ length: 6 }, () => [range(9, 21)])]
  const told = { phone: '02584550001', intro: '在巷口。', exceptions: [], photos: [], closedOn: null }
  return { ...aStation(), ...told, week, spaces: [space], ...change }
}
