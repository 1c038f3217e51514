import type { EventForm } from '../../miniprogram/shared/contract/event'
import type { Context } from '../kit/action'
import type { EventDoc } from './eventDoc'

type Using = Pick<Context, 'db' | 'now' | 'requestId'>

/** Gives a station's space back. Done twice, it is done once. */
export async function releaseRoom(_ctx: Using, _reservationId: string): Promise<void> {}

/** The space of a changed event: held anew where it or its hours are other ones, and which booking that gives up. */
export async function changeRoom(
  _ctx: Using,
  { reservationId }: EventDoc,
  _form: EventForm,
): Promise<{ reservationId: string | null; releases: string | null }> {
  return { reservationId, releases: null }
}

/** Why a station's space cannot be had for these hours, as a sentence; null when it can, and outdoors. */
export async function roomProblem(
  _ctx: Using,
  _form: EventForm,
  _own: string | undefined,
): Promise<string | null> {
  return null
}
