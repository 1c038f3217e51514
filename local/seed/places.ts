import { createHash } from 'node:crypto'
import type { StationKind } from '../../miniprogram/shared/contract/station'
import { STATION_KIND_WORDS } from '../../miniprogram/shared/contract/station'
import type { Hours } from '../../miniprogram/shared/rules/hours'
import { type SpaceDoc, type StationDoc, derivedOf, newStation } from '../../cloudfunctions/station/public'
import { FACILITIES, HOURS, SPACES } from './profiles'
import { STATION_ROWS, type StationRow } from './stations'

const words = (text: string) => text.split(' ').filter(Boolean)
const two = (n: number) => String(n).padStart(2, '0')

/** Spaces that came later, by the station's number; they stand behind the others, which keep their places in the list. */
const LATER: readonly (readonly [station: number, profile: string])[] = [
  [1, 'council'],
  [12, 'screen'],
  [21, 'screen'],
]

const later = (index: number): string[] =>
  LATER.filter(([station]) => station === index + 1).map(([, profile]) => profile)

/** The demo district's stations and their spaces. The same on every machine. */
export function places(): { stations: StationDoc[]; spaces: SpaceDoc[] } {
  const stations = STATION_ROWS.map(stationOf)
  const spaces = STATION_ROWS.flatMap((row, index) => {
    const station = stations[index]
    return station ? words(row[6]).map((profile) => spaceOf(station, profile)) : []
  })
  const added = stations.flatMap((station, index) => later(index).map((profile) => spaceOf(station, profile)))
  return { stations, spaces: [...spaces, ...added] }
}

function stationOf(row: StationRow, index: number): StationDoc {
  const [name, kind, address, lat, lng, hours, spaces, facilities] = row
  return {
    _id: `st_${two(index + 1)}`,
    name,
    kind,
    address: `玄武区${address}`,
    place: { lat, lng },
    // Telephone numbers that the numbering plan keeps free for use in fiction are not known for China; 000 is nobody's.
    ...derivedOf({ place: { lat, lng }, facilities: facilitiesOf(facilities, kind) }),
    ...newStation(),
    phone: `025-0000${two(index + 1)}00`,
    intro: introOf(name, kind),
    facilities: facilitiesOf(facilities, kind),
    spaces: words(spaces).length + later(index).length,
    week: HOURS[hours] ?? [],
    exceptions: {},
  }
}

const facilityOf = (key: string): string => FACILITIES[key] ?? key

/** What every station of a kind has, besides its own. */
const USUAL: Readonly<Partial<Record<StationKind, string>>> = {
  ...{ community: 'charge aid umbrella', experience: 'books charge', unit: 'books parking' },
}

const facilitiesOf = (own: string, kind: StationKind): string[] =>
  words(`${own} ${USUAL[kind] ?? ''}`).map(facilityOf)

const introOf = (name: string, kind: StationKind) =>
  kind === 'screen'
    ? `${name}每天 7:00 到 22:00 播放党课短片和活动预告。`
    : `${name}是家门口的${STATION_KIND_WORDS[kind]}，来看书、开会、听党课都欢迎。`

function spaceOf(station: StationDoc, profile: string): SpaceDoc {
  const found = SPACES[profile]
  if (!found) throw new Error(`No space profile called ${profile}`)
  const { more = {}, ...usual } = found
  const { name, address, phone, place } = station
  const { week, exceptions }: Hours = station
  return {
    ...usual,
    ...{ week, exceptions },
    _id: `sp_${station._id.slice(3)}_${profile}`,
    stationId: station._id,
    station: { name, address, phone, place },
    equipment: [...usual.equipment],
    codeKey: demoKey(`${station._id}/${profile}`),
    step: 30,
    shortest: 30,
    longest: 240,
    horizonDays: 13,
    ...more,
  }
}

/** A real station draws its keys at random; the demo's are always the same, so that a printed sheet keeps working. */
const demoKey = (of: string) => createHash('sha256').update(`demo ${of}`).digest('base64url').slice(0, 12)
