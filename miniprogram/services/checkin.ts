import type { InputOf } from '../shared/contract/index'
import { call } from './cloud'
import { kept } from './kept'

export const open = (input: InputOf<'checkin.open'>) => call('checkin.open', input)
export const people = (input: InputOf<'checkin.people'>) => call('checkin.people', input)
export const deliver = (input: InputOf<'checkin.deliver'>) => call('checkin.deliver', input)
export const look = (input: InputOf<'checkin.look'>) => call('checkin.look', input)
export const log = (input: InputOf<'checkin.log'>) => call('checkin.log', input)
export const eventCode = (eventId: string) => call('checkin.eventCode', { eventId })
export const scan = (input: InputOf<'checkin.scan'>) => call('checkin.scan', input)
export const myCode = () => call('checkin.myCode', {})
export const addSheet = (input: InputOf<'checkin.addSheet'>) => call('checkin.addSheet', input)
/** Without a network the photographs that were seen last. */
export const sheets = (eventId: string) =>
  kept(`sheets:${eventId}`, () => call('checkin.sheets', { eventId }))
