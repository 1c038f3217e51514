import type { NearInput, NearOutput, StationBrief, StationFilter } from '../shared/contract/place'
import type { Place } from '../shared/kit/place'
import { isWanted } from '../shared/rules/stationFilter'
import { CloudError, call } from './cloud'
import { type Kept, keep, kept, recallKept } from './kept'

const LIST = 'stations'

/**
 * A page of stations, nearest first. The first page without a filter is kept on the phone; without a network it stands
 * in for the others, and what was asked for is then asked of it.
 */
export async function near(input: NearInput): Promise<Kept<NearOutput>> {
  const { at: _at, after = 0, ...filter } = input
  try {
    const value = await call('station.near', input)
    if (after === 0 && Object.values(filter).every((one) => !one)) keep(LIST, value)
    return { value, keptAt: null }
  } catch (error) {
    const stored = recallKept<NearOutput>(LIST)
    if (!stored || after > 0 || !(error instanceof CloudError) || error.code !== 'OFFLINE') throw error
    return { value: chosenOf(stored.value, filter), keptAt: stored.keptAt }
  }
}

function chosenOf(kept: NearOutput, filter: StationFilter): NearOutput {
  const chosen = (some: readonly StationBrief[]) => some.filter((one) => isWanted(one, filter, Date.now()))
  return { ...kept, stations: chosen(kept.stations), favourites: chosen(kept.favourites), after: null }
}

export const get = (stationId: string, at?: Place) =>
  kept(`station:${stationId}`, () => call('station.get', at ? { stationId, at } : { stationId }))

export const favourite = (stationId: string, on: boolean) => call('station.favourite', { stationId, on })
