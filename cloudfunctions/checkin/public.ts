import { checkInWindow } from '../../miniprogram/shared/rules/desk/window'
import type { Db } from '../kit/db'
import { events } from '../event/public'
import { type Attended, attended, tallyOf } from './attendance'

/** What other functions may use of this one. */
export { type Attended, HOW_WORDS } from './attendance'
export { residentCodeId } from './myCode'
export { checkInLines, eventsAttended } from './ofPerson'

/** Who came: exactly one line per person, the earliest scan that counts. In the order of arrival. */
export async function attendanceOf(db: Db, eventId: string): Promise<Attended[]> {
  const event = await events(db).get(eventId)
  return event ? attended(await tallyOf(db, eventId, checkInWindow(event))) : []
}
