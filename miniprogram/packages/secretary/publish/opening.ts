import * as event from '../../../services/event'
import * as station from '../../../services/station'
import { placeWords } from '../../../ui/event.view'
import { whoAmI } from '../../../ui/session'
import { contactOf, organizerName } from '../events/organizer'
import { begin, drafting, edit } from './drafting'

/** What a form has to know before it can be shown, each piece from where it is. */

/** A published event is changed in the same form. */
export async function beginChange(eventId: string): Promise<void> {
  const [{ form, organizer, version }, { value }] = await Promise.all([
    event.form(eventId),
    event.get(eventId),
  ])
  const changing = { eventId, version, isSeries: value.series !== null }
  const whereWords = placeWords(value.fullPlace)
  begin({ organizer, organizerName: value.organizerName, form, changing, whereWords })
}

/** Who holds it, and whom to ring, where the page before did not know it yet. False when there is nothing to add. */
export async function introduce(): Promise<boolean> {
  const one = drafting()
  if (!one || one.organizerName) return false
  const me = await whoAmI().catch(() => null)
  const latest = drafting()
  if (!me || latest?.localId !== one.localId) return false
  const contact = latest.form.contact?.name ? {} : { contact: contactOf(me) }
  edit({ organizerName: organizerName(me, one.organizer), form: contact })
  return true
}

/** A draft of another day knows its room by its id only. */
export async function nameSpace(spaceId: string): Promise<void> {
  try {
    const { value } = await station.day(spaceId)
    edit({ whereWords: placeWords({ stationName: value.station.name, name: value.space.name }) })
  } catch {
    edit({ form: {}, whereWords: '原来选的房间' })
  }
}
