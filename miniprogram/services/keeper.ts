import type { InputOf } from '../shared/contract/index'
import { call } from './cloud'
import { kept } from './kept'

/** A keeper's work. Offline the last board and the last log are still there to be read. */
export const board = (stationId: string, date?: string) =>
  kept(`board:${stationId}:${date ?? ''}`, () =>
    call('station.board', date ? { stationId, date } : { stationId }),
  )
export const decide = (input: InputOf<'station.decide'>) => call('station.decide', input)
export const release = (input: InputOf<'station.release'>) => call('station.release', input)
export const content = (stationId: string, reservationId: string) =>
  call('keeper.content', { stationId, reservationId })
export const walkIn = (input: InputOf<'station.keeperWalkIn'>) => call('station.keeperWalkIn', input)
export const closePreview = (input: InputOf<'station.closePreview'>) => call('station.closePreview', input)
export const close = (input: InputOf<'station.close'>) => call('station.close', input)
export const reopen = (input: InputOf<'station.reopen'>) => call('station.reopen', input)

export const station = (stationId: string) => call('keeper.station', { stationId })
export const previewStation = (input: InputOf<'keeper.previewStation'>) =>
  call('keeper.previewStation', input)
export const saveStation = (input: InputOf<'keeper.saveStation'>) => call('keeper.saveStation', input)

export const space = (stationId: string, spaceId: string) => call('keeper.space', { stationId, spaceId })
export const previewSpace = (input: InputOf<'keeper.previewSpace'>) => call('keeper.previewSpace', input)
export const saveSpace = (input: InputOf<'keeper.saveSpace'>) => call('keeper.saveSpace', input)

export const organizations = (input: InputOf<'keeper.organizations'>) => call('keeper.organizations', input)

export const site = (stationId: string) => call('keeper.site', { stationId })
export const openStation = (input: InputOf<'keeper.openStation'>) => call('keeper.openStation', input)
export const moveStation = (input: InputOf<'keeper.moveStation'>) => call('keeper.moveStation', input)
export const previewRetire = (input: InputOf<'keeper.previewRetire'>) => call('keeper.previewRetire', input)
export const retireStation = (input: InputOf<'keeper.retireStation'>) => call('keeper.retireStation', input)

export const log = (stationId: string, month?: string) =>
  kept(`log:${stationId}:${month ?? ''}`, () =>
    call('keeper.log', month ? { stationId, month } : { stationId }),
  )
export const writeLog = (input: InputOf<'keeper.writeLog'>) => call('keeper.writeLog', input)
export const fixLog = (input: InputOf<'keeper.fixLog'>) => call('keeper.fixLog', input)
export const strikeLog = (input: InputOf<'keeper.strikeLog'>) => call('keeper.strikeLog', input)
export const exportLog = (stationId: string, month: string) => call('keeper.exportLog', { stationId, month })
