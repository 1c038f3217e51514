/** What other functions may use of this one. */
export { type SpaceDoc, type StationDoc, spaces, stations } from './store'
export { reservationsOf } from './ofPerson'
export { STATIONS, derivedOf, favourites, newStation } from './stationStore'
