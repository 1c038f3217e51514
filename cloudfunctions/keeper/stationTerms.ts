import type { SpaceEdit, StationTerms } from '../../miniprogram/shared/contract/keeper'
import type { ExceptionalDay } from '../../miniprogram/shared/contract/place'
import type { Hours } from '../../miniprogram/shared/rules/hours'
import { whole } from '../../miniprogram/shared/rules/spaceTerms'
import { type EditableSpace, type StationDoc, derivedOf } from '../station/public'

/** Between what is stored of a station and its spaces and what a keeper edits. */

type EditedHours = Pick<StationTerms, 'week' | 'exceptions' | 'holidays'>

const hoursOf = ({ week, exceptions, holidays = 'closed' }: Hours): EditedHours => ({
  week: week.map((ranges) => ranges.map((range) => ({ ...range }))),
  exceptions: Object.entries(exceptions)
    .map(([date, { open, why }]) => ({ date, open: open.map((range) => ({ ...range })), why }))
    .sort((a, b) => (a.date < b.date ? -1 : 1)),
  holidays,
})

const storedHours = ({ week, exceptions, holidays }: EditedHours) => ({
  ...{ week, exceptions: recordOf(exceptions), holidays },
})

const recordOf = (exceptions: readonly ExceptionalDay[]): Hours['exceptions'] =>
  Object.fromEntries(exceptions.map(({ date, open, why }) => [date, { open, why }]))

export const termsOf = (doc: StationDoc): StationTerms => ({
  ...hoursOf(doc),
  ...{ address: doc.address, phone: doc.phone, intro: doc.intro },
  ...{ facilities: [...doc.facilities], photos: [...doc.photos] },
})

export function withTerms(
  doc: StationDoc,
  { week, exceptions, holidays, ...rest }: StationTerms,
): StationDoc {
  const next = { ...doc, ...rest, ...storedHours({ week, exceptions, holidays }) }
  return { ...next, ...derivedOf(next) }
}

/** What a space takes over from its station: how it is found, and its hours, unless it has its own. */
export const follow = (space: EditableSpace, station: StationDoc): EditableSpace => ({
  ...space,
  ...(space.hasOwnHours ? {} : storedHours(hoursOf(station))),
  station: pointer(station),
})

const pointer = ({ name, address, phone, place }: StationDoc): EditableSpace['station'] => ({
  ...{ name, address, phone, place },
})

export function spaceTermsOf(doc: EditableSpace): SpaceEdit {
  const { name, whereabouts, capacity, equipment, audience, step, shortest, longest, horizonDays } = doc
  const all = whole(doc)
  return {
    ...{
      name,
      whereabouts,
      capacity,
      equipment: [...equipment],
      audience,
      step,
      shortest,
      longest,
      horizonDays,
    },
    ...{ kind: all.kind, audienceId: all.audienceId, audienceName: all.audienceName },
    ...{ before: all.before, after: all.after, notice: all.notice, seriesDays: all.seriesDays },
    ...{ approval: all.approval, quota: all.quota, offerMinutes: all.offerMinutes },
    ...{ rules: all.rules, photos: [...all.photos] },
    ownHours: doc.hasOwnHours ? hoursOf(doc) : null,
  }
}

export function withSpaceTerms(doc: EditableSpace, station: StationDoc, terms: SpaceEdit): EditableSpace {
  const { ownHours, ...rest } = terms
  const hours = ownHours ?? hoursOf(station)
  return {
    ...{ ...doc, ...rest, ...storedHours(hours), hasOwnHours: ownHours !== null },
    station: pointer(station),
  }
}

/** A space that nobody has opened yet. */
export const emptySpace = (
  id: string,
  station: StationDoc,
  codeKey: string,
  terms: SpaceEdit,
): EditableSpace =>
  withSpaceTerms(
    {
      ...{ _id: id, stationId: station._id, codeKey, ...terms, version: 1 },
      // Where the whole station is closed, a new room is closed as well.
      blackouts: station.blackouts ?? [],
      ...storedHours(hoursOf(station)),
      station: pointer(station),
    },
    station,
    terms,
  )
