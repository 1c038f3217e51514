/** What other functions may use of this one. */
export { type Booking, type DayDoc, dayId, days } from './store'
export { type SpaceDoc, type StationDoc, spaces, stations } from './store'
export { followReservations } from './binding'
export { closeDays } from './closing'
export { ownReservations } from './ofPerson'
export { STATIONS, derivedOf, favourites, newStation } from './stationStore'
export { type EditResult, type EditableSpace, addSpace, editSpace, editStation, raiseDays } from './editStore'
export { type EventRoom, holdForEvent as holdSpace, releaseForEvent as releaseSpace } from './events'
