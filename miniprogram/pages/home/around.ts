import * as event from '../../services/event'
import * as place from '../../services/place'
import type { Place } from '../../shared/kit/place'
import { distanceWords } from '../../shared/kit/words'
import { refusalOf } from '../../ui/busy'
import { now } from '../../ui/clock'
import { type EventItem, eventItem } from '../../ui/event.view'
import { openState } from '../../ui/words'

export interface NearStation {
  id: string
  name: string
  /** '步行 8 分钟 · 开放到 21:00' */
  note: string
}

export interface Around {
  events: EventItem[]
  stations: NearStation[]
}

const MOST = 2

/**
 * What is on, and which stations are near; without a place only what is on, since the nearest cannot be told. What cannot be
 * had is left out: nobody opened the page for it.
 */
export async function lookAround(at: Place | null): Promise<Around> {
  const [events, stations] = await Promise.all([eventsOn(at), at ? stationsNear(at) : []])
  return { events, stations }
}

async function eventsOn(at: Place | null): Promise<EventItem[]> {
  try {
    const { value } = await event.find(at ? { filter: 'all', at } : { filter: 'all' })
    return value.events
      .filter(({ mine, status }) => mine === 'none' && status === 'published')
      .slice(0, MOST)
      .map((one) => eventItem(one, now()))
  } catch (error) {
    refusalOf(error)
    return []
  }
}

async function stationsNear(at: Place): Promise<NearStation[]> {
  try {
    const { value } = await place.near({ at })
    const all = [...value.favourites, ...value.stations]
    const nearest = all.sort((a, b) => (a.distance ?? Infinity) - (b.distance ?? Infinity))
    return nearest.slice(0, MOST).map((one) => {
      const far = one.distance === null ? '' : distanceWords(one.distance)
      const note = [far, openState(one, now()).words].filter(Boolean).join(' · ')
      return { id: one.id, name: one.name, note }
    })
  } catch (error) {
    refusalOf(error)
    return []
  }
}
