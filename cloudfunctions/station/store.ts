/** The one place that names this function's collections, in files by what they hold. */
export { type DayDoc, dayId, days } from './dayStore'
export { type Space, type SpaceDoc, spaces } from './spaceStore'
export { type StationDoc, stations } from './stationStore'
export type { Booking } from '../../miniprogram/shared/rules/day/book'
