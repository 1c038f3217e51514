import { STATION_KIND_WORDS, type StationKind } from '../../../shared/contract/place'
import type { Site, SiteForm } from '../../../shared/contract/site'
import type { Place } from '../../../shared/kit/place'
import { type Day, addDays } from '../../../shared/kit/time'
import { dateWords, weekdayWords } from '../../../shared/kit/words'

/** What is being filled in; a new station has no place yet. */
export interface SiteDraft extends Omit<SiteForm, 'place'> {
  place: Place | null
}

export const newDraft = (): SiteDraft => ({
  name: '',
  kind: 'community',
  address: '',
  phone: '',
  place: null,
})

export const draftOf = ({ name, kind, address, phone, place }: Site): SiteDraft => ({
  ...{ name, kind, address, phone, place },
})

export const kindChips = (chosen: StationKind) =>
  Object.entries(STATION_KIND_WORDS).map(([id, label]) => ({ id, label, on: id === chosen }))

export const formOf = ({ place, name, address, phone, kind }: SiteDraft): SiteForm | null =>
  place && { kind, place, phone: phone.trim(), name: name.trim(), address: address.trim() }

/** What is missing, in words; '' when it can be saved. */
export function missingWords({ name, address, phone, place }: SiteDraft): string {
  if (!name.trim()) return '请写上站名'
  if (!place) return '请在地图上选好位置'
  if (!address.trim()) return '请写上地址'
  return /^[\d-]*$/.test(phone.trim()) ? '' : '电话只能是数字，请改一改'
}

/** The place as the map under the form shows it. */
export const mapOf = (place: Place | null) =>
  place && {
    latitude: place.lat,
    longitude: place.lng,
    markers: [{ id: 0, latitude: place.lat, longitude: place.lng, width: 28, height: 36, iconPath: PIN }],
  }

const PIN = '/assets/tabs/pin-on.png'

/** What was chosen on WeChat's map, in the form: an address that somebody wrote stays. */
export function placedAt(
  draft: SiteDraft,
  chosen: { name: string; address: string; latitude: number; longitude: number },
): SiteDraft {
  const { name, address, latitude, longitude } = chosen
  const words = (address || name).slice(0, 60)
  return { ...draft, place: { lat: latitude, lng: longitude }, address: draft.address.trim() || words }
}

export const keepersWords = (keepers: Site['keepers']): string =>
  keepers.length > 0 ? keepers.map(({ name }) => name).join('、') : '还没有，点这里指定'

const MOST_AHEAD = 180
export const lastDay = (today: Day): Day => addDays(today, MOST_AHEAD)

export const dayLabel = (day: Day): string => `${dateWords(day)} ${weekdayWords(day)}`

export const retireQuestion = (name: string, on: Day, count: number) => ({
  title: `撤掉${name}？`,
  content: [
    `从${dayLabel(on)}起，大家找不到它，也不能再约。`,
    count > 0 ? `${count} 个预约会取消，马上告诉他们。` : '没有人的预约受影响。',
    '撤了不能恢复。',
  ].join(''),
  yes: '撤掉',
  no: '先不撤',
})
