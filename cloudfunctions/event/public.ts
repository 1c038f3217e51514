/** What other functions may use of this one. */
export type { EventDoc, RollDoc } from './eventDoc'
export { ORGANIZERS, eventOf, manages, mayDesk, overEvent, rollOf } from './find'
export { type Person, caller } from './people'
export { creditBound, followBinding } from './follow'
export { rolls } from './rolls'
export { eventLines } from './stored'
export { isGone } from './weeks'
export { events } from './store'
