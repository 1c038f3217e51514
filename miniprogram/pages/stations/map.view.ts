import type { StationBrief } from '../../shared/contract/place'
import type { Place } from '../../shared/kit/place'
import type { Instant } from '../../shared/kit/time'
import { metresOnFoot } from '../../shared/kit/words'
import { isOpenAt } from '../../shared/rules/stationFilter'

/** The circle of a quarter of an hour on foot (15 分钟学习圈). */
export const CIRCLE_MINUTES = 15

export interface MapView {
  latitude: number
  longitude: number
  scale: number
  markers: object[]
  circles: object[]
  /** '15 分钟圈里有 7 个站'; how many are shown where nobody knows where the person is. */
  words: string
}

const PLUM = '#B3122A'
const PLUM_VEIL = '#B3122A14'

/** Nobody can choose among more pins than that. */
const NEAR_SCALE = 14
const FAR_SCALE = 12

/** What the map shows: a pin for each station, red while it is open, and the circle around the person. */
export function mapView(stations: readonly StationBrief[], here: Place | null, now: Instant): MapView {
  const middle = here ?? middleOf(stations)
  const reach = metresOnFoot(CIRCLE_MINUTES)
  const within = stations.filter(({ distance }) => distance !== null && distance <= reach).length
  return {
    ...{ latitude: middle.lat, longitude: middle.lng, scale: here ? NEAR_SCALE : FAR_SCALE },
    markers: stations.map((station, id) => markerOf(station, id, now)),
    circles: here ? [circleOf(here, reach)] : [],
    words: here ? circleWords(within) : `图上有 ${stations.length} 个站`,
  }
}

const circleWords = (within: number): string =>
  within > 0
    ? `红圈里走 ${CIRCLE_MINUTES} 分钟就到，有 ${within} 个站`
    : `走 ${CIRCLE_MINUTES} 分钟以内没有站，看看圈外的`

const markerOf = ({ name, place, today }: StationBrief, id: number, now: Instant) => ({
  ...{ id, latitude: place.lat, longitude: place.lng, width: 32, height: 32 },
  iconPath: isOpenAt(today, now) ? '/assets/tabs/pin-on.png' : '/assets/tabs/pin.png',
  ariaLabel: name,
  callout: {
    ...{ content: name, display: 'BYCLICK', padding: 8, borderRadius: 8, fontSize: 15 },
    ...{ color: '#1F1B1A', bgColor: '#FFFFFF' },
  },
})

const circleOf = ({ lat, lng }: Place, radius: number) => ({
  ...{ latitude: lat, longitude: lng, radius, strokeWidth: 2, color: PLUM, fillColor: PLUM_VEIL },
})

/** Of no stations: the district's middle does not matter, since there is nothing to see. */
function middleOf(stations: readonly StationBrief[]): Place {
  const sum = stations.reduce((all, { place }) => ({ lat: all.lat + place.lat, lng: all.lng + place.lng }), {
    lat: 0,
    lng: 0,
  })
  const count = Math.max(1, stations.length)
  return { lat: sum.lat / count, lng: sum.lng / count }
}
