import type { InputOf } from '../shared/contract/index'
import type { FindEventsInput, Organizer } from '../shared/contract/event'
import type { Place } from '../shared/kit/place'
import { call } from './cloud'
import { kept } from './kept'

/** The first page is kept, so that one sees without a network what was on. */
export const find = (input: FindEventsInput) =>
  kept(`events:${input.filter}:${input.kind ?? ''}:${input.stationId ?? ''}`, () => call('event.find', input))
export const more = (input: FindEventsInput) => call('event.find', input)
export const month = (wanted: string) =>
  kept(`events:${wanted}`, () => call('event.month', { month: wanted }))
export const mine = () => kept('events:mine', () => call('event.mine', {}))
export const get = (eventId: string, at?: Place) =>
  kept(`event:${eventId}`, () => call('event.get', at ? { eventId, at } : { eventId }))
export const signUp = (input: InputOf<'event.signUp'>) => call('event.signUp', input)
export const leave = (input: InputOf<'event.leave'>) => call('event.leave', input)

export const saveDraft = (input: InputOf<'event.saveDraft'>) => call('event.saveDraft', input)
export const drafts = (organizer: Organizer) => call('event.drafts', { organizer })
export const dropDraft = (draftId: string) => call('event.dropDraft', { draftId })
export const form = (eventId: string) => call('event.form', { eventId })
export const check = (input: InputOf<'event.check'>) => call('event.check', input)
export const publish = (input: InputOf<'event.publish'>) => call('event.publish', input)
export const change = (input: InputOf<'event.change'>) => call('event.change', input)
export const cancel = (input: InputOf<'event.cancel'>) => call('event.cancel', input)
export const atStation = (stationId: string) =>
  kept(`events:at:${stationId}`, () => call('event.atStation', { stationId }))
export const organized = (input: InputOf<'event.organized'>) => call('event.organized', input)

export const attendees = (eventId: string, after?: string) =>
  call('event.attendees', after ? { eventId, after } : { eventId })
export const signUpFor = (input: InputOf<'event.signUpFor'>) => call('event.signUpFor', input)
export const findMember = (input: InputOf<'event.findMember'>) => call('event.findMember', input)
export const leaveFor = (input: InputOf<'event.leaveFor'>) => call('event.leaveFor', input)
export const setHelpers = (input: InputOf<'event.setHelpers'>) => call('event.setHelpers', input)
export const signInSheet = (eventId: string) => call('event.signInSheet', { eventId })
export const exportAttendance = (eventId: string) => call('event.exportAttendance', { eventId })

export const record = (eventId: string) => kept(`record:${eventId}`, () => call('event.record', { eventId }))
export const saveRecord = (input: InputOf<'event.saveRecord'>) => call('event.saveRecord', input)
export const gallery = (input: InputOf<'event.gallery'>) => call('event.gallery', input)
export const askRemoval = (input: InputOf<'event.askRemoval'>) => call('event.askRemoval', input)
export const removals = (organizer: Organizer) => call('event.removals', { organizer })
export const settleRemoval = (input: InputOf<'event.settleRemoval'>) => call('event.settleRemoval', input)
export const evaluate = (input: InputOf<'event.evaluate'>) => call('event.evaluate', input)
export const evaluations = (eventId: string) => call('event.evaluations', { eventId })
export const creditHours = (eventId: string) => call('event.creditHours', { eventId })
export const offerMakeUp = (input: InputOf<'event.offerMakeUp'>) => call('event.offerMakeUp', input)
export const certificate = (eventId: string) => call('event.certificate', { eventId })
